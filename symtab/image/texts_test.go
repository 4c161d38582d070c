package image

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// handmade lays out tables as 5.10 has them: n symbols with the same record, all at one address, and 256 tokens of which
// those not given are one letter.
func handmade(n int, record string, texts map[byte]string) []byte {
	b := []byte("\x00\x01\x02kernel")
	align := func() {
		for len(b)%8 != 0 {
			b = append(b, 0)
		}
	}
	align()
	b = append(b, make([]byte, 4*n)...) // offsets
	align()
	b = binary.LittleEndian.AppendUint64(b, 0xffffffff81000000)
	b = binary.LittleEndian.AppendUint64(b, uint64(n))
	b = append(b, strings.Repeat(record, n)...)
	align()
	for i := 0; i < n; i += markedRecords {
		b = binary.LittleEndian.AppendUint32(b, uint32(i*len(record)))
	}
	align()
	var table, index []byte
	for slot := range tokens {
		text, given := texts[byte(slot)]
		if !given {
			text = "?"
		}
		if firstDigit <= slot && slot <= '9' {
			text = string(rune(slot))
		}
		index = binary.LittleEndian.AppendUint16(index, uint16(len(table)))
		table = append(append(table, text...), 0)
	}
	b = append(b, table...)
	align()
	return append(append(b, index...), make([]byte, 64)...)
}

// TestTexts reads names that no kernel has: longer than one's buffers, more of them than a map may have, with bytes that
// end a line or that terminals obey.
func TestTexts(t *testing.T) {
	long := "T" + strings.Repeat("x", 500)
	many := strings.Repeat("x", 11)
	for _, tt := range []struct {
		name   string
		n      int
		record string
		texts  map[byte]string
		cause  string // "" where they are read
	}{
		{"a name of 511 bytes", 300, "\x02Tm", map[byte]string{'T': long, 'm': many}, ""},
		{"a name of 512", 300, "\x03Tm0", map[byte]string{'T': long, 'm': many}, "longer"},
		{"a record that expands without end", 300, "\xf4\x03" + strings.Repeat("T", 500), map[byte]string{'T': long}, "longer"},
		{"few bytes a name, but more than a map's", 600_000, "\x01T", map[byte]string{'T': long}, "256 MiB"},
		{"few bytes a name, beside a long token that none has", 600_000, "\x01t", map[byte]string{'t': "tx", 'T': long}, ""},
		{"a newline", 300, "\x01T", map[byte]string{'T': "T_a\nffffffff81000000 T forged"}, "letter"},
		{"a tab", 300, "\x02T0", map[byte]string{'T': "T_a\t"}, "letter"},
		{"a space", 300, "\x02Tx", map[byte]string{'T': "T_a", 'x': " "}, "letter"},
		{"an escape sequence", 300, "\x01T", map[byte]string{'T': "T\x1b]0;title\x07"}, "letter"},
		{"a delete", 300, "\x01T", map[byte]string{'T': "T_a\x7f"}, "letter"},
		{"bytes beyond ASCII", 300, "\x01T", map[byte]string{'T': "T_\x80\xc3\xa9\xff"}, ""},
		{"a newline in a token that is not used", 300, "\x01T", map[byte]string{'T': "T_a", 'U': "U\n"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := handmade(tt.n, tt.record, tt.texts)
			m, err := Open(file, Options{})
			if tt.cause != "" {
				if code(err) != "damaged" || !strings.Contains(err.Error(), tt.cause) {
					t.Fatalf("Open = %v, %v, want damaged because of %q", m != nil, err, tt.cause)
				}
				return
			}
			if err != nil || m.Tables.NumSyms != tt.n {
				t.Fatalf("Open = %v, want %d symbols", err, tt.n)
			}
			if line := m.Tables.AppendMapLine(nil, 0); bytes.Count(line, []byte("\n")) != 1 {
				t.Errorf("%q is not one line", line)
			}
		})
	}
}
