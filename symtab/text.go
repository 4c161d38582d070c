package symtab

// addressText writes the symbols in address order, a NUL before and after each.
func addressText(s *Symbols, order []uint32) []byte {
	text := make([]byte, 0, len(s.Text)+len(order)+1)
	for _, from := range order {
		text = append(text, 0)
		text = append(text, s.Symbol(int(from))...)
	}
	return append(text, 0)
}
