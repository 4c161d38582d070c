package symtab

import "strconv"

// A SymbolForm is one of the kernel's ways of printing an address by name (SPEC 10.6).
type SymbolForm uint8

const (
	FormOffset    SymbolForm = iota // sprint_symbol, %pS: name+0xoffset/0xsize
	FormNoOffset                    // sprint_symbol_no_offset, %ps: name
	FormBacktrace                   // sprint_backtrace, %pB: as FormOffset, for a return address
)

// AppendSymbol prints an address as the kernel does: by the symbol that covers it, or as 0x and digits if none does. A
// return address may lie just behind a function, where the call before it never returns. FormBacktrace therefore looks up
// the byte before the address and adds 1 to the offset.
func (t *Tables) AppendSymbol(dst []byte, addr uint64, form SymbolForm) []byte {
	back := uint64(0)
	if form == FormBacktrace {
		back = 1
	}
	at, ok := t.LookupAddress(addr - back)
	if !ok {
		return appendHex(dst, addr)
	}
	dst = t.AppendName(dst, at.Seq)
	if form == FormNoOffset {
		return dst
	}
	dst = appendHex(append(dst, '+'), at.Offset+back)
	return appendHex(append(dst, '/'), at.Size)
}

func appendHex(dst []byte, v uint64) []byte {
	return strconv.AppendUint(append(dst, "0x"...), v, 16)
}

// AppendProcLine prints symbol i as /proc/kallsyms does for a reader allowed to see addresses: address, type, name and a
// newline. Symbols with an empty name are not printed there.
func (t *Tables) AppendProcLine(dst []byte, i int) []byte {
	return t.appendLine(dst, i, t.Type(i))
}

// AppendMapLine prints symbol i as a line of a System.map that builds the same tables again. Per-CPU symbols have the type A
// in the tables, and a builder would drop this (SPEC 2.6, 12). They are printed as D, which the builder turns into A again.
func (t *Tables) AppendMapLine(dst []byte, i int) []byte {
	kind := t.Type(i)
	if kind == 'A' && t.Options.AbsolutePercpu {
		kind = 'D'
	}
	return t.appendLine(dst, i, kind)
}

func (t *Tables) appendLine(dst []byte, i int, kind byte) []byte {
	from := len(dst)
	digits := 16
	if t.Options.Word32 {
		digits = 8
	}
	addr := t.Address(i)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[addr>>shift&15])
	}
	dst = append(dst, ' ', kind, ' ')
	name := len(dst)
	if dst = t.AppendName(dst, i); len(dst) == name {
		return dst[:from]
	}
	return append(dst, '\n')
}

const hexDigits = "0123456789abcdef"

// EachMatch is kallsyms_on_each_match_symbol. It calls visit with the address of every symbol of that name, in ascending
// order, until visit returns something other than 0, and returns this. It returns 0 if nothing matched. It finds both ends
// of the range first and then reads one entry of the index for each symbol. Before 6.2 it scans (SPEC 10.2).
func (t *Tables) EachMatch(name []byte, visit func(addr uint64) int) int {
	if !t.Release.SeqsOfNames {
		m := t.matcher()
		for e := range t.Walk {
			if len(e.Text) > 0 && m.equal(name, e.Text[1:]) {
				if stop := visit(t.Address(e.Seq)); stop != 0 {
					return stop
				}
			}
		}
		return 0
	}
	first, last, ok := t.Range(name)
	if !ok {
		return 0
	}
	for k := first; k <= last; k++ {
		if stop := visit(t.Address(t.Seq(k))); stop != 0 {
			return stop
		}
	}
	return 0
}

// Aliases returns the first and last position in address order of the symbols at the address of symbol i.
func (t *Tables) Aliases(i int) (first, last int) {
	first, last = i, i
	for first > 0 && t.Address(first-1) == t.Address(i) {
		first--
	}
	for last+1 < t.NumSyms && t.Address(last+1) == t.Address(i) {
		last++
	}
	return first, last
}
