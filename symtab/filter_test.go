package symtab

import "testing"

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		release string
		kind    byte
		name    string
		want    bool
	}{
		{"5.10", 'T', "L0abc", true},
		{"5.10", 'r', "my__crc_thing", true},
		{"5.10", 'T', "$x", false},
		{"6.1", 'T', "$x", true},
		{"6.1", 'T', "L0", true},
		{"6.1", 'T', "L0abc", false},
		{"6.1", 'r', "__kstrtab_printk", true},
		{"6.1", 'w', "weak", true},
		{"6.1", 'W', "weak", false},
		{"6.12", 't', "__AArch64ADRPThunk_foo", true},
		{"6.12", 't', "__Thunk_", true},
		{"6.12", 't', "__A_Thunk_foo", false},
		{"6.12", 't', "__ThunkThunk_foo", true},
		{"6.12", 't', "foo_veneer", true},
		{"6.12", 't', "foo_from_arm", true},
		{"6.12", 't', "veneer", false},
		{"6.12", 't', "a.long_branch.b", true},
		{"6.12", 't', "_SDA_BASE_", true},
		{"6.12", 't', "_SDA_BASE_x", false},
		{"6.12", 't', "__pi_.Lfoo", true},
		{"6.12", 't', "__pi_foo", false},
		{"6.12", 'd', "__UNIQUE_ID_modinfo_12", false},
		{"7.2", 'd', "__UNIQUE_ID_modinfo_12", true},
		{"7.2", 'd', "__UNIQUE_ID_modinfo_", true},
		{"7.2", 'd', "__UNIQUE_ID_modinfo_1a", false},
		{"7.2", 'd', "__mod_device_table__pci", true},
		{"7.2", 'd', "", false},
	} {
		r, _ := FindRelease(c.release)
		if got := r.MapFilter.Match(c.kind, []byte(c.name)); got != c.want {
			t.Errorf("%s: Match(%c %q) = %v", c.release, c.kind, c.name, got)
		}
		if got := newFilterSet(&r.MapFilter).match(c.kind, []byte(c.name)); got != c.want {
			t.Errorf("%s: filterSet.match(%c %q) = %v", c.release, c.kind, c.name, got)
		}
	}
}

// A filterSet agrees with the patterns it was made of, for every name of a real kernel and the patterns of every release.
func TestFilterSetOnKernel(t *testing.T) {
	tables := buildKernel(t, kernelARM64)
	for _, r := range Releases() {
		for _, p := range []*Patterns{&r.MapFilter, &r.Ignore} {
			set := newFilterSet(p)
			for e := range tables.Walk {
				if got, want := set.match(e.Text[0], e.Text[1:]), p.Match(e.Text[0], e.Text[1:]); got != want {
					t.Fatalf("%s: filterSet.match(%q) = %v, want %v", r.Name, e.Text, got, want)
				}
			}
		}
	}
}
