package unpack_test

import (
	"bytes"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/unpack"
)

// TestMagicByChance: programs that know a format have its magic bytes among their own. What follows them there is no stream, and no
// failure of one is reported.
func TestMagicByChance(t *testing.T) {
	code := bytes.Repeat([]byte("\x55\x48\x89\xe5\x0f\x1f\x40\x00\xc3"), 20000)
	for _, tt := range []struct{ name, magic string }{
		{"xz", "\xfd7zXZ\x00\x00\x04\x12\x34\x56\x78\x02\x00"},
		{"lzo", "\x89LZO\x00\r\n\x1a\n\x10\x30\x20\x60"},
		{"zstd, a block of a hundred bytes and one of all that follows", "\x28\xb5\x2f\xfd\x00\x58\x20\x03\x00" + string(code[:100]) + "\x00\x00\x08"},
		{"zstd, a block of a kind that does not exist", "\x28\xb5\x2f\xfd\x00\x58\x26\x03\x00"},
		{"zstd, a last block", "\x28\xb5\x2f\xfd\x00\x58\x25\x03\x00"},
	} {
		file := string(code[:4500]) + tt.magic + string(code)
		if _, err := unpack.Each([]byte(file), unpack.Options{}, func(unpack.Kernel) bool { return false }); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
