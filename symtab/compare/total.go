package compare

import "github.com/kallscope/kallscope/symtab"

// Total returns the bytes that all tables take together.
func Total(s symtab.Sizes) int {
	return s.NumSyms + s.Names + s.Markers + s.TokenTable + s.TokenIndex + s.SeqsOfNames + s.Offsets + s.RelativeBase
}
