package texts

// A radix is the base numbers are written in.
type radix int

const (
	hexadecimal radix = 16
	decimal     radix = 10
	octal       radix = 8
)

// digit returns the value of a digit, 16 for any other character.
func digit(c byte) uint64 {
	switch {
	case c >= '0' && c <= '9':
		return uint64(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return uint64(c|0x20-'a') + 10
	}
	return 16
}

// hiddenAddresses are what the kernel prints instead of addresses for readers who may not see them.
var hiddenAddresses = []string{"(null)", "(nil)", "(ptrval)", "(____ptrval____)"}

func isHidden(b []byte) bool {
	if len(b) == 0 || b[len(b)-1] != ')' {
		return false
	}
	for _, h := range hiddenAddresses {
		if string(b) == h {
			return true
		}
	}
	return false
}

// isAddress reports whether a word can be an address in any radix: hexadecimal with 0x or without, decimal with a sign
// or without, octal, or hidden.
func isAddress(b []byte) bool {
	if isHidden(b) {
		return true
	}
	if len(b) > 2 && b[0] == '0' && b[1]|0x20 == 'x' {
		return len(b) <= 2+16 && countDigits(b[2:], 16) == len(b)-2
	}
	if len(b) > 1 && b[0] == '-' {
		return len(b) <= 1+20 && countDigits(b[1:], 10) == len(b)-1
	}
	switch n := len(b); {
	case n == 0 || n > 22:
		return false
	case n > 20: // 64 bits have 20 decimal and 22 octal digits
		return countDigits(b, 8) == n
	case n > 16:
		return countDigits(b, 10) == n
	default:
		return countDigits(b, 16) == n
	}
}

func countDigits(b []byte, below uint64) (n int) {
	for n < len(b) && digit(b[n]) < below {
		n++
	}
	return n
}

// isWide reports whether an address is written with all its digits, as tools do. Line numbers are shorter.
func isWide(b []byte) bool {
	return len(b) == 8 || len(b) >= 10 || b[0] == '0' && len(b) > 2 && b[1]|0x20 == 'x' || isHidden(b)
}

// value reads a word for which isAddress holds. ok is false where it does not fit into 64 bits or is not of the radix.
func value(b []byte, base radix) (v uint64, ok bool) {
	switch {
	case isHidden(b):
		return 0, true
	case len(b) > 2 && b[0] == '0' && b[1]|0x20 == 'x':
		b, base = b[2:], hexadecimal
	case len(b) > 1 && b[0] == '-':
		v, ok = value(b[1:], base)
		return -v, ok && v <= 1<<63
	}
	for _, c := range b {
		d := digit(c)
		if d >= uint64(base) || v > (1<<64-1-d)/uint64(base) {
			return 0, false
		}
		v = v*uint64(base) + d
	}
	return v, true
}

// looksLikeKernel reports whether a word read as hexadecimal lies where kernels do: in the upper half of 64 bits, in the
// upper three quarters of 32.
func looksLikeKernel(b []byte) bool {
	if len(b) > 17 {
		return true // decimal and octal numbers of this length are in the upper half
	}
	v, ok := value(b, hexadecimal)
	if len(b) > 8 {
		return ok && v>>63 == 1
	}
	return ok && v >= 1<<30
}
