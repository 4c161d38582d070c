package archive

import (
	"bytes"
	"path"
	"strings"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/unpack"
	"github.com/kallscope/kallscope/symtab/texts"
)

// A Kind is what a file of an archive is taken for.
type Kind uint8

const (
	Unknown Kind = iota
	Map
	Kernel
	Archive
)

func (k Kind) String() string { return [...]string{"file", "map", "kernel", "archive"}[k] }

// kindOf decides by a file's name and its first bytes.
func kindOf(name string, size int64, head []byte) Kind {
	base := path.Base(name)
	switch {
	case isArchive(name, head):
		return Archive
	case isELF(head):
		if isProgram(head) && (hasAny(base, "vmlinu", "linux", "kernel") || base == "Image") {
			return Kernel
		}
	case unpack.Looks(head) != "":
		return Kernel
	case unpack.Compressor(head) != "" && isMapName(base):
		return Map
	case len(head) > 0 && texts.IsText(head):
		if isMap(base, head) {
			return Map
		}
	case size >= smallestKernel && isKernelName(base):
		return Kernel
	}
	return Unknown
}

// smallestKernel is a size in bytes that every kernel exceeds, and that links and checksums beside kernels do not.
const smallestKernel = 64 << 10

func hasAny(name string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

func isKernelName(base string) bool {
	for _, begins := range [...]string{"vmlinuz", "vmlinux", "bzImage", "zImage", "uImage", "Image"} {
		if strings.HasPrefix(base, begins) {
			return true
		}
	}
	return base == "kernel" || strings.HasPrefix(base, "kernel") && strings.HasSuffix(base, ".img")
}

func isMapName(base string) bool {
	return hasAny(base, "System.map", "kallsyms") || hasAny(base+".", ".map.") && !strings.HasSuffix(base, ".js.map")
}

// isMap reports whether a text is a map by its name, or because most of its first lines begin with an address.
func isMap(base string, head []byte) bool {
	if symtab.Sniff(head) != nil {
		return false // Debian's placeholder
	}
	if isMapName(base) {
		return true
	}
	const some = 20
	lines, addresses := 0, 0
	for line := range bytes.Lines(head) {
		if fields := bytes.Fields(line); len(fields) > 0 {
			if lines++; isAddress(fields[0]) && len(fields) > 2 && len(fields[1]) == 1 {
				addresses++
			}
		}
		if lines == some {
			break
		}
	}
	return addresses > 0 && 2*addresses > lines
}

func isAddress(field []byte) bool {
	field = bytes.TrimPrefix(field, []byte("0x"))
	for _, c := range field {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return len(field) >= 8 && len(field) <= 16
}

// isStub reports whether Sniff has recognised Debian's placeholder.
func isStub(err error) bool {
	parse, is := err.(*symtab.ParseError)
	return is && parse.Code == "stub"
}

func isELF(head []byte) bool { return bytes.HasPrefix(head, []byte("\x7fELF")) }

// isProgram reports whether an ELF file is a program, not an object file such as a module.
func isProgram(head []byte) bool {
	const typeAt, executable, shared = 16, 2, 3
	if len(head) < typeAt+2 {
		return false
	}
	kind := head[typeAt] | head[typeAt+1] // e_type has two bytes, one of them zero in either byte order
	return kind == executable || kind == shared
}
