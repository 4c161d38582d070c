package symtab

// bounds collects the addresses of the symbols that bound sections. Of several with one name the last counts.
type bounds struct {
	stext, etext, sinittext, einittext uint64
	percpuStart, percpuEnd             uint64
}

func newBounds() bounds { return bounds{percpuStart: ^uint64(0)} }

func (b *bounds) note(addr uint64, name []byte) {
	if len(name) == 0 || name[0] != '_' {
		return
	}
	switch string(name) {
	case "_stext":
		b.stext = addr
	case "_etext":
		b.etext = addr
	case "_sinittext":
		b.sinittext = addr
	case "_einittext":
		b.einittext = addr
	case "__per_cpu_start":
		b.percpuStart = addr
	case "__per_cpu_end":
		b.percpuEnd = addr
	}
}

// text reports whether a builder that keeps only text keeps this symbol. A symbol at the end address of a section belongs
// to the next section, unless it is the symbol that marks the end.
func (b *bounds) text(addr uint64, name []byte, keepBounds bool) bool {
	if keepBounds && (hasPrefix(name, "__start_") || hasPrefix(name, "__stop_")) {
		return true
	}
	inText := addr >= b.stext && addr <= b.etext
	inInit := addr >= b.sinittext && addr <= b.einittext
	if !inText && !inInit {
		return false
	}
	return !(addr == b.etext && string(name) != "_etext") && !(addr == b.einittext && string(name) != "_einittext")
}

func hasPrefix(name []byte, prefix string) bool {
	return len(name) >= len(prefix) && string(name[:len(prefix)]) == prefix
}

// selectSections applies the rules that need all lines: which sections are kept, and which symbols are per-CPU symbols and
// become type A.
func (s *Symbols) selectSections(b *bounds, r *Release, o *Options) {
	if !o.AllSymbols {
		s.keepText(b, r)
	}
	s.PercpuFirst, s.PercpuLast = b.percpuStart, b.percpuEnd
	if !o.AbsolutePercpu {
		return
	}
	for i, addr := range s.Addr {
		if s.absolute(o, addr) {
			s.Text[s.Start[i]] = 'A'
		}
	}
}

func (s *Symbols) keepText(b *bounds, r *Release) {
	n, end, from := 0, uint32(0), uint32(0)
	for i, addr := range s.Addr {
		to := s.Start[i+1]
		if b.text(addr, s.Text[from+1:to], r.KeepBounds) {
			s.Addr[n] = addr
			end += uint32(copy(s.Text[end:], s.Text[from:to]))
			n++
			s.Start[n] = end
		}
		from = to
	}
	s.Addr, s.Start, s.Text = s.Addr[:n], s.Start[:n+1], s.Text[:end]
}
