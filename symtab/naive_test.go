package symtab

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"
)

// naive is a builder that follows the specification step by step and counts all pairs again in each round.
type naive struct {
	texts  [][]byte // in address order
	tokens [256][]byte
	codes  [][]byte
	seqs   []int
}

func buildNaive(s *Symbols, cut Cut) naive {
	var b naive
	order := make([]int, s.Len())
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(x, y int) bool { return naiveLess(s, order[x], order[y]) })
	for _, i := range order {
		b.texts = append(b.texts, bytes.Clone(s.Symbol(i)))
		b.codes = append(b.codes, bytes.Clone(s.Symbol(i)))
	}
	b.train()
	b.seqs = make([]int, len(order))
	for i := range b.seqs {
		b.seqs[i] = i
	}
	sort.SliceStable(b.seqs, func(x, y int) bool {
		return bytes.Compare(cut.Of(b.texts[b.seqs[x]][1:]), cut.Of(b.texts[b.seqs[y]][1:])) < 0
	})
	return b
}

func naiveLess(s *Symbols, x, y int) bool {
	key := func(i int) []uint64 {
		text := s.Symbol(i)
		name := string(text[1:])
		weak, provided, under := uint64(0), uint64(0), uint64(0)
		if text[0] == 'w' || text[0] == 'W' {
			weak = 1
		}
		if len(name) >= 8 && name[:2] == "__" && (name[2:8] == "start_" || name[2:7] == "stop_" || name[2:6] == "end_" ||
			name[len(name)-6:] == "_start" || name[len(name)-4:] == "_end") {
			provided = 1
		}
		for int(under) < len(name) && name[under] == '_' {
			under++
		}
		return []uint64{s.Addr[i], weak, provided, under}
	}
	return slices.Compare(key(x), key(y)) < 0
}

func (b *naive) train() {
	var plain [256]bool
	for _, text := range b.codes {
		for _, c := range text {
			plain[c] = true
			b.tokens[c] = []byte{c}
		}
	}
	for slot := 255; slot >= 0; slot-- {
		if plain[slot] {
			continue
		}
		count := map[int]int{0: 0}
		best := 0
		for _, text := range b.codes {
			for i := 1; i < len(text); i++ {
				count[int(text[i-1])|int(text[i])<<8]++
			}
		}
		for pair, n := range count {
			if n > count[best] || n == count[best] && pair < best {
				best = pair
			}
		}
		if count[best] == 0 {
			return
		}
		first, second := byte(best), byte(best>>8)
		b.tokens[slot] = slices.Concat(b.tokens[first], b.tokens[second])
		for i, text := range b.codes {
			b.codes[i] = bytes.ReplaceAll(text, []byte{first, second}, []byte{byte(slot)})
		}
	}
}

// checkAgainstNaive builds with both builders and compares the tables.
func checkAgainstNaive(t *testing.T, s *Symbols, r Release, o Options) {
	t.Helper()
	cut := CutNothing
	if o.LTOClang {
		cut = r.SortClean
	}
	want := buildNaive(s, cut)
	tables, err := Build(s, r, o)
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for e := range tables.Walk {
		if !bytes.Equal(e.Text, want.texts[i]) {
			t.Fatalf("symbol %d = %q, want %q", i, e.Text, want.texts[i])
		}
		if codes, _, _ := tables.codes(e.Record); !bytes.Equal(codes, want.codes[i]) {
			t.Fatalf("codes of %q = %x, want %x", e.Text, codes, want.codes[i])
		}
		i++
	}
	if i != len(want.texts) {
		t.Fatalf("%d symbols, want %d", i, len(want.texts))
	}
	for slot, token := range want.tokens {
		if string(tables.Token(byte(slot))) != string(token) && len(tables.TokenTable) < 1<<16 {
			t.Fatalf("token %02x = %q, want %q", slot, tables.Token(byte(slot)), token)
		}
	}
	for k, seq := range want.seqs {
		if r.SeqsOfNames && tables.Seq(k) != seq {
			t.Fatalf("Seq(%d) = %d, want %d", k, tables.Seq(k), seq)
		}
	}
	if err := tables.Check(); err != nil && len(tables.TokenTable) < 1<<16 {
		t.Fatal(err)
	}
}

