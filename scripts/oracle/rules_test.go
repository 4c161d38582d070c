package main

import (
	"strings"
	"testing"
)

// systemMapCases are pairs of listings: what the image has, what System.map has, and which rule explains the difference.
// Where rule is "" nothing may explain it.
var systemMapCases = []struct {
	name, ours, theirs, rule string
}{
	{"per-CPU symbol", "10 A irq_regs", "10 D irq_regs", "per-CPU"},
	{"type of another symbol", "ffffffff81000010 A vfs_read", "ffffffff81000010 T vfs_read", ""},
	{"per-CPU symbol with a type of its own", "10 d irq_regs", "10 D irq_regs", ""},
	{"per-CPU symbol elsewhere", "18 A irq_regs", "10 D irq_regs", ""},
	{"absolute symbol", "", "200 A PECOFF_FILE_ALIGNMENT", "absolute"},
	{"absolute symbol in the tables alone", "200 A PECOFF_FILE_ALIGNMENT", "", ""},
	{"undefined symbol", "", "0 U ghost", "undefined"},
	{"table of kallsyms", "", "ffffffff82000010 D kallsyms_names", "before 6.4"},
	{"function of kallsyms", "", "ffffffff81000010 T kallsyms_lookup", ""},
	{"EFI stub", "", "ffffffff81000010 T __efistub_memcpy", "before 6.4"},
	{"thunk", "", "ffffffff81000010 t memcpy_from_thumb", "before 6.4"},
	{"function", "", "ffffffff81000010 T vfs_read", ""},
	{"weak undefined symbol", "ffffffff81000010 w ghost", "", "5.10"},
	{"label", "ffffffff81000010 d .LC0", "", "5.10"},
	{"label at another address", "ffffffff81000010 d .LC0", "ffffffff81000020 d .LC0", ""},
	{"function too many", "ffffffff81000010 T vfs_read", "", ""},
	{"data", "ffffffff82000010 D jiffies", "ffffffff82000018 D jiffies", ""},
}

const bounds = "0 A __per_cpu_start\n1000 A __per_cpu_end\nffffffff81000000 T _stext\nffffffff81001000 T _etext\nffffffff81800000 T _sinittext\nffffffff81801000 T _einittext\n"

func TestSystemMapRules(t *testing.T) {
	const data = "ffffffff82000000 D some_data\n" // so that this kernel is one with CONFIG_KALLSYMS_ALL
	for _, tt := range systemMapCases {
		checkRule(t, tt.name, bounds+data+tt.ours, bounds+data+tt.theirs, tt.rule)
	}
}

// TestCodeOnly is about kernels without CONFIG_KALLSYMS_ALL: the rule holds where it holds for all, and for data alone.
func TestCodeOnly(t *testing.T) {
	const areas = "ffffffff81000000 T _stext\nffffffff81001000 T _etext\nffffffff81800000 T _sinittext\nffffffff81801000 T _einittext\n"
	const none, start = "", "ffffffff82000100 D __start_notes\n"
	for _, tt := range []struct{ name, ours, theirs, rule string }{
		{"data", none, "ffffffff82000010 D jiffies", "outside of code"},
		{"code", none, "ffffffff81000ff0 T vfs_read", ""},
		{"code of booting", none, "ffffffff81800ff0 T start_kernel", ""},
		{"what begins at the end of code", none, "ffffffff81001000 D end_of_text", "outside of code"},
		{"bound of a section, until 6.9", none, start, "outside of code"},
		{"bound of a section, from 6.10", start, start + "ffffffff82000200 D __stop_notes", ""},
		{"data, from 6.10", start, start + "ffffffff82000010 D jiffies", "outside of code"},
		{"data in a kernel that has data", "ffffffff82000000 D some_data", "ffffffff82000000 D some_data\nffffffff82000010 D jiffies", ""},
	} {
		checkRule(t, tt.name, areas+tt.ours, areas+tt.theirs, tt.rule)
	}
}

func checkRule(t *testing.T, name, ours, theirs, rule string) {
	t.Helper()
	a, errA := readListing([]byte(strings.TrimSuffix(ours, "\n")))
	b, errB := readListing([]byte(strings.TrimSuffix(theirs, "\n")))
	if errA != nil || errB != nil {
		t.Fatalf("%s: %v, %v", name, errA, errB)
	}
	checkOutcome(t, name, compare(a, b, systemMapRules(a, b)), rule)
}

// checkOutcome expects one rule, told by a part of its name, to explain all differences; no rule where that is "".
func checkOutcome(t *testing.T, name string, o *outcome, rule string) {
	t.Helper()
	explained := ""
	for i, n := range o.explained {
		if n > 0 {
			explained += o.rules[i].name
		}
	}
	switch {
	case rule == "" && (len(o.unexplained) == 0 || explained != ""):
		t.Errorf("%s: explained by %q, unexplained %v; want no rule to explain it", name, explained, o.unexplained)
	case rule != "" && (len(o.unexplained) > 0 || !strings.Contains(explained, rule)):
		t.Errorf("%s: explained by %q, unexplained %v; want %q to explain it", name, explained, o.unexplained, rule)
	}
}
