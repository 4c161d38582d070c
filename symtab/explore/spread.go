package explore

import (
	"math/bits"
	"slices"
)

// Spreads are how four numbers of symbols are spread: letters of the name, size, bytes of the record, and bytes that a binary
// search for the name reads.
const Spreads = 4

const (
	bySize  = 1
	byReads = 3
)

// Bars is how many bars a spread has.
const Bars = 40

// A Scale says what a spread's bars hold: bar b has the values from From + b*Step up to the next one's. The last bar has all
// above, too. With Step 0 bars double: bar b has the values of b binary digits.
type Scale struct{ From, Step uint32 }

// Bar returns the number of the bar that a value is in.
func (s Scale) Bar(value uint32) int {
	if s.Step == 0 {
		return bits.Len32(value)
	}
	return min(Bars-1, int((value-s.From)/s.Step))
}

// spreadWords are the words of the filter that bound each number.
var spreadWords = [Spreads]string{"len", "size", "rec", "reads"}

// scale chooses bars for all symbols: of a width of 1, 2 or 5 times a power of ten, so that people can read them. A few
// names that hundreds of symbols share cost a search ten times what others cost; the last bar has these.
func (m *Map) scale() {
	for which := range Spreads {
		if which == bySize {
			continue // sizes differ by six powers of ten: their bars double
		}
		value, values := columns[spreadWords[which]], make([]uint32, m.Len())
		for i := range values {
			values[i], _ = value(m, i)
		}
		if len(values) == 0 {
			m.Scales[which].Step = 1
			continue
		}
		slices.Sort(values)
		from, most := uint32(0), values[len(values)-1]
		if which == byReads {
			from, most = values[0], values[(len(values)-1)*98/100]
		}
		step := nice((most-from)/Bars + 1)
		from = from / step * step
		if (most-from)/step >= Bars {
			step = nice(step + 1)
			from = from / step * step
		}
		m.Scales[which] = Scale{from, step}
	}
}

// nice is the least of 1, 2, 5, 10, 20, 50 … that is at least x.
func nice(x uint32) uint32 {
	for unit := uint64(1); ; unit *= 10 {
		for _, digit := range []uint64{1, 2, 5} {
			if unit*digit >= uint64(x) {
				return uint32(min(unit*digit, 1<<31))
			}
		}
	}
}

// Spread counts symbols by the bars of each scale, one spread after another.
func (m *Map) Spread(seqs []uint32) []uint32 {
	counts := make([]uint32, Spreads*Bars)
	for which := range Spreads {
		value, bars, scale := columns[spreadWords[which]], counts[which*Bars:][:Bars], m.Scales[which]
		for _, i := range seqs {
			if value, ok := value(m, int(i)); ok {
				bars[scale.Bar(value)]++
			}
		}
	}
	return counts
}

// ByArea counts symbols, which stand in address order, by area. Those before the first area are in no count.
func (m *Map) ByArea(seqs []uint32) []uint32 {
	counts := make([]uint32, len(m.Areas))
	area := -1
	for _, i := range seqs {
		for area+1 < len(m.Areas) && m.Areas[area+1].Start <= int(i) {
			area++
		}
		if area >= 0 {
			counts[area]++
		}
	}
	return counts
}
