package symtab

// Cost counts what a lookup did. Bytes are bytes of the kernel's tables: a record's one or two length bytes; for each
// compressed byte itself, its two-byte token index word, its token's text and the NUL after it; for a fetch in name order
// also the three bytes of its place in seqs_of_names, its marker's four, and the length bytes of every record skipped.
type Cost struct {
	Expanded uint64 // symbols
	Bytes    uint64 // of table
	Skipped  uint64 // records passed over between a marker and the one wanted
	Tokens   uint64 // expanded
	Compared uint64 // characters looked at by the comparisons, the one that differed or the end included
}

// expandBytes is the cost of reading and expanding one record.
func expandBytes(header, codes, text int) int { return header + 4*codes + text }
