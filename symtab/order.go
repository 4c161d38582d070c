package symtab

import (
	"bytes"
	"cmp"
	"slices"
)

// addressOrder returns the symbols' indexes in the order of the tables: by address. At one address strong symbols come
// before weak ones, then symbols that a linker script does not provide, then symbols with fewer leading underscores, then
// symbols that come earlier in the input.
//
// Nearly every map is sorted by address already. Then one pass finds the runs of equal addresses, and only these are
// sorted.
func addressOrder(s *Symbols) []uint32 {
	order := make([]uint32, s.Len())
	for i := range order {
		order[i] = uint32(i)
	}
	if !slices.IsSorted(s.Addr) {
		slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(s.Addr[a], s.Addr[b]) })
	}
	var rankOf []uint32
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && s.Addr[order[to]] == s.Addr[order[from]] {
			to++
		}
		if to-from > 1 {
			if rankOf == nil {
				rankOf = make([]uint32, s.Len())
			}
			sortAliases(s, order[from:to], rankOf)
		}
		from = to
	}
	return order
}

// sortAliases orders symbols that share an address. It writes their ranks into rankOf, which has a place for each symbol.
func sortAliases(s *Symbols, run, rankOf []uint32) {
	for _, i := range run {
		rankOf[i] = aliasRank(s.Symbol(int(i)))
	}
	slices.SortStableFunc(run, func(a, b uint32) int { return cmp.Compare(rankOf[a], rankOf[b]) })
}

// aliasRank is smaller for the symbol that comes first at an address.
func aliasRank(text []byte) uint32 {
	kind, name := text[0], text[1:]
	rank := uint32(0)
	for int(rank) < len(name) && name[rank] == '_' {
		rank++
	}
	if isProvided(name) {
		rank |= 1 << 30
	}
	if kind|0x20 == 'w' {
		rank |= 1 << 31
	}
	return rank
}

// isProvided reports whether a name looks like one that a linker script provides.
func isProvided(name []byte) bool {
	if len(name) < 8 || !hasPrefix(name, "__") {
		return false
	}
	rest := name[2:]
	return hasPrefix(rest, "start_") || hasPrefix(rest, "stop_") || hasPrefix(rest, "end_") ||
		bytes.HasSuffix(name, []byte("_start")) || bytes.HasSuffix(name, []byte("_end"))
}
