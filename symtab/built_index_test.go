package symtab

import (
	"bytes"
	"testing"
)

// withoutIndex returns tables as a release before 6.2 has them.
func withoutIndex(t *Tables, release string) *Tables {
	other := *t
	other.Release, _ = FindRelease(release)
	other.Release.TwoByteLengths = t.Release.TwoByteLengths
	other.SeqsOfNames = nil
	other.Derive()
	return &other
}

// TestBuildIndex removes the index of real kernels and builds it again. The result is the kernel's own index, which
// TestKernels compares with the image.
func TestBuildIndex(t *testing.T) {
	for _, tt := range []struct {
		name   string
		tables *Tables
	}{
		{"6.12", buildKernel(t, kernel612)},
		{"6.12 ARM", buildKernel(t, kernelARM)},
		{"6.2 with link-time optimisation", buildFixture(t, "lto.map", "6.2", Options{AllSymbols: true, BaseRelative: true, LTOClang: true})},
		{"one symbol", buildFixture(t, "one.map", "6.12", Options{AllSymbols: true})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := withoutIndex(tt.tables, "6.1")
			if got.Indexed() {
				t.Fatal("6.1 has an index")
			}
			if _, ok := got.Raw("seqs_of_names"); ok {
				t.Error("a table that is not there")
			}
			if err := got.BuildIndex(); err != nil {
				t.Fatal(err)
			}
			if raw, ok := got.Raw("seqs_of_names"); !ok || !bytes.Equal(raw, tt.tables.SeqsOfNames) || !got.Indexed() {
				t.Errorf("%d bytes of index, not those of the kernel", len(raw))
			}
			if err := got.Check(); err != nil || got.Release.SeqsOfNames {
				t.Errorf("Check: %v, release with index: %v", err, got.Release.SeqsOfNames)
			}
			before := &got.SeqsOfNames[0]
			if err := got.BuildIndex(); err != nil || before != &got.SeqsOfNames[0] {
				t.Errorf("it is built a second time, or not: %v", err)
			}
		})
	}
}

// TestBuildIndexOfNothing builds the index of tables without symbols. It has no entries.
func TestBuildIndexOfNothing(t *testing.T) {
	r, _ := FindRelease("6.1")
	none := &Tables{Release: r, TokenTable: make([]byte, 256)}
	for slot := range none.TokenIndex {
		none.TokenIndex[slot] = uint16(slot)
	}
	none.Derive()
	if err := none.BuildIndex(); err != nil || !none.Indexed() || len(none.SeqsOfNames) != 0 {
		t.Errorf("%v, %d bytes of index, indexed: %v", err, len(none.SeqsOfNames), none.Indexed())
	}
}

// TestBuildIndexOfDamage builds the index of damaged tables. That is an error, and never a panic.
func TestBuildIndexOfDamage(t *testing.T) {
	for _, damage := range []func(*Tables){
		func(t *Tables) { t.Names[0] = 0 },
		func(t *Tables) { t.Names[0] = 255 },
		func(t *Tables) { t.TokenTable = t.TokenTable[:40] },
		func(t *Tables) { t.Names[1] = 0 }, // a token without letters
	} {
		tables := withoutIndex(buildFixture(t, "micro.map", "6.12", Options{AllSymbols: true}), "6.1")
		damage(tables)
		tables.Derive()
		if err := tables.BuildIndex(); err == nil || tables.Indexed() {
			t.Errorf("BuildIndex = %v, %d bytes of index", err, len(tables.SeqsOfNames))
		}
	}
}

// TestBuiltIndexIsUsed verifies that functions which need a name order use one that was built, and find what the scan finds.
func TestBuiltIndexIsUsed(t *testing.T) {
	scanned := buildKernel(t, kernel510)
	indexed := *scanned
	if err := indexed.BuildIndex(); err != nil {
		t.Fatal(err)
	}
	if scanned.Indexed() {
		t.Fatal("the tables it was copied from have it, too")
	}
	for i := 0; i < indexed.NumSyms; i += 997 {
		name := indexed.AppendName(nil, i)
		want, _ := scanned.LookupLinear(name, nil)
		if k, ok := indexed.LookupBinary(name, nil); !ok || indexed.Seq(k) != want {
			t.Fatalf("LookupBinary(%s) = %d, %v; the scan finds %d", name, indexed.Seq(k), ok, want)
		}
	}
	if got, want := indexed.LastUnique(), scanned.LastUnique(); got != want {
		t.Errorf("LastUnique = %d, by scan %d", got, want)
	}
	_, _, total := indexed.Suggest([]byte("vfs_"), 5)
	if _, _, want := scanned.Suggest([]byte("vfs_"), 5); total != want || total == 0 {
		t.Errorf("Suggest finds %d, by scan %d", total, want)
	}
	if seq, cost := indexed.Hardest(indexed.Columns()); seq < 0 || cost == 0 {
		t.Error("no hardest name")
	}
	if len(indexed.Initials()) == 0 || indexed.MaxProbes() != 17 {
		t.Errorf("%d initials, %d probes", len(indexed.Initials()), indexed.MaxProbes())
	}
}
