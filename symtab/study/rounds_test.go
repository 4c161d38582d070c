package study

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
	"github.com/kallscope/kallscope/symtab"
)

// Pairs that the trainer itself chose leave what the trainer left.
func TestPlayedAsTheTrainer(t *testing.T) {
	tables, columns := build(t, sampletest.Teaching)
	texts := map[byte]string{}
	for i := range 256 {
		texts[byte(i)] = string([]byte{byte(i)})
	}
	var pairs [][2]string
	for _, r := range tables.Rounds {
		pairs = append(pairs, [2]string{texts[r.First], texts[r.Second]})
		texts[r.Slot] = texts[r.First] + texts[r.Second]
	}
	played := Play(columns, pairs).Rounds
	for i, r := range tables.Rounds {
		if p := played[i]; p.Slot != r.Slot || p.First != r.First || p.Second != r.Second || p.Count != r.Count {
			t.Fatalf("round %d: played %+v, the trainer's is %+v", i, p, r)
		}
	}
	if last := played[len(played)-1].Left; int(last) != len(tables.Names) {
		t.Errorf("%d bytes are left, the kernel's names have %d", last, len(tables.Names))
	}
}

// What each round leaves is what replacing its pair in all names leaves.
func TestBytesLeftByEachRound(t *testing.T) {
	for _, name := range []string{sampletest.Teaching, sampletest.Debian} {
		tables, columns := build(t, name)
		trained := Train(tables, columns, func(int, int) {})
		text := letters(columns)
		for i, r := range tables.Rounds {
			text = replace(text, r.First, r.Second, r.Slot)
			if int(trained.Left[i]) != len(text) {
				t.Fatalf("%s: round %d leaves %d bytes, replaced in the text %d", name, i, trained.Left[i], len(text))
			}
		}
	}
}

func TestPlayedPairsByHand(t *testing.T) {
	c := &symtab.Columns{Text: []byte("aaaaaa"), TextStart: []uint32{0, 4, 6}, Type: []byte("TT")}
	// Taaaa Taa: "aa" stands at 3 and at 1 places and replaces two and one; then Xa stands nowhere, XX once, and "q" is no letter.
	got := Play(c, [][2]string{{"a", "a"}, {"aa", "a"}, {"aa", "aa"}, {"q", "a"}})
	want := []Played{{255, 'a', 'a', 4, 7}, {254, 255, 'a', 0, 7}, {254, 255, 255, 1, 6}, {0, 0, 'a', 0, 6}}
	if !slices.Equal(got.Rounds, want) {
		t.Errorf("rounds: %+v, want %+v", got.Rounds, want)
	}
	// TY TX are left: each pair once. TX stood there twice before XX became Y, TY did not.
	next := []Next{{Choice{'T', 254, 1}, 0}, {Choice{'T', 255, 1}, 2}}
	if !slices.Equal(got.Next, next) {
		t.Errorf("next: %+v, want %+v", got.Next, next)
	}
}

// What a learner who plays the trainer's first pairs could play next, and what is left, is what another program counted.
func TestPlayedPairsOfTheSample(t *testing.T) {
	want := readFigures(t)
	tables, columns := build(t, sampletest.Debian)
	var pairs [][2]string
	var before []Next
	for round, top := range want.Top[:2] {
		own := Play(columns, pairs)
		for i, next := range own.Next[:commonestShown] {
			if next.Count != top[i] {
				t.Errorf("after %d pairs the place %d is %+v, want %d times", round, i, next, top[i])
			}
		}
		if round > 0 && own.Rounds[round-1].Left != want.Left[round-1] {
			t.Errorf("%d pairs leave %d bytes, want %d", round, own.Rounds[round-1].Left, want.Left[round-1])
		}
		for _, next := range own.Next {
			at := slices.IndexFunc(before, func(b Next) bool { return b.First == next.First && b.Second == next.Second })
			if at >= 0 && next.Before != before[at].Count {
				t.Errorf("%+v stood there %d times before", next, before[at].Count)
			}
		}
		before = own.Next
		pairs = append(pairs, [2]string{string([]byte{tables.Rounds[round].First}), string([]byte{tables.Rounds[round].Second})})
	}
	if english := before[commonestShown:]; english[0].First != 't' || english[0].Second != 'h' {
		t.Errorf("common in English: %+v", english)
	}
}

