package symtab

// Cost counts what a lookup did. Bytes are bytes of the kernel's tables (SPEC 16). A record has one or two length bytes.
// Each compressed byte counts with its two-byte word of the token index, its token's text, and the NUL after this. A fetch
// in name order also reads three bytes of seqs_of_names, four of a marker, and the length bytes of each record skipped.
type Cost struct {
	Expanded uint64 // symbols
	Bytes    uint64 // of table
	Skipped  uint64 // records passed over between a marker and the one wanted
	Tokens   uint64 // expanded
	Compared uint64 // characters looked at by the comparisons, the one that differed or the end included
}

// expandBytes is the number of bytes read to expand one record.
func expandBytes(header, codes, text int) int { return header + 4*codes + text }
