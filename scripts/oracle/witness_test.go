package main

import (
	"slices"
	"strings"
	"testing"
)

// kernelListing is a kernel of eight symbols, two of which have one name and two one address.
func kernelListing(t *testing.T) []symbol {
	t.Helper()
	list, err := readListing([]byte(`ffffffff81000000 T _stext
ffffffff81000000 T _text
ffffffff81000100 t init
ffffffff81000200 T vfs_read
ffffffff81000300 T vfs_write
ffffffff81000400 t init
ffffffff81000500 T _etext
ffffffff82000000 D jiffies
`))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func noRules(_, _ []symbol) []rule { return nil }

func TestCompareEqual(t *testing.T) {
	list := kernelListing(t)
	other := slices.Clone(list)
	slices.Reverse(other)
	if o := compare(list, other, nil); o.equal != len(list) || len(o.unexplained) != 0 {
		t.Errorf("%d of %d symbols are equal, unexplained %v", o.equal, len(list), o.unexplained)
	}
}

// TestCompareFails is about mistakes of each kind: all must be noticed, and told as what they are.
func TestCompareFails(t *testing.T) {
	list := kernelListing(t)
	swapped, ok := swapTwo(list)
	if !ok {
		t.Fatal("no two functions to swap")
	}
	for _, tt := range []struct {
		name        string
		ours        []symbol
		equal, want int
		says        string
	}{
		{"a base off by a page", moved(list, 0x1000), 0, 8, "ffffffff81001000 T _text: at ffffffff81000000, says the witness"},
		{"a base off by a byte", moved(list, 1), 0, 8, "ffffffff82000001 D jiffies: at ffffffff82000000, says the witness"},
		{"two symbols swapped", swapped, 6, 2, "ffffffff81000400 T vfs_write: at ffffffff81000300, says the witness"},
		{"a symbol too few", list[1:], 7, 1, "ffffffff81000000 T _stext: only the witness has it"},
		{"a symbol too many", append(slices.Clone(list), list[2]), 8, 1, "ffffffff81000100 t init: the witness lacks it"},
		{"another type", append(slices.Clone(list[:7]), symbol{0xffffffff82000000, 'B', "jiffies", ""}), 7, 1, "ffffffff82000000 B jiffies: type D, says the witness"},
		{"a symbol of a module", append(slices.Clone(list[:7]), symbol{0xffffffff82000000, 'D', "jiffies", "mod"}), 7, 2, "ffffffff82000000 D jiffies [mod]: the witness lacks it"},
		{"nothing", nil, 0, 8, "ffffffff81000200 T vfs_read: only the witness has it"},
	} {
		o := compare(tt.ours, list, nil)
		told := slices.ContainsFunc(o.unexplained, func(d difference) bool { return d.String() == tt.says })
		if o.equal != tt.equal || len(o.unexplained) != tt.want || !told {
			t.Errorf("%s: %d equal, want %d; unexplained %v, want %d with %q", tt.name, o.equal, tt.equal, o.unexplained, tt.want, tt.says)
		}
	}
}

// TestSees gives the comparison rules that hide a mistake: that must be told.
func TestSees(t *testing.T) {
	list := kernelListing(t)
	if err := sees(list, list, noRules, true); err != nil {
		t.Errorf("without rules: %v", err)
	}
	anything := func(_, _ []symbol) []rule { return []rule{{"anything", func(difference) bool { return true }}} }
	if err := sees(list, list, anything, true); err == nil || !strings.Contains(err.Error(), "base") || !strings.Contains(err.Error(), "two symbols") {
		t.Errorf("with a rule that explains anything: %v", err)
	}
	pages := func(_, _ []symbol) []rule {
		return []rule{{"whole pages", func(d difference) bool { return (d.ours.address-d.theirs.address)%0x1000 == 0 }}}
	}
	if err := sees(list, list, pages, true); err == nil || strings.Contains(err.Error(), "two symbols") {
		t.Errorf("with a rule that explains whole pages: %v", err)
	}
	if err := sees(list, list, pages, false); err != nil {
		t.Errorf("where only distances count: %v", err)
	}
	early := []symbol{list[3], list[4], list[7], {0xffffffff82000010, 'D', "jiffies_64", ""}, {0xffffffff82000020, 'D', "loops", ""}}
	if err := sees(early, early, noRules, true); err != nil {
		t.Errorf("with functions in the first half alone: %v", err)
	}
	if err := sees(list[7:], list[7:], noRules, true); err == nil {
		t.Error("a list without two functions cannot show that a swap is noticed")
	}
}
