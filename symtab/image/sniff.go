package image

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
)

// others are files that people take for a kernel, by how they begin.
var others = []struct {
	magic             string
	code, cause, hint string
}{
	{"070701", "initramfs", "this is an initramfs, which the kernel unpacks as it starts, not the kernel", openKernel},
	{"070702", "initramfs", "this is an initramfs, which the kernel unpacks as it starts, not the kernel", openKernel},
	{"!<arch>\n", "package", "this is a Debian package or another archive", "unpack it (dpkg-deb -x) and open boot/vmlinuz-<version> in it"},
	{"\xed\xab\xee\xdb", "package", "this is an RPM package", "unpack it (rpm2cpio) and open lib/modules/<version>/vmlinuz in it"},
	{"PK\x03\x04", "package", "this is a ZIP archive", "unpack it and open the kernel in it"},
	{"%PDF", "no-kernel", "this is a PDF document", openKernel},
	{"\x89PNG", "no-kernel", "this is a picture", openKernel},
}

const openKernel = "open /boot/vmlinuz-<version>, vmlinux or Image"

// refuse returns an error for what cannot be a kernel at all.
func refuse(file []byte) error {
	if len(file) == 0 {
		return &symtab.ParseError{Code: "empty", Cause: "the file is empty", Hint: openKernel}
	}
	for _, o := range others {
		if bytes.HasPrefix(file, []byte(o.magic)) {
			return &symtab.ParseError{Code: o.code, Cause: o.cause, Hint: o.hint}
		}
	}
	if system := fileSystemOf(file); system != nil {
		return system
	}
	if isText(file) {
		return &symtab.ParseError{Code: "map", Cause: "this is text, such as a System.map, not a kernel", Hint: "open it as a map"}
	}
	return nil
}

// isText reports whether a file begins like text for longer than any kernel does.
func isText(file []byte) bool {
	head := file[:min(len(file), 4096)]
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return true
}
