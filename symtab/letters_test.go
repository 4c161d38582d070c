package symtab

import (
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// Tests every byte at every place, with usual letters at the others.
func TestUsualLetters(t *testing.T) {
	for c := range 256 {
		want := c >= 0x28 && c < 0x7f && !strings.ContainsRune("<=>?\\`", rune(c))
		for place := range 8 {
			text := []byte("printk_1")
			text[place] = byte(c)
			unusual := letterMask(^usualLetters(word.LittleEndian64(text))&highs) & 0xff
			if got := unusual&(1<<place) == 0; got != want || unusual&(1<<place-1) != 0 {
				t.Errorf("%q, place %d: unusual %08b, want usual %v", text, place, unusual, want)
			}
		}
	}
}

func TestDigits(t *testing.T) {
	for c := range 256 {
		for place := range 8 {
			text := []byte("0f9aAF81")
			text[place] = byte(c)
			want, err := strconv.ParseUint(string(text), 16, 64)
			if got := areDigits(word.LittleEndian64(text)); got != (err == nil) {
				t.Errorf("areDigits(%q) = %v", text, got)
			}
			if got := eightDigits(word.LittleEndian64(text)); err == nil && got != want {
				t.Errorf("eightDigits(%q) = %x, want %x", text, got, want)
			}
		}
	}
}
