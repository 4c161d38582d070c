package symtab

import (
	"bytes"
	"math/bits"
	"slices"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// Columns are the properties of all symbols that a picture of the tables shows, in address order.
type Columns struct {
	Text      []byte   // names without type, one after another
	TextStart []uint32 // n+1
	Type      []byte
	Record    []uint32 // n+1: where each record begins in Names
	// LinearBytes are the bytes of table that the linear scan has read before each symbol, n+1 numbers (SPEC 16). A
	// number that would pass 2^32-1 stays there: only 2^24 of the longest names could make one.
	LinearBytes []uint32
	Wide        []uint32 // symbols whose record has a two-byte length: very few in real kernels
	TokenUses   [256]uint32
	PlainBytes  uint64 // all names as plain text, each with its type and a NUL
}

// Columns expands all records once.
func (t *Tables) Columns() *Columns {
	uses := t.TokenUses()
	n := t.NumSyms
	c := &Columns{
		TextStart:   make([]uint32, 1, n+1),
		Type:        make([]byte, 0, n),
		Record:      make([]uint32, 1, n+1),
		LinearBytes: make([]uint32, 1, n+1),
		TokenUses:   uses,
	}
	c.decode(t, newTextColumn(t, &uses))
	c.PlainBytes = uint64(len(c.Text)) + 2*uint64(len(c.Type))
	return c
}

func (c *Columns) decode(t *Tables, text *textColumn) {
	var read uint64
	at := 0
	for i := range t.NumSyms {
		codes, header, ok := t.codes(at)
		if !ok {
			break
		}
		if header == 2 {
			c.Wide = append(c.Wide, uint32(i))
		}
		kind, size := text.add(codes)
		at += header + len(codes)
		read = min(read+uint64(expandBytes(header, len(codes), size)), 1<<32-1)
		c.Type = append(c.Type, kind)
		c.TextStart = append(c.TextStart, uint32(text.end-1))
		c.Record = append(c.Record, uint32(at))
		c.LinearBytes = append(c.LinearBytes, uint32(read))
	}
	c.Text = text.buf[1:text.end]
}

// A textColumn expands names one after another into one buffer. The buffer is allocated once, because the number of uses
// of each token gives the length of all names. Each symbol is written from one byte before its place on: its type
// overwrites the last letter of the name before, and this letter is then put back. Stores are of whole words; what they
// write past the end of a name the next name overwrites.
type textColumn struct {
	expander *expander
	buf      []byte
	end      int
}

func newTextColumn(t *Tables, uses *[256]uint32) *textColumn {
	const firstPlace, slack = 1, 8
	length := firstPlace + slack
	for slot, n := range uses {
		length += int(n) * len(t.Token(byte(slot)))
	}
	return &textColumn{t.ready(), make([]byte, length), firstPlace}
}

// add appends one name and returns the symbol's type and the length of type and name.
func (c *textColumn) add(codes []byte) (kind byte, size int) {
	from := c.end - 1
	before, n := c.buf[from], from
	for _, code := range codes {
		x := &c.expander.token[code]
		if x.size <= 8 {
			word.PutLittleEndian64(c.buf[n:n+8], x.word)
			n += int(x.size)
			continue
		}
		n += copy(c.buf[n:], c.expander.table[x.at:x.at+x.size])
	}
	if n == from {
		return '?', 0 // an empty record, which only a damaged table has
	}
	kind, c.buf[from] = c.buf[from], before
	c.end = n
	return kind, n - from
}

// TokenUses counts how often each token stands in Names.
func (t *Tables) TokenUses() (uses [256]uint32) {
	at := 0
	for range t.NumSyms {
		codes, header, ok := t.codes(at)
		if !ok {
			break
		}
		for _, c := range codes {
			uses[c]++
		}
		at += header + len(codes)
	}
	return uses
}

// MaxProbes is the most probes a binary search over this many names can take.
func (t *Tables) MaxProbes() int { return bits.Len(uint(len(t.SeqsOfNames) / 3)) }

// LastUnique returns the last symbol in address order whose name no other symbol has, -1 if there is none. No successful
// linear scan is longer than the one that finds it. Without a name order only the last names are candidates.
func (t *Tables) LastUnique() int {
	if !t.Indexed() {
		return t.lastUniqueByScan()
	}
	s := search{tables: t, expander: t.ready(), matcher: t.matcher()}
	same := func(k int) bool {
		sign, ok := s.look(k, 0, 0, false)
		return ok && sign == 0
	}
	for i := t.NumSyms - 1; i >= 0; i-- {
		s.wanted = t.AppendName(s.wanted[:0], i)
		// Without a walk back, which would go over all symbols of one name again for each of them.
		if hit, ok := s.halve(); ok && !same(hit-1) && !same(hit+1) {
			return i
		}
	}
	return -1
}

// lastUniqueByScan takes the last symbols as candidates and drops those whose name a walk over all symbols finds twice.
func (t *Tables) lastUniqueByScan() int {
	const candidates = 256
	met := map[string]int{}
	var name []byte
	for i := max(0, t.NumSyms-candidates); i < t.NumSyms; i++ {
		name = t.AppendName(name[:0], i)
		met[string(name)] = 0
	}
	t.eachName(func(_ int, name []byte) bool {
		if n, ok := met[string(name)]; ok {
			met[string(name)] = n + 1
		}
		return true
	})
	for i := t.NumSyms - 1; i >= max(0, t.NumSyms-candidates); i-- {
		name = t.AppendName(name[:0], i)
		if met[string(name)] == 1 {
			return i
		}
	}
	return -1
}

// Hardest returns the symbol with a unique name whose binary lookup reads most bytes of table, and the number of these
// bytes. Of several it returns the first in name order. It returns -1 if no name is unique or there is no name order.
//
// The positions that a binary search visits form a tree. The lookup of a name reads what the probes above it in the tree
// read, the name itself, and the name before it to see that it differs. One walk over the tree gives all sums.
func (t *Tables) Hardest(c *Columns) (seq int, cost uint64) {
	type span struct {
		low, high int
		above     uint64
	}
	seq = -1
	stack := []span{{0, len(t.SeqsOfNames)/3 - 1, 0}}
	best := -1
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.low > s.high {
			continue
		}
		mid := s.low + (s.high-s.low)/2
		through := s.above + t.fetchBytes(c, mid)
		total := through
		if mid > 0 {
			total += t.fetchBytes(c, mid-1)
		}
		if (total > cost || total == cost && mid < best) && t.unique(mid) {
			best, seq, cost = mid, t.Seq(mid), total
		}
		stack = append(stack, span{s.low, mid - 1, through}, span{mid + 1, s.high, through})
	}
	return seq, cost
}

// fetchBytes is the number of bytes read to fetch the k-th name in name order (SPEC 16).
func (t *Tables) fetchBytes(c *Columns, k int) uint64 {
	seq := t.Seq(k)
	if seq < 0 || seq+1 >= len(c.LinearBytes) {
		return 0
	}
	const seqBytes, markerBytes = 3, 4
	block, skipped := seq&^255, seq&255
	from, _ := slices.BinarySearch(c.Wide, uint32(block))
	to, _ := slices.BinarySearch(c.Wide, uint32(seq))
	return seqBytes + markerBytes + uint64(skipped+to-from) + uint64(c.LinearBytes[seq+1]-c.LinearBytes[seq])
}

// unique reports whether neither neighbour in name order has the same name.
func (t *Tables) unique(k int) bool {
	name := t.AppendName(nil, t.Seq(k))
	for _, near := range [2]int{k - 1, k + 1} {
		if s := t.Seq(near); s >= 0 && bytes.Equal(name, t.AppendName(nil, s)) {
			return false
		}
	}
	return true
}
