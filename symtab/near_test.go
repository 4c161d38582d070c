package symtab

import (
	"slices"
	"strings"
	"testing"
)

func namesOf(t *Tables, seqs []int) []string {
	var names []string
	for _, s := range seqs {
		names = append(names, string(t.AppendName(nil, s)))
	}
	return names
}

func TestNear(t *testing.T) {
	tables := buildKernel(t, cloud)
	for _, test := range []struct {
		text  string
		first []string
	}{
		{"VFS_READ", []string{"vfs_read", "vfs_readv", "vfs_readlink", "__pfx_vfs_read"}},
		{"vfs_reading", []string{"vfs_read"}},
		{"*V4_conn*", []string{"tcp_v4_connect"}},
		{"q", nil},
		{"", nil},
	} {
		names := namesOf(tables, tables.Near([]byte(test.text), 5))
		if len(names) > 5 || len(names) < len(test.first) || !slices.Equal(names[:len(test.first)], test.first) {
			t.Errorf("Near(%q) = %q, want at most five, first %q", test.text, names, test.first)
		}
	}
}

// The nearest names of all, found by Go's own functions on all names at once.
func TestNearIsNearest(t *testing.T) {
	tables := buildKernel(t, cloud)
	var all []string
	for i := range tables.NumSyms {
		all = append(all, string(tables.AppendName(nil, i)))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, text := range []string{"SCHED", "_READ_ITER", "kmalloc"} {
		rank := func(name string) int {
			switch low, wanted := strings.ToLower(name), strings.ToLower(text); {
			case low == wanted:
				return 0
			case strings.HasPrefix(low, wanted):
				return 1
			case strings.Contains(low, wanted):
				return 2
			}
			return 3
		}
		want := slices.Clone(all)
		slices.SortStableFunc(want, func(a, b string) int {
			if d := rank(a) - rank(b); d != 0 {
				return d
			}
			return len(a) - len(b)
		})
		if got := namesOf(tables, tables.Near([]byte(text), 5)); !slices.Equal(got, want[:5]) {
			t.Errorf("Near(%q) = %q, want %q", text, got, want[:5])
		}
	}
}

func TestPattern(t *testing.T) {
	for _, test := range []struct {
		text, name string
		want       bool
	}{
		{"Open", "do_sys_open", true},
		{"*open", "do_sys_open", true},
		{"*open", "do_sys_opened", false},
		{"do*open*", "do_sys_OPENED", true},
		{"a*a", "a", false},
		{"a*b*a", "aba", true},
		{"*", "anything", true},
		{"**x", "x", true},
	} {
		if got := newPattern([]byte(test.text)).matches([]byte(test.name)); got != test.want {
			t.Errorf("pattern %q matches %q: %v", test.text, test.name, got)
		}
	}
}

func TestSharing(t *testing.T) {
	for _, release := range []string{"6.12", "6.1"} {
		tables := buildText(t, worked, release)
		all := make([]int, tables.NumSyms)
		count := map[string]int{}
		for i := range all {
			all[i] = i
			count[string(tables.AppendName(nil, i))]++
		}
		for i, got := range tables.Sharing(all) {
			if name := string(tables.AppendName(nil, i)); got != count[name] {
				t.Errorf("%s: %d symbols share %q, want %d", release, got, name, count[name])
			}
		}
	}
	tables := buildKernel(t, cloud)
	seqs, _, _ := tables.Suggest([]byte("__func__.0"), 1)
	if got := tables.Sharing(seqs); !slices.Equal(got, []int{425}) {
		t.Errorf("Sharing(__func__.0) = %v, want 425", got)
	}
}
