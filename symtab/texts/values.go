package texts

// values are what the addresses of a sample have in common.
type values struct {
	n, letters, signs, marked int     // number of addresses: all; with hexadecimal letters; negative; with 0x
	eights, zeros             int     // with a digit above 7; with zeros only
	hidden, narrow            int     // printed instead of hidden addresses; ending in the eighth column, as addresses of 32 bits do
	widths                    [24]int // number of addresses by their number of digits
	wide                      uint64  // the largest as decimal
}

func (v *values) add(r *row) {
	b := r.value
	v.n++
	switch {
	case isHidden(b):
		if v.hidden++; r.column == 8 {
			v.narrow++
		}
		return
	case len(b) > 2 && b[1]|0x20 == 'x':
		v.marked++
		v.widths[len(b)-2]++
		return
	case b[0] == '-':
		v.signs++
		return
	}
	v.widths[len(b)]++
	if countDigits(b, 10) < len(b) {
		v.letters++
		return
	}
	if countDigits(b, 8) < len(b) {
		v.eights++
	}
	if n, ok := value(b, decimal); ok {
		if v.wide = max(v.wide, n); n == 0 {
			v.zeros++
		}
	}
}

// few is the least number of addresses for which a lack of letters proves something: six of the sixteen hexadecimal
// digits are letters.
const few = 16

// radix decides in which base the addresses are written. Where another one is possible, doubt has the reason.
func (v *values) radix() (base radix, doubt string) {
	digits := v.n - v.hidden - v.marked - v.letters - v.signs
	long := v.widths[17] + v.widths[18] + v.widths[19] + v.widths[20]
	switch {
	case v.marked > 0 || v.letters > 0 && v.signs == 0 && long == 0:
		return hexadecimal, ""
	case v.signs > 0 || long > 0:
		return decimal, ""
	case digits == 0:
		return hexadecimal, ""
	case v.widths[22] > 0 || v.widths[21] > 0:
		return octal, ""
	case v.widths[11] > 0 && v.eights == 0:
		return octal, "no digit is beyond 7 and the addresses have 11, as octal ones of 32 bits do"
	case v.widths[10] > 0 && v.wide < 1<<32:
		return decimal, "no digit is a letter and the addresses have 10, as decimal ones of 32 bits do"
	case digits < few, v.zeros == digits: // zeros are the same in every base
		return hexadecimal, ""
	case v.eights > 0:
		return decimal, "none of the addresses has a letter among its digits"
	}
	return octal, "none of the addresses has a digit beyond 7"
}

// width returns how many hexadecimal digits the addresses have: 8 for a kernel of 32 bits, otherwise 16.
func (v *values) width(base radix) int {
	most, widest := 0, 0
	for n, count := range v.widths {
		if count > v.widths[most] {
			most = n
		}
		if count > 0 {
			widest = n
		}
	}
	switch {
	case v.narrow > 0 && v.narrow == v.n:
		return 8
	case v.signs > 0:
		return 16
	case base == hexadecimal && v.n > v.hidden:
		if widest <= 8 {
			return 8
		}
		return 16
	case base == decimal && widest > 0 && widest <= 10, base == octal && widest > 0 && widest <= 11:
		return 8
	}
	return 16
}

// padded reports whether at most one address has fewer digits than the widest.
func (v *values) padded() bool {
	all, widest := 0, 0
	for n, count := range v.widths {
		if all += count; count > 0 {
			widest = n
		}
	}
	return all-v.widths[widest] <= 1
}
