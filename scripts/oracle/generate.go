package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A generator makes one map from one seed. The same seed gives the same map.
type generator struct {
	*rand.Rand
	strict bool // for the tool that reads lines strictly
	kind   kind
	real   []string
	addr   uint64
	out    strings.Builder
}

// A kind is a family of maps that all try one part of the builder.
type kind struct {
	name string
	make func(g *generator)
}

var kinds = []kind{
	{"runs", runs}, {"aliases", aliases}, {"ties", ties}, {"bytes", allBytes}, {"limits", limits}, {"percpu", percpu},
	{"textonly", textOnly}, {"filters", filters}, {"grammar", grammar}, {"real", realSample}, {"range", outOfRange},
	{"wide", wide}, {"lto", ltoSuffixes}, {"words", words}, {"unsorted", unsorted}, {"types", types},
}

func newGenerator(seed uint64, strict bool, real []string) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 7)), strict: strict, real: real, kind: kinds[seed%uint64(len(kinds))]}
	g.addr = 0xffffffff81000000
	return g
}

func (g *generator) text() []byte {
	g.kind.make(g)
	return []byte(g.out.String())
}

// flags chooses some of a tool's flags. Most maps get --all-symbols, because few of their symbols are left without it.
func (g *generator) flags(all []string) (set []string) {
	for i, flag := range all {
		if i == 0 && g.kind.name != "textonly" && g.IntN(8) > 0 || g.IntN(2) == 0 {
			set = append(set, flag)
		}
	}
	return set
}

// line writes a symbol at the current address.
func (g *generator) line(kind byte, name string) {
	fmt.Fprintf(&g.out, "%016x %c %s\n", g.addr, rune(kind), name)
}

// step moves the address on by 0 to 64 bytes.
func (g *generator) step() { g.addr += uint64(g.IntN(5)) * 16 }

func (g *generator) letter() byte { return "TtDdBbRrWwVv"[g.IntN(12)] }

// word makes a name of letters of an alphabet, with a length between two bounds.
func (g *generator) word(alphabet string, least, most int) string {
	b := make([]byte, least+g.IntN(most-least+1))
	for i := range b {
		b[i] = alphabet[g.IntN(len(alphabet))]
	}
	return string(b)
}

// runs makes names with long repetitions, in which a pair of bytes overlaps itself.
func runs(g *generator) {
	for range 1 + g.IntN(40) {
		unit := g.word("ab_", 1, 3)
		g.line(g.letter(), strings.Repeat(unit, 1+g.IntN(100/len(unit)))+g.word("ab_", 0, 3))
		g.step()
	}
}

// ties makes names of so few letters that many pairs occur equally often.
func ties(g *generator) {
	letters := g.word("abcdefghijklmnopqrstuvwxyz_0123456789$.", 1, 30)
	for range 1 + g.IntN(300) {
		g.line(g.letter(), g.word(letters, 1, 12))
		g.step()
	}
}

// aliases makes symbols that share addresses, so that type, underscores and __start_ names decide their order.
func aliases(g *generator) {
	parts := []string{"", "_", "__", "___", "start_", "stop_", "end_", "_start", "_end", "x", "abc", "__start_", "__end_"}
	for range 1 + g.IntN(200) {
		name := ""
		for name == "" || g.IntN(2) == 0 {
			name += parts[g.IntN(len(parts))]
		}
		g.line(g.letter(), name)
		if g.IntN(5) == 0 {
			g.step()
		}
	}
}

// allBytes makes names of every byte that the tool accepts in a name.
func allBytes(g *generator) {
	var alphabet []byte
	for c := 1; c < 256; c++ {
		space := c == ' ' || c >= '\t' && c <= '\r'
		if c != '\n' && (g.strict || !space) {
			alphabet = append(alphabet, byte(c))
		}
	}
	if g.IntN(2) == 0 { // bytes that no name has are free for tokens, also those below 128
		g.Shuffle(len(alphabet), func(i, j int) { alphabet[i], alphabet[j] = alphabet[j], alphabet[i] })
		alphabet = alphabet[:1+g.IntN(len(alphabet))]
	}
	for range 1 + g.IntN(100) {
		fmt.Fprintf(&g.out, "%016x %c ", g.addr, rune(g.letter()))
		g.out.WriteString(g.word(string(alphabet), 1, 60) + "\n")
		g.step()
	}
}

// words makes names that look like a kernel's.
func words(g *generator) {
	stems := []string{"tcp", "udp", "v4", "v6", "connect", "init", "exit", "dev", "net", "sys", "lock", "un", "get", "put", "__", "_", "0", "1"}
	for range 1 + g.IntN(3000) {
		name := stems[g.IntN(len(stems))]
		for g.IntN(4) > 0 {
			name += "_" + stems[g.IntN(len(stems))]
		}
		g.line(g.letter(), name)
		g.step()
	}
}

// realSample takes a part of a real map, and changes some of its names.
func realSample(g *generator) {
	from := g.IntN(len(g.real))
	for _, line := range g.real[from:min(len(g.real), from+1+g.IntN(4000))] {
		if g.IntN(50) == 0 {
			at := 19 + g.IntN(len(line)-19)
			line = line[:at] + g.word("abc_.$", 1, 4) + line[at:]
		}
		if g.IntN(100) > 0 {
			g.out.WriteString(line + "\n")
		}
	}
}
