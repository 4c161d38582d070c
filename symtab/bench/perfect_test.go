package bench

import (
	"cmp"
	"hash/maphash"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// perfectHash has one place for each name, without collisions ("hash and displace"). One part of a name's hash selects a
// bucket. Each bucket has a number, which is mixed with the other part of the hash and gives the place. The numbers are
// chosen so that no two names have one place, for the fullest buckets first. A name that is not among the keys has a place,
// too, so keys are kept and compared.
type perfectHash struct {
	seed     maphash.Seed
	displace []uint32
	names    []string
	addrs    []uint64
}

const namesPerBucket = 4

func makePerfectHash(t *symtab.Tables) design {
	names, addrs := symbols(t)
	first := map[string]int{} // of equal names, the one at the lowest address
	for i, name := range names {
		if _, ok := first[name]; !ok {
			first[name] = i
		}
	}
	n := len(first)
	d := &perfectHash{maphash.MakeSeed(), make([]uint32, n/namesPerBucket+1), make([]string, n), make([]uint64, n)}
	buckets := make([][]int, len(d.displace))
	for name, i := range first {
		b := d.bucket(maphash.String(d.seed, name))
		buckets[b] = append(buckets[b], i)
	}
	order := make([]int, len(buckets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(len(buckets[b]), len(buckets[a])) })
	taken := make([]bool, n)
	for _, b := range order {
		d.place(b, buckets[b], names, addrs, taken)
	}
	return d
}

// place tries numbers for a bucket until all its names have free places.
func (d *perfectHash) place(b int, members []int, names []string, addrs []uint64, taken []bool) {
	slots := make([]int, 0, len(members))
	for try := uint32(0); ; try++ {
		slots = slots[:0]
		for _, i := range members {
			at := d.slot(maphash.String(d.seed, names[i]), try)
			if taken[at] || slices.Contains(slots, at) {
				break
			}
			slots = append(slots, at)
		}
		if len(slots) < len(members) {
			continue
		}
		d.displace[b] = try
		for m, at := range slots {
			taken[at], d.names[at], d.addrs[at] = true, names[members[m]], addrs[members[m]]
		}
		return
	}
}

func (d *perfectHash) bucket(hash uint64) int { return int(hash >> 32 * uint64(len(d.displace)) >> 32) }

func (d *perfectHash) slot(hash uint64, displace uint32) int {
	mixed := (hash ^ uint64(displace)) * 0x9e3779b97f4a7c15
	mixed ^= mixed >> 29
	mixed *= 0xbf58476d1ce4e5b9
	return int(mixed >> 32 * uint64(len(d.names)) >> 32)
}

func (d *perfectHash) address(name string) (uint64, bool) {
	hash := maphash.String(d.seed, name)
	at := d.slot(hash, d.displace[d.bucket(hash)])
	if d.names[at] != name {
		return 0, false
	}
	return d.addrs[at], true
}

func (*perfectHash) bytes() int { return 0 }
