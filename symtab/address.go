package symtab

import "bytes"

// A Location is an address, given as a symbol and the distance from its start.
type Location struct {
	Seq    int    // position in address order
	Offset uint64 // from the symbol's start
	Size   uint64 // to the next higher symbol, 0 if nothing says where it ends
}

// landmarks are the addresses of the symbols that bound the kernel's sections, 0 for a symbol that is missing.
type landmarks struct {
	stext, etext, sinittext, einittext, initBegin, initEnd, end uint64
}

func (l *landmarks) slot(name []byte) *uint64 {
	switch string(name) {
	case "_stext":
		return &l.stext
	case "_etext":
		return &l.etext
	case "_sinittext":
		return &l.sinittext
	case "_einittext":
		return &l.einittext
	case "__init_begin":
		return &l.initBegin
	case "__init_end":
		return &l.initEnd
	case "_end":
		return &l.end
	}
	return nil
}

var landmarkNames = []string{"_stext", "_etext", "_sinittext", "_einittext", "__init_begin", "__init_end", "_end"}

// findLandmarks looks these symbols up. Without a name order it does so in one walk over all symbols.
func (t *Tables) findLandmarks() (l landmarks) {
	if t.SeqsOfNames == nil {
		for e := range t.Walk {
			if len(e.Text) > 1 && e.Text[1] == '_' {
				if p := l.slot(e.Text[1:]); p != nil && *p == 0 {
					*p = t.Address(e.Seq)
				}
			}
		}
		return l
	}
	for _, name := range landmarkNames {
		if k, ok := t.LookupBinary([]byte(name), nil); ok {
			*l.slot([]byte(name)) = t.Address(t.Seq(k))
		}
	}
	return l
}

// isKernel reports whether the kernel would look an address up. In a map without the bounding symbols it always would.
func (t *Tables) isKernel(l *landmarks, addr uint64) bool {
	in := func(a, b uint64) bool { return addr >= a && addr < b }
	if t.Options.AllSymbols {
		return l.stext == 0 || l.end == 0 || in(l.stext, l.end) || in(l.initBegin, l.initEnd)
	}
	return l.stext == 0 || l.etext == 0 || in(l.stext, l.etext) || in(l.sinittext, l.einittext)
}

// LookupAddress finds the symbol that covers an address: the last one at or below it. Of several at one address it is
// the first. Like the kernel it finds nothing outside the kernel's sections, so it never finds x86-64's per-CPU symbols.
func (t *Tables) LookupAddress(addr uint64) (Location, bool) {
	marks := &t.ready().marks
	if !t.isKernel(marks, addr) {
		return Location{}, false
	}
	return t.locate(marks, addr)
}

// locate is LookupAddress without the question whether the address is the kernel's.
func (t *Tables) locate(marks *landmarks, addr uint64) (Location, bool) {
	n := min(t.NumSyms, max(len(t.Offsets), len(t.Addresses)))
	if n <= 0 || addr < t.Address(0) {
		return Location{}, false
	}
	low, high := 0, n
	for high-low > 1 {
		if mid := low + (high-low)/2; t.Address(mid) <= addr {
			low = mid
		} else {
			high = mid
		}
	}
	start := t.Address(low)
	next := low + 1
	for next < n && t.Address(next) <= start {
		next++
	}
	for low > 0 && t.Address(low-1) == start {
		low--
	}
	var end uint64
	if next < n {
		end = t.Address(next)
	}
	if end == 0 {
		end = t.sectionEnd(marks, addr)
	}
	return Location{low, addr - start, max(end, start) - start}, true
}

// sectionEnd returns where the last symbol ends.
func (t *Tables) sectionEnd(l *landmarks, addr uint64) uint64 {
	switch {
	case addr >= l.sinittext && addr < l.einittext:
		return l.einittext
	case t.Options.AllSymbols:
		return l.end
	}
	return l.etext
}

// ParseAddress reads an address as people write it: up to 16 hexadecimal digits, with or without 0x before them and
// white space around them.
func ParseAddress(text string) (addr uint64, ok bool) {
	b := bytes.Trim([]byte(text), whiteSpace)
	if len(b) > 1 && b[0] == '0' && b[1]|0x20 == 'x' {
		b = b[2:]
	}
	for _, c := range b {
		if hexDigit[c] > 15 {
			return 0, false
		}
		addr = addr<<4 | uint64(hexDigit[c])
	}
	return addr, len(b) > 0 && len(b) <= 16
}