// randomSymbols makes symbols that are difficult for the builder: few letters, long runs, equal addresses, equal names.
func randomSymbols(rng *rand.Rand) *Symbols {
	letters := []string{"a", "ab", "aab_", "abc_.", "_start_end", "\x01\xfe\xffab", "abcdefghijklmnopqrstuvwxyz_0123456789"}[rng.IntN(7)]
	s := &Symbols{Start: []uint32{0}, PercpuFirst: ^uint64(0)}
	addr := uint64(0xffffffff81000000)
	for range 1 + rng.IntN(200) {
		if rng.IntN(3) > 0 {
			addr += uint64(rng.IntN(64))
		}
		name := make([]byte, rng.IntN(40))
		for i := range name {
			name[i] = letters[rng.IntN(len(letters))]
			if i > 0 && rng.IntN(4) == 0 {
				name[i] = name[i-1]
			}
		}
		at := addr
		if rng.IntN(20) == 0 {
			at -= uint64(rng.IntN(100))
		}
		s.add(at, "TtWwDd"[rng.IntN(6)], name)
	}
	return s
}

func TestBuildAgainstNaive(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		r := Releases()[rng.IntN(len(Releases()))]
		o := Options{AllSymbols: true, BaseRelative: r.BaseOption, LTOClang: r.LTOOption && rng.IntN(2) == 0, PCRelative: r.PlaceOption}
		s := randomSymbols(rng)
		s.TextAddress = 0xffffffff81000000
		checkAgainstNaive(t, s, r, o)
		if t.Failed() {
			return
		}
	}
}

// Compares with the naive builder for a fixture of each kind and a part of a real kernel.
func TestRealAgainstNaive(t *testing.T) {
	src, _, r, o := kernel(t, kernelARM)
	lines := bytes.SplitAfter(src, []byte("\n"))
	s, err := Parse(slices.Concat(lines[20000:22000]...), r, o)
	if err != nil {
		t.Fatal(err)
	}
	checkAgainstNaive(t, s, r, o)
}

// The order of symbols with different addresses does not matter. The order of symbols at one address does: reversed, it
// changes the tables of every real kernel.
func TestPermutations(t *testing.T) {
	src, _, r, o := kernel(t, kernelARM)
	lines := bytes.SplitAfter(bytes.TrimSuffix(src, []byte("\n")), []byte("\n"))
	lines[len(lines)-1] = append(bytes.Clone(lines[len(lines)-1]), '\n')
	rng := rand.New(rand.NewPCG(3, 4))
	shuffled := make([][]byte, 0, len(lines))
	var groups [][][]byte
	for i, line := range lines {
		if i == 0 || !bytes.Equal(line[:8], lines[i-1][:8]) {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], line)
	}
	rng.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
	for _, g := range groups {
		shuffled = append(shuffled, g...)
	}
	build := func(lines [][]byte) *Tables { return mustBuild(t, slices.Concat(lines...), r, o) }
	sameTables(t, build(shuffled), buildKernel(t, kernelARM))
	slices.Reverse(lines)
	if bytes.Equal(build(lines).Names, buildKernel(t, kernelARM).Names) {
		t.Error("reversing the aliases changed nothing")
	}
}

func TestRounds(t *testing.T) {
	for _, name := range kernels {
		tables := buildKernel(t, name)
		last := ^uint32(0)
		for _, round := range tables.Rounds {
			want := slices.Concat(tables.Token(round.First), tables.Token(round.Second))
			if got := tables.Token(round.Slot); !bytes.Equal(got, want) {
				t.Errorf("%s: token %02x = %q, its pair is %q", name, round.Slot, got, want)
			}
			if round.Count > last || round.Count == 0 {
				t.Errorf("%s: round %+v after one of %d", name, round, last)
			}
			last = round.Count
		}
	}
}
