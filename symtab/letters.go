package symtab

// The functions here look at eight letters at a time: a word holds one letter in each byte, the first in the lowest.

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// zeroBytes sets the top bit of the lowest byte that is zero. Bits above that one may be wrong.
func zeroBytes(w uint64) uint64 { return (w - ones) &^ w & highs }

// usualLetters sets the top bit of each byte that is a usual letter of a name: no blank or control character, nothing
// beyond ASCII, none of "#$%&' <=>? \ ` and !. Above the first byte without that bit the bits may be wrong.
func usualLetters(w uint64) uint64 {
	blank := w&(0x7f*ones) + (0x80-0x28)*ones // the top bit from 28 hexadecimal on
	angle := (w | 3*ones ^ 0x3f*ones) + 0x7f*ones
	slash := (w ^ '\\'*ones) + 0x7f*ones
	quote := (w ^ '`'*ones) + 0x7f*ones
	return blank & angle & slash & quote &^ w &^ (w + ones) & highs
}

// letterMask gathers the top bits of the eight bytes of a word, the first byte's in the lowest bit.
func letterMask(tops uint64) uint64 { return tops >> 7 * 0x0102040810204080 >> 56 }

// areDigits reports whether all eight letters are hexadecimal digits.
func areDigits(w uint64) bool {
	letter := w | 0x20*ones
	digit := (w + (0x80-'0')*ones) &^ (w + (0x80-'9'-1)*ones)
	return (digit|(letter+(0x80-'a')*ones)&^(letter+(0x80-'f'-1)*ones))&^w&highs == highs
}

// eightDigits returns the value of eight hexadecimal digits.
func eightDigits(w uint64) uint64 {
	n := w&(0xf*ones) + 9*(w>>6&ones)
	n = (n<<4 | n>>8) & 0x00ff00ff00ff00ff
	n = (n<<8 | n>>16) & 0x0000ffff0000ffff
	return uint64(uint32(n<<16 | n>>32))
}
