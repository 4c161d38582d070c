package symtab

import "bytes"

// Kinds of files people take for a map, by how they begin, and what to do with them.
var magics = []struct {
	at    int
	bytes string
	what  string
	hint  string
}{
	{0, "\x7fELF", "an ELF file, such as vmlinux", "run: nm -n vmlinux > my.map"},
	{0x202, "HdrS", "a compressed x86 kernel image (bzImage)", wantMap},
	{0x38, "ARMd", "an arm64 kernel image", wantMap},
	{0x38, "RSC\x05", "a RISC-V kernel image", wantMap},
	{4, "zimg", "a compressed EFI kernel image", wantMap},
	{0, "MZ", "an EFI program, such as a kernel image", wantMap},
	{0, "\x1f\x8b", "gzip-compressed", unpack},
	{0, "\xfd7zXZ\x00", "xz-compressed", unpack},
	{0, "\x28\xb5\x2f\xfd", "zstd-compressed", unpack},
	{0, "BZh", "bzip2-compressed", unpack},
	{0, "\x02\x21\x4c\x18", "lz4-compressed", unpack},
	{0, "\x04\x22\x4d\x18", "lz4-compressed", unpack},
	{0, "\x89LZO", "lzo-compressed", unpack},
	{0, "\x5d\x00\x00", "lzma-compressed", unpack},
	{0, "PK\x03\x04", "a ZIP archive", unpack},
	{0, "!<arch>\n", "an archive, such as a Debian package", unpack},
	{257, "ustar", "a tar archive", unpack},
	{0, "\xed\xab\xee\xdb", "an RPM package", unpack},
	{0, "%PDF", "a PDF document", wantMap},
	{0, "\x89PNG", "an image", wantMap},
	{0, "\xff\xfe", "UTF-16 text", "save it as UTF-8 or plain ASCII and open that"},
	{0, "\xfe\xff", "UTF-16 text", "save it as UTF-8 or plain ASCII and open that"},
}

const unpack = "unpack it first and open the map in it"

const wantMap = "open a System.map, or the output of \"sudo cat /proc/kallsyms\" or of \"nm -n vmlinux\""

// utf8Mark is what some editors put before a text.
const utf8Mark = "\xef\xbb\xbf"

// refuse returns an error for what cannot be a map at all, before any line is read.
func refuse(src []byte) error {
	head := src[:min(len(src), 4096)]
	if len(bytes.TrimSpace(head)) == 0 && len(bytes.TrimSpace(src)) == 0 {
		return &ParseError{Code: "empty", Cause: "the file is empty", Hint: wantMap}
	}
	for _, m := range magics {
		if len(head) >= m.at+len(m.bytes) && string(head[m.at:m.at+len(m.bytes)]) == m.bytes {
			return binaryFile(0, 0, head, "the file is "+m.what+", not a map", m.hint)
		}
	}
	if at := bytes.IndexByte(head, 0); at >= 0 {
		return binaryFile(0, 0, head, "the file is binary, not a map", wantMap)
	}
	text := bytes.TrimSpace(head)
	if len(text) > 0 && (text[0] == '<' || text[0] == '{') {
		return &ParseError{Code: "not-a-map", Line: 1, Text: excerpt(firstLine(text)), Cause: "the file is a web page or structured data, not a map", Hint: wantMap}
	}
	return refuseStub(text)
}

func binaryFile(line, offset int, text []byte, cause, hint string) error {
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
		Hint: "install the package " + string(name) + " and open /usr/lib/debug/boot/System.map-<version>, or run: sudo cat /proc/kallsyms > my.map"}
}
