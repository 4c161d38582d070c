package designs

import (
	"math/bits"

	"github.com/kallscope/kallscope/symtab"
)

// hashOf is the 64-bit FNV-1a of a name, mixed so that all its bits depend on all letters.
func hashOf(name []byte) uint64 {
	sum := uint64(14695981039346656037)
	for _, b := range name {
		sum = (sum ^ uint64(b)) * 1099511628211
	}
	return mix(sum)
}

func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// within maps a hash to 0 … n-1.
func within(h uint64, n int) int { return int(h >> 32 * uint64(n) >> 32) }

const seqBytes = 3

// noSymbol marks a free slot. A kernel of 2^24 symbols would need the number, so that one is refused.
const noSymbol = 1<<24 - 1

func seqAt(table []byte, i int) uint32 {
	b := table[seqBytes*i:]
	return uint32(b[0])<<16 | uint32(b[1])<<8 | uint32(b[2])
}

func putSeq(table []byte, i int, seq uint32) {
	b := table[seqBytes*i:]
	b[0], b[1], b[2] = byte(seq>>16), byte(seq>>8), byte(seq)
}

// maxCluster bounds a search in the hash table, which names chosen to collide would make endless.
const maxCluster = 4096

// hashTable puts the first symbol of each name into a slot of an open-addressing table: its own, or the next that is free.
func (k *kernel) hashTable() ([]byte, error) {
	slots := (len(k.equal)*5 + 3) / 4
	table := make([]byte, seqBytes*slots)
	for i := range slots {
		putSeq(table, i, noSymbol)
	}
	for _, e := range k.equal {
		seq := k.order[e.first]
		slot := within(hashOf(k.name(seq)), slots)
		for tries := 0; seqAt(table, slot) != noSymbol; tries++ {
			if tries == maxCluster {
				return nil, hostile()
			}
			slot = (slot + 1) % slots
		}
		putSeq(table, slot, seq)
	}
	return table, nil
}

func hostile() error {
	return &symtab.ParseError{Code: "collisions", Cause: "the names of this map are chosen to collide in a hash table", Hint: "designs with a hash cannot be counted for it"}
}

// A perfect hash is a minimal one in levels ("BBHash"): in each level every name that is left has one bit. A bit that only one name
// has is set, and that name is done. Of several names that have the same bit all go on to the next level.
// A name's place is the number of bits set before its own.
type perfect struct {
	bits   []byte
	levels []int    // bits before each level, and after the last
	ranks  []uint32 // bits set before every 512th
	places []byte   // the first symbol of each name, three bytes each
}

const (
	rankEvery = 512
	rankBytes = 4
	maxLevels = 64
)

func (k *kernel) perfectHash() (*perfect, error) {
	p := &perfect{levels: []int{0}, places: make([]byte, seqBytes*len(k.equal))}
	left := make([]uint32, 0, len(k.equal))
	for _, e := range k.equal {
		left = append(left, k.order[e.first])
	}
	for len(left) > 0 {
		if len(p.levels) == maxLevels {
			return nil, hostile()
		}
		left = p.level(k, left)
	}
	set := uint32(0)
	for bit := 0; bit < 8*len(p.bits); bit += 8 {
		if bit%rankEvery == 0 {
			p.ranks = append(p.ranks, set)
		}
		set += uint32(bits.OnesCount8(p.bits[bit/8]))
	}
	for _, e := range k.equal {
		seq := k.order[e.first]
		place, _ := p.place(k.name(seq))
		putSeq(p.places, place, seq)
	}
	return p, nil
}

// level gives the names their bits, and returns those that share one.
func (p *perfect) level(k *kernel, left []uint32) (again []uint32) {
	number, size := len(p.levels)-1, len(left)
	times := make([]uint8, size)
	for _, seq := range left {
		if bit := levelBit(hashOf(k.name(seq)), number, size); times[bit] < 2 {
			times[bit]++
		}
	}
	base := p.levels[number]
	p.levels = append(p.levels, base+size)
	p.bits = append(p.bits, make([]byte, (base+size+7)/8-len(p.bits))...)
	for _, seq := range left {
		bit := levelBit(hashOf(k.name(seq)), number, size)
		if times[bit] > 1 {
			again = append(again, seq)
			continue
		}
		p.bits[(base+bit)/8] |= 1 << ((base + bit) % 8)
	}
	return again
}

func levelBit(hash uint64, level, size int) int {
	return within(mix(hash+uint64(level)*0x9e3779b97f4a7c15), size)
}

// place returns a name's place, which is below the number of places for each of the names, and the bytes read; -1 if no level knows
// the name. Another name may have a place, too.
func (p *perfect) place(name []byte) (place, read int) {
	hash := hashOf(name)
	for level := range len(p.levels) - 1 {
		bit := p.levels[level] + levelBit(hash, level, p.levels[level+1]-p.levels[level])
		read++
		if p.bits[bit/8]&(1<<(bit%8)) == 0 {
			continue
		}
		block := bit / rankEvery
		place = int(p.ranks[block])
		read += rankBytes
		for at := block * rankEvery / 8; at < bit/8; at++ {
			place += bits.OnesCount8(p.bits[at])
			read++
		}
		return place + bits.OnesCount8(p.bits[bit/8]&(1<<(bit%8)-1)), read
	}
	return -1, read
}

// size is the bytes of bits and ranks.
func (p *perfect) size() int { return len(p.bits) + rankBytes*len(p.ranks) }
