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
	{"7z\xbc\xaf'\x1c", "package", "this is a 7z archive", unpackWith7z},
	{"Rar!\x1a\x07", "package", "this is a RAR archive", unpackWith7z},
	{"MSCF\x00\x00\x00\x00", "package", "this is a cabinet archive of Windows", unpackWith7z},
	{"LZIP\x01", "package", "this is a file compressed with lzip", "run: lzip -d FILE; then open what comes out"},
	{"\x1f\x9d\x90", "package", "this is a file compressed with compress", "run: gzip -d FILE; then open what comes out"},
	{"KDUMP   ", "no-kernel", "this is a dump of a kernel's memory", openDumped},
	{"DISKDUMP", "no-kernel", "this is a dump of a kernel's memory", openDumped},
	{"PERFILE2", "no-kernel", "this is a recording of perf", openKernel},
	{"\xff\xd8\xff", "no-kernel", "this is a picture", openKernel},
	{"GIF8", "no-kernel", "this is a picture", openKernel},
	{"%PDF", "no-kernel", "this is a PDF document", openKernel},
	{"\x89PNG", "no-kernel", "this is a picture", openKernel},
}

const (
	openKernel   = "open /boot/vmlinuz-<version>, vmlinux or Image"
	openDumped   = "open that kernel itself, or what sym -l prints in crash"
	unpackWith7z = "run: 7z x FILE; then open the map or the kernel that comes out"
)

// refuse returns an error for what cannot be a kernel at all.
func refuse(file []byte) error {
	if len(file) == 0 {
		return &symtab.ParseError{Code: "empty", Cause: "the file is empty", Hint: openKernel}
	}
	if len(bytes.TrimLeft(file, "\x00")) == 0 {
		return &symtab.ParseError{Code: "empty", Cause: "all bytes of the file are zero: it was not written in full", Hint: openKernel}
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
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f || c == 0xff { // the last fills erased flash memory, and is in no text
			return false
		}
	}
	return true
}