// A pair that Play cannot be asked for by its text is not offered: one with a byte that is no UTF-8.
func TestOfferedPairsCanBePlayed(t *testing.T) {
	c := &symtab.Columns{Text: []byte("abcabc\xffa\xffa"), TextStart: []uint32{0, 3, 6, 10}, Type: []byte("TTT")}
	own := Play(c, [][2]string{{"a", "b"}, {"b", "c"}})
	if own.Rounds[1].Count != 0 || len(own.Next) != 2 {
		t.Errorf("offered: %+v after %+v", own.Next, own.Rounds)
	}
	for _, next := range own.Next {
		if next.First == 0xff || next.Second == 0xff {
			t.Errorf("offered: %+v", next)
		}
	}
}

// A name of the kernel, written in its tokens, is the kernel's own record of it.
func TestWrittenAsTheKernel(t *testing.T) {
	for name, every := range map[string]int{sampletest.Teaching: 1, sampletest.Debian: 97} {
		tables, columns := build(t, name)
		for i := 0; i < tables.NumSyms; i += every {
			text := append([]byte{columns.Type[i]}, tables.AppendName(nil, i)...)
			if codes, unknown := Write(tables, text); !bytes.Equal(codes, tables.Codes(i)) || unknown != 0 {
				t.Fatalf("%s: %q is written as %x, the kernel has %x", name, text, codes, tables.Codes(i))
			}
		}
	}
	tables, _ := build(t, sampletest.Debian)
	if codes, unknown := Write(tables, []byte("a\xffb")); unknown != 1 || len(codes) == 0 {
		t.Errorf("a letter that no name has: %x, %d unknown", codes, unknown)
	}
}

// The rounds of tables that do not say are found again.
func TestRoundsOfAnImage(t *testing.T) {
	tables, columns := build(t, sampletest.Teaching)
	silent := *tables
	silent.Rounds = nil
	if !FindRounds(&silent, columns) || len(silent.Rounds) != len(tables.Rounds) || silent.Rounds[0] != tables.Rounds[0] {
		t.Errorf("found %d rounds, want %d", len(silent.Rounds), len(tables.Rounds))
	}
	silent.Rounds, silent.TokenTable = nil, bytes.Replace(silent.TokenTable, []byte("tcp"), []byte("tcq"), 1)
	if FindRounds(&silent, columns) {
		t.Error("found rounds that make other tokens")
	}
}

func TestGrowth(t *testing.T) {
	tables, columns := build(t, sampletest.Teaching)
	grown, err := Grow(tables, columns, func(int, int) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	last := grown[len(grown)-1]
	if costs := Count(tables, columns); last.Symbols != tables.NumSyms || last.Search != total(costs.Search) || last.Scan != total(costs.Scan) || last.Losers != 13 {
		t.Errorf("grown to all: %+v", last)
	}
	if first := grown[0]; len(grown) != 7 || first.Symbols != 1 || first.Probes != 1 {
		t.Errorf("of one symbol: %+v", first)
	}
}

func TestSelfTestLines(t *testing.T) {
	tables, columns := build(t, sampletest.Debian)
	lines := strings.Join(SelfTest(tables, columns, Count(tables, columns)), "\n")
	for _, want := range []string{"nr_symbols = 154686, compressed size = 1980571, original size = 3769208, ratio(%) = 52.54", "min=63 max=11994740 avg=5887163", "min=577 max=46710 avg=4010"} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not in\n%s", want, lines)
		}
	}
	if SelfTest(&symtab.Tables{}, &symtab.Columns{}, &Costs{}) != nil {
		t.Error("lines of nothing")
	}
}
