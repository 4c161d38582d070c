package study

import "slices"

// A Summary says in numbers what Costs are.
type Summary struct {
	Losers        int // symbols whose scan reads less than their search
	LastLoser     int // position of the last of them in address order, -1 if there is none
	LoserNear     int // 95 % of them lie at this position or before it
	LoserFunction int // how many of them are functions
	Gain715       int // symbols whose scan reads at least 715 times as much, the published average of the change
	Least, Median uint32
	Most          uint32 // of Search
}

const publishedGain = 715

// Sum makes the summary. Types are the symbols' type characters in address order.
func (c *Costs) Sum(types []byte) Summary {
	s := Summary{LastLoser: -1, LoserNear: -1}
	if len(c.Search) == 0 {
		return s
	}
	var losers []int
	for i, search := range c.Search {
		scan := c.Scan[i]
		if scan < search {
			losers = append(losers, i)
			if i < len(types) && types[i]|0x20 == 't' {
				s.LoserFunction++
			}
		}
		if search > 0 && uint64(scan) >= publishedGain*uint64(search) {
			s.Gain715++
		}
	}
	if s.Losers = len(losers); s.Losers > 0 {
		s.LastLoser, s.LoserNear = losers[len(losers)-1], losers[(len(losers)-1)*95/100]
	}
	sorted := slices.Clone(c.Search)
	slices.Sort(sorted)
	s.Least, s.Median, s.Most = sorted[0], sorted[len(sorted)/2], sorted[len(sorted)-1]
	return s
}
