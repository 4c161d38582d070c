package explore

import (
	"bytes"
	"strconv"
)

// pathPieces turns a path as Rust writes it, kernel::sync::lock, into what both of Rust's manglings make of its parts: the
// number of letters, then the letters. It returns nil for what is no path.
func pathPieces(wanted []byte) (pieces [][]byte) {
	parts := bytes.Split(wanted, []byte("::"))
	if len(parts) < 2 {
		return nil
	}
	for _, part := range parts {
		if len(part) == 0 {
			continue
		}
		piece := strconv.AppendInt(nil, int64(len(part)), 10)
		// A part that begins like a number is kept apart from its length (mangling v0).
		if part[0] == '_' || part[0] >= '0' && part[0] <= '9' {
			piece = append(piece, '_')
		}
		pieces = append(pieces, append(piece, part...))
	}
	return pieces
}

// isMangled reports whether a name is one of Rust's, _R… or _ZN…, with the parts of a path in it, in their order.
func isMangled(name []byte, pieces [][]byte) bool {
	if len(pieces) == 0 || !bytes.HasPrefix(name, []byte("_R")) && !bytes.HasPrefix(name, []byte("_ZN")) {
		return false
	}
	for _, piece := range pieces {
		before, after, ok := bytes.Cut(name, piece)
		// Digits before would make another number of it: 14lock is no 4lock.
		if !ok || len(before) > 0 && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' {
			return false
		}
		name = after
	}
	return true
}
