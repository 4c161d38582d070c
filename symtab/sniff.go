package symtab

import "bytes"

// A magic is how a kind of files begins.
type magic struct {
	at    int
	bytes string
	what  string
	hint  string
	never bool // neither a map nor a kernel, nor with one inside
}

// Kinds of files people take for a map, and what to do with them.
var magics = []magic{
	{0, "\x7fELF", "an ELF file, such as vmlinux", "run: nm -n vmlinux > my.map", false},
	{0x202, "HdrS", "a compressed x86 kernel image (bzImage)", wantMap, false},
	{0x38, "ARMd", "an arm64 kernel image", wantMap, false},
	{0x38, "RSC\x05", "a RISC-V kernel image", wantMap, false},
	{4, "zimg", "a compressed EFI kernel image", wantMap, false},
	{0, "MZ", "an EFI program, such as a kernel image", wantMap, false},
	{0, "\x1f\x8b", "gzip-compressed", unpack, false},
	{0, "\xfd7zXZ\x00", "xz-compressed", unpack, false},
	{0, "\x28\xb5\x2f\xfd", "zstd-compressed", unpack, false},
	{0, "BZh", "bzip2-compressed", unpack, false},
	{0, "\x02\x21\x4c\x18", "lz4-compressed", unpack, false},
	{0, "\x04\x22\x4d\x18", "lz4-compressed", unpack, false},
	{0, "\x89LZO", "lzo-compressed", unpack, false},
	{0, "\x5d\x00\x00", "lzma-compressed", unpack, false},
	{0, "PK\x03\x04", "a ZIP archive", unpack, true},
	{0, "!<arch>\n", "an archive, such as a Debian package", unpack, true},
	{257, "ustar", "a tar archive", unpack, true},
	{0, "\xed\xab\xee\xdb", "an RPM package", unpack, true},
	{0, "%PDF", "a PDF document", wantMap, true},
	{0, "\x89PNG", "an image", wantMap, true},
	{0, "\xff\xfe", "UTF-16 text", "save it as UTF-8 or plain ASCII and open that", true},
	{0, "\xfe\xff", "UTF-16 text", "save it as UTF-8 or plain ASCII and open that", true},
}

const unpack = "unpack it first and open the map in it"

const wantMap = "open a System.map, or the output of \"sudo cat /proc/kallsyms\" or of \"nm -n vmlinux\""

// utf8Mark is what some editors put before a text.
const utf8Mark = "\xef\xbb\xbf"

// refuse returns an error for what cannot be a map at all, before any line is read.
func refuse(src []byte) error {
	if head := src[:min(len(src), SniffBytes)]; len(bytes.TrimSpace(head)) == 0 && len(bytes.TrimSpace(src)) == 0 {
		return &ParseError{Code: "empty", Cause: "the file is empty", Hint: wantMap}
	}
	return Sniff(src)
}

// SniffBytes is how much of a file Sniff looks at.
const SniffBytes = 4096

// Sniff looks at how a file begins and returns an error for what cannot be a map: with the code "binary" for what may
// be a kernel, or hold one, and other codes for what is neither.
func Sniff(src []byte) error {
	head := src[:min(len(src), SniffBytes)]
	kind, binary := magic{what: "binary", hint: wantMap}, bytes.IndexByte(head, 0) >= 0
	for _, m := range magics {
		if len(head) >= m.at+len(m.bytes) && string(head[m.at:m.at+len(m.bytes)]) == m.bytes {
			kind, binary = m, true
			break
		}
	}
	if binary {
		err := binaryFile(0, 0, head, "the file is "+kind.what+", not a map", kind.hint)
		if kind.never {
			err.Code = "not-a-map"
		}
		return err
	}
	text := bytes.TrimSpace(head)
	if len(text) > 0 && (text[0] == '<' || text[0] == '{') {
		return &ParseError{Code: "not-a-map", Line: 1, Text: excerpt(firstLine(text)), Cause: "the file is a web page or structured data, not a map", Hint: wantMap}
	}
	return refuseStub(text)
}

func binaryFile(line, offset int, text []byte, cause, hint string) *ParseError {
	return &ParseError{Code: "binary", Line: line, Offset: offset, Text: excerpt(firstLine(text)), Cause: cause, Hint: hint}
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
