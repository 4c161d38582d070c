package symtab

import "bytes"

const wantMap = "open a System.map, or the output of \"sudo cat /proc/kallsyms\" or of \"nm -n vmlinux\""

// utf8Mark is what some editors put before a text.
const utf8Mark = "\xef\xbb\xbf"

// Codes of errors that say: this reader does not know the file, another may. Kernels, archives and compressed files are
// for symtab/image, texts in other forms for symtab/texts.
const (
	CodeBinary = "binary"
	CodeOther  = "other-text"
)

// refuse returns an error for what cannot be a map at all, before any line is read.
func refuse(src []byte) error {
	if head := src[:min(len(src), SniffBytes)]; len(bytes.Trim(head, whiteSpace)) == 0 && len(bytes.Trim(src, whiteSpace)) == 0 {
		return &ParseError{Code: "empty", Cause: "the file is empty", Hint: wantMap}
	}
	return Sniff(src)
}

// SniffBytes is how much of a file Sniff looks at.
const SniffBytes = 4096

// Sniff looks at how a file begins. It returns an error with CodeBinary where there is a NUL byte, which no text has,
// and one with the code "stub" for the placeholder that Debian installs as /boot/System.map.
func Sniff(src []byte) error {
	head := src[:min(len(src), SniffBytes)]
	if bytes.IndexByte(head, 0) >= 0 {
		return binaryFile(0, 0, head, "the file is binary, not a map")
	}
	return refuseStub(bytes.Trim(head, whiteSpace))
}

func binaryFile(line, offset int, text []byte, cause string) *ParseError {
	return &ParseError{Code: CodeBinary, Line: line, Offset: offset, Text: excerpt(firstLine(text)), Cause: cause, Hint: wantMap}
}

func firstLine(b []byte) []byte {
	if end := bytes.IndexByte(b, '\n'); end >= 0 {
		return b[:end]
	}
	return b
}

// refuseStub recognises the one line that Debian installs as /boot/System.map.
func refuseStub(text []byte) error {
	_, rest, ok := bytes.Cut(firstLine(text), []byte("The real System.map is in the "))
	if !ok {
		return nil
	}
	name, _, _ := bytes.Cut(rest, []byte(" package"))
	if len(name) == 0 || len(name) > 100 {
		name = []byte("linux-image-<version>-dbg")
	}
	return &ParseError{Code: "stub", Line: 1, Text: excerpt(firstLine(text)), Cause: "this is Debian's placeholder, not the real System.map",
		Hint: "install the package " + string(name) + " and open /usr/lib/debug/boot/System.map-<version>, or run: sudo cat /proc/kallsyms > my.map; the page also opens the kernel itself, vmlinuz-<version>"}
}
