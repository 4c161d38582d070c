package study

import (
	"slices"
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
	"github.com/kallscope/kallscope/symtab"
)

// The figures were made by an independent trainer that counts all pairs of the sample anew in each round.
func TestContestsOfDebianAsAnotherTrainerCountsThem(t *testing.T) {
	tables, columns := build(t, sampletest.Debian)
	contests, ok := Contests(tables, columns, func(int, int) {})
	if !ok || len(contests) != 192 {
		t.Fatalf("%d rounds, ok %v; the other trainer has 192", len(contests), ok)
	}
	round := contests[53]
	if round.Tied != 2 || round.Left != 2816643 {
		t.Errorf("round 54: %d tied, %d bytes left; the other trainer has 2 and 2,816,643", round.Tied, round.Left)
	}
	var counts []uint32
	for _, r := range round.Rivals {
		counts = append(counts, r.Count)
	}
	if want := []uint32{9961, 9961, 9774, 9368, 9348, 9163, 8905, 8896}; !slices.Equal(counts, want) {
		t.Errorf("round 54: the commonest pairs stand %v times, the other trainer counts %v", counts, want)
	}
	if r := round.Rivals[0]; r.First != 0xd1 || r.Second != 0xcb {
		t.Errorf("round 54: the pair is %x %x, the other trainer's d1 cb", r.First, r.Second)
	}
	if last := contests[191].Left; last != 2133726 {
		t.Errorf("%d bytes are left at the end, Debian's kallsyms_names has 2,133,726", last)
	}
	half := slices.IndexFunc(contests, func(c Contest) bool { return c.Left <= (uint32(columns.PlainBytes)+2133726)/2 })
	if half+1 != 30 {
		t.Errorf("half is saved by round %d, by the other trainer's count by round 30", half+1)
	}
	tied := 0
	for i, c := range contests {
		if c.Rivals[0].Count != tables.Rounds[i].Count {
			t.Fatalf("round %d: %d occurrences, the trainer counted %d", i+1, c.Rivals[0].Count, tables.Rounds[i].Count)
		}
		if c.Tied > 1 {
			tied++
		}
	}
	if tied != 11 {
		t.Errorf("%d rounds have a tie; the other trainer has 11", tied)
	}
}

// "aaaa" and "aaa" as symtab/train.go goes through them by hand.
func TestContestsByHand(t *testing.T) {
	symbols := &symtab.Symbols{Text: []byte("aaaaaaa"), Start: []uint32{0, 4, 7}, Addr: []uint64{1, 2}}
	release, _ := symtab.FindRelease("6.1")
	tables, err := symtab.Build(symbols, release, symtab.Options{AllSymbols: true})
	if err != nil {
		t.Fatal(err)
	}
	got, ok := Contests(tables, tables.Columns(), func(int, int) {})
	if !ok {
		t.Fatal("the rounds are not those of the names")
	}
	// XX and XXa: the pairs XX and Xa stand once each, and a is the lower second byte.
	second := got[1]
	want := []Choice{{255, 'a', 1}, {255, 255, 1}}
	if got[0].Tied != 1 || got[0].Touched != 2 || got[0].Left != 6 || second.Tied != 2 || !slices.Equal(second.Rivals, want) {
		t.Errorf("%+v", got)
	}
}

func TestContestsOfRoundsOfOtherNames(t *testing.T) {
	tables, columns := build(t, sampletest.Teaching)
	other := *tables
	other.Rounds = slices.Clone(tables.Rounds)
	slices.Reverse(other.Rounds)
	if _, ok := Contests(&other, columns, func(int, int) {}); ok {
		t.Error("rounds in another order are taken for the trainer's")
	}
	other.Rounds = nil
	if _, ok := Contests(&other, columns, func(int, int) {}); ok {
		t.Error("no rounds are taken for a training")
	}
}

func TestShrinkingEndsAtTheEntries(t *testing.T) {
	tables, columns := build(t, sampletest.Debian)
	wanted := []int{-1, 0, 46578, tables.NumSyms - 1, tables.NumSyms}
	s := Shrinking(tables, columns, wanted)
	if !slices.Equal(s.Examples, wanted[1:4]) || len(s.Steps) != 3*193 {
		t.Fatalf("symbols %v, %d lists", s.Examples, len(s.Steps))
	}
	if got := string(s.Steps[1]); got != "Tsecurity_file_open" {
		t.Errorf("before the first round it is %q", got)
	}
	for i, seq := range s.Examples {
		if got := s.Steps[3*192+i]; !slices.Equal(got, tables.Codes(seq)) {
			t.Errorf("symbol %d ends as % x, its entry has % x", seq, got, tables.Codes(seq))
		}
	}
}
