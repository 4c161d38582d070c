package symtab

import "bytes"

// matcher compares a wanted name with a candidate as the kernel of the tables does.
type matcher struct {
	cut      Cut
	rawFirst bool
}

func (t *Tables) matcher() matcher {
	if !t.Options.LTOClang {
		return matcher{}
	}
	return matcher{t.Release.MatchClean, t.Release.RawFirst}
}

// compare returns the sign of wanted against candidate, 0 for a match. Some kernels compare the whole candidate first: then
// a candidate that is equal only after its suffix is cut off counts as equal, and all others are ordered as a whole.
func (m matcher) compare(wanted, candidate []byte) int {
	if m.cut == CutNothing {
		return bytes.Compare(wanted, candidate)
	}
	if !m.rawFirst {
		return bytes.Compare(wanted, m.cut.Of(candidate))
	}
	sign := bytes.Compare(wanted, candidate)
	if sign != 0 && bytes.Equal(wanted, m.cut.Of(candidate)) {
		return 0
	}
	return sign
}

// equal is compare(wanted, candidate) == 0.
func (m matcher) equal(wanted, candidate []byte) bool {
	if string(wanted) == string(candidate) {
		return m.cut == CutNothing || m.rawFirst || len(m.cut.Of(candidate)) == len(candidate)
	}
	return m.cut != CutNothing && string(wanted) == string(m.cut.Of(candidate))
}

// common returns the length of the beginning that two names share.
func common(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
