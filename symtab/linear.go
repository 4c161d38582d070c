package symtab

// LookupLinear finds a name as kernels before 6.2 did: it expands one symbol after another, from the first on, until a name
// is equal. It returns the position in address order. If c is not nil the lookup's cost is added to it.
func (t *Tables) LookupLinear(name []byte, c *Cost) (seq int, ok bool) {
	var buf nameBuffer
	e, m := t.ready(), t.matcher()
	at := 0
	for i := 0; i < t.NumSyms; i++ {
		codes, header, ok := t.codes(at)
		if !ok {
			return 0, false
		}
		n := e.expand(&buf, codes)
		at += header + len(codes)
		candidate := buf.name(n)
		if c != nil {
			c.Expanded++
			c.Tokens += uint64(len(codes))
			c.Bytes += uint64(expandBytes(header, len(codes), n))
			c.Compared += uint64(common(name, candidate) + 1)
		}
		if m.equal(name, candidate) {
			return i, true
		}
	}
	return 0, false
}
