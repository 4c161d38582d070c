package study

// A Spacing is a design in which every so many records have a marker. Kernels have one for every 256.
type Spacing struct {
	Every  int
	Read   uint64 // bytes of table that the lookups of all symbols read together
	Skips  uint64 // of these, length bytes of skipped records
	Memory int    // bytes of all markers
}

// MaxSpacing is the widest distance of Spacings: 2^12 records.
const MaxSpacing = 4096

// Spacings counts the same lookups with a marker for every 1, 2, 4 … MaxSpacing records.
func (c *Costs) Spacings() []Spacing {
	var all []Spacing
	headers := c.headers()
	for every := 1; every <= MaxSpacing; every *= 2 {
		s := Spacing{Every: every, Memory: markerBytes * ((len(c.Visits) + every - 1) / every)}
		for i, visits := range c.Visits {
			s.Skips += uint64(visits) * uint64(headers[i]-headers[i-i%every])
		}
		s.Read = c.Seqs + c.Markers + s.Skips + c.Expand
		all = append(all, s)
	}
	return all
}
