package image

import (
	"bytes"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

const (
	bannerStart = "Linux version "
	maxBanner   = 512
)

// findBanner returns the line that the kernel prints first, and the version in it.
func findBanner(data []byte) (banner, version string) {
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte(bannerStart))
		if i < 0 {
			return "", ""
		}
		from += i + len(bannerStart)
		rest := data[from:min(len(data), from+maxBanner)]
		end := bytes.IndexFunc(rest, func(c rune) bool { return c < ' ' || c > '~' })
		if end < 0 || rest[0] < '0' || rest[0] > '9' {
			continue // a format, or text about it
		}
		version, _, _ = strings.Cut(string(rest[:end]), " ")
		return bannerStart + string(rest[:end]), version
	}
}

// majorMinor cuts a version like 6.12.117+deb12-amd64 down to 6.12.
func majorMinor(version string) string {
	major, rest, _ := strings.Cut(version, ".")
	end := strings.IndexFunc(rest, func(c rune) bool { return c < '0' || c > '9' })
	if end >= 0 {
		rest = rest[:end]
	}
	return major + "." + rest
}

// chooseRelease decides by which release's rules the tables are read: as asked for, else the banner's if its rules
// agree with what was found, else one that does.
func (m *Image) chooseRelease(f *found, asked *symtab.Release) {
	if asked != nil {
		m.Tables.Release, m.Why = *asked, "as asked for"
		return
	}
	if r, ok := rulesOf(m.Version); ok {
		if f.agrees(&r) {
			m.Tables.Release, m.Why = r, "the kernel says so: "+bannerStart+m.Version
			return
		}
		if stable := release("6.1-stable"); f.order == orderIndexed && f.agrees(&stable) {
			m.Tables.Release = stable
			m.Why = "the kernel says that it is " + m.Version + ", and it has the name index, which was carried back to stable 6.1"
			return
		}
	}
	name := f.guess()
	m.Tables.Release, m.Why = release(name), "tables lie "+m.Layout
	if m.Version != "" {
		m.Guesses = append(m.Guesses, "the kernel says that it is "+m.Version+", but its tables are those of "+name)
		return
	}
	if name == firstBuilder.release() {
		name = "one from " + oldest.release() + " to 6.1, read as " + name
	} else {
		name = "the oldest whose tables look like this, " + name
	}
	m.Guesses = append(m.Guesses, "nothing but the tables says which release this is: "+name)
}

// agrees reports whether a release could have made these tables.
func (f *found) agrees(r *symtab.Release) bool {
	switch {
	case (f.seqsAt() != 0) != r.SeqsOfNames, f.wide > 0 && !r.TwoByteLengths,
		f.encoding == absolutePercpu && !r.PercpuOption, f.encoding == wholeAddresses && !r.BaseOption:
		return false
	case r.PlaceOption:
		return f.order == orderPlace
	case !r.SeqsOfNames:
		return f.order == orderOld
	}
	last := r.Layout[0] == symtab.TableNumSyms
	return last == (f.order == orderLast)
}

// guess returns the oldest release that makes such tables.
func (f *found) guess() string {
	switch f.order {
	case orderIndexed:
		return "6.2"
	case orderLast:
		return "6.4"
	case orderPlace:
		return "7.0"
	}
	if f.wide > 0 {
		return "6.1"
	}
	return "5.10"
}
