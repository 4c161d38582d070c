package explore

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

// A Verdict says how a place of a text agrees with the map.
type Verdict uint8

const (
	Agrees    Verdict = iota // a symbol of that name has that size
	OtherSize                // a symbol of that name is there, but none of that size
	NoName                   // no symbol has that name
	Here                     // an address, and the symbol that covers it
	Nothing                  // an address for which the kernel finds no symbol
	PastEnd                  // the offset is not inside the symbol
)

// A Place is one place that a line names.
type Place struct {
	Line    int    // from 0
	Text    string // what was read: name+0x10/0x90, or an address
	Seq     int    // the symbol, -1 if there is none; of several with the name the first that agrees
	Offset  uint64 // from the symbol's start
	Said    uint64 // the size that the text says, 0 if it says none
	Size    uint64 // the size here, 0 if it is not known
	Verdict Verdict
	Others  int // how many further symbols with the name agree as well, so that the text does not tell them apart
}

// Located is a text, resolved.
type Located struct {
	Places []Place
	Lines  int
	// Shift is what was subtracted from addresses: where the kernel ran, less where it was linked to. Why says how it is known:
	// "asked", "told" by a line about the kernel's offset, "inferred" from an address that stands beside its name, or "".
	Shift uint64
	Why   string
	// Sizes are how many places say a size of a name that is here, and Agree how many of these say the size it has here.
	Sizes, Agree int
}

// Limits on a text: an oops has some hundred lines.
const (
	maxText   = 1 << 20
	maxPlaces = 5000
)

var (
	namedPlace   = regexp.MustCompile(`([A-Za-z_.$][\w.$]*)\+(0x[0-9a-fA-F]{1,16})(?:/(0x[0-9a-fA-F]{1,16}))?`)
	plainAddress = regexp.MustCompile(`(?:^|[^\w+/.-])(?:0x)?([0-9a-fA-F]{16}|[0-9a-fA-F]{8})(?:[^\w]|$)`)
	shortAddress = regexp.MustCompile(`^\s*0x([0-9a-fA-F]{1,16})\s*$`)
	toldOffset   = regexp.MustCompile(`Kernel Offset: (0x[0-9a-fA-F]{1,16})`)
)

// IsPlace reports whether a query is a place or a text with places rather than a filter.
func IsPlace(query string) bool {
	if strings.Contains(query, "\n") || shortAddress.MatchString(query) {
		return true
	}
	word := strings.TrimSpace(query)
	if found := namedPlace.FindString(word); found != "" && found == word {
		return true
	}
	_, err := strconv.ParseUint(word, 16, 64)
	return err == nil && len(word) == 16
}

// Locate resolves each line of a text. shift is where the kernel ran, less where it was linked to, if asked is set; otherwise
// it is taken from the text where that tells it, and is 0 elsewhere. Of a text over 1 MiB, and of places over 5,000, the
// rest is left out.
func (m *Map) Locate(text string, shift uint64, asked bool) *Located {
	text = text[:min(len(text), maxText)]
	lines := strings.Split(strings.TrimRight(text, "\r\n"), "\n")
	l := &Located{Lines: len(lines), Shift: shift}
	if asked {
		l.Why = "asked"
	} else {
		m.inferShift(l, lines)
	}
	for n, line := range lines {
		if len(l.Places) >= maxPlaces {
			break
		}
		if strings.Contains(line, "Kernel Offset:") {
			continue
		}
		m.locateLine(l, n, line)
	}
	for _, p := range l.Places {
		if p.Said > 0 && p.Seq >= 0 {
			l.Sizes++
			if p.Verdict == Agrees {
				l.Agree++
			}
		}
	}
	return l
}

func (m *Map) locateLine(l *Located, n int, line string) {
	found := namedPlace.FindAllStringSubmatch(line, -1)
	for _, f := range found {
		l.Places = append(l.Places, m.named(n, f))
	}
	if len(found) > 0 {
		return // an address beside a name is of that place
	}
	if f := shortAddress.FindStringSubmatch(line); f != nil {
		l.Places = append(l.Places, m.address(n, f[1], l.Shift))
		return
	}
	for _, f := range plainAddress.FindAllStringSubmatch(line, -1) {
		if p := m.address(n, f[1], l.Shift); p.Verdict == Here || strings.TrimSpace(line) == f[1] {
			l.Places = append(l.Places, p) // a trace has many numbers that are no addresses of the kernel
		}
	}
}

// named resolves name+offset/size. The size tells symbols of one name apart.
func (m *Map) named(line int, f []string) Place {
	p := Place{Line: line, Text: f[0], Seq: -1, Verdict: NoName}
	p.Offset, _ = strconv.ParseUint(f[2], 0, 64)
	if f[3] != "" {
		p.Said, _ = strconv.ParseUint(f[3], 0, 64)
	}
	first := m.find(f[1])
	if first < 0 {
		return p
	}
	p.Seq, p.Verdict = first, OtherSize
	for _, i := range m.Copies(first) {
		size := uint64(m.Size[i])
		if m.Size[i] == NoSize || p.Said > 0 && size != p.Said || p.Said == 0 && p.Offset >= size {
			continue
		}
		if p.Verdict == Agrees {
			p.Others++
			continue
		}
		p.Seq, p.Verdict = i, Agrees
	}
	if m.Size[p.Seq] != NoSize {
		p.Size = uint64(m.Size[p.Seq])
	}
	if p.Verdict == OtherSize && p.Said == 0 {
		p.Verdict = PastEnd
	}
	return p
}

func (m *Map) address(line int, digits string, shift uint64) Place {
	p := Place{Line: line, Text: digits, Seq: -1, Verdict: Nothing}
	addr, ok := symtab.ParseAddress(digits)
	if !ok || m.ZeroAddresses {
		return p
	}
	where, found := m.Tables.LookupAddress(addr - shift)
	if !found {
		return p
	}
	p.Seq, p.Offset, p.Size, p.Verdict = where.Seq, where.Offset, where.Size, Here
	return p
}

// inferShift looks for a line that tells the kernel's offset, and for an address beside a name with an offset: the distance
// between what that name's address would be and the address is the shift. It must be a whole number of pages.
func (m *Map) inferShift(l *Located, lines []string) {
	for _, line := range lines {
		if f := toldOffset.FindStringSubmatch(line); f != nil {
			l.Shift, _ = strconv.ParseUint(f[1], 0, 64)
			l.Why = "told"
			return
		}
	}
	if m.ZeroAddresses {
		return
	}
	const page = 1 << 12
	for _, line := range lines {
		name, addr := namedPlace.FindStringSubmatch(line), plainAddress.FindStringSubmatch(line)
		if name == nil || addr == nil || len(addr[1]) < 8 {
			continue
		}
		p := m.named(0, name)
		at, ok := symtab.ParseAddress(addr[1])
		if !ok || p.Verdict != Agrees || p.Others > 0 || len(m.Copies(p.Seq)) > 1 {
			continue
		}
		shift := at - p.Offset - m.Tables.Address(p.Seq)
		if shift%page == 0 {
			l.Shift, l.Why = shift, "inferred"
			return
		}
	}
}
