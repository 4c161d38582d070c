package explore

import (
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

const kernels = "../testdata/kernels/"

var opened = map[string]*Map{}

// open reads a map of a real kernel, once.
func open(t *testing.T, name string) *Map {
	t.Helper()
	if m := opened[name]; m != nil {
		return m
	}
	m := build(t, string(gzfile.MustRead(t, kernels+name)))
	opened[name] = m
	return m
}

func build(t *testing.T, text string) *Map {
	t.Helper()
	s, r, err := symtab.Import([]byte(text), symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(s, r.Release, r.Options)
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(tables)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const cloud = "debian-6.12.117-cloud-amd64.System.map.gz"

// The figures were counted by another program, in another language, for the design of the page.
func TestCounts(t *testing.T) {
	m := open(t, cloud)
	if m.Len() != 154686 {
		t.Fatalf("%d symbols", m.Len())
	}
	for query, want := range map[string][2]int{
		"":                             {154686, 0},
		"tcp_":                         {455, 0},
		"equal":                        {7982, 1351},
		"equal type:TtW -__pfx_":       {828, 301},
		"equal __pfx_":                 {822, 0},
		"suffix type:TtW -__pfx_":      {1237, 0},
		"suffix":                       {1237, 0},
		"suffix:isra type:TtW -__pfx_": {382, 0},
		"alias":                        {1289, 0},
		"__pfx_":                       {49133, 0},
		"type:T":                       {53936, 0},
		"type:data":                    {34444, 0},
		"type:rodata":                  {11159, 0},
		"type:bss":                     {6310, 0},
		"type:percpu":                  {387, 0},
		"type:text":                    {54250 + 48136, 0},
		"in:.init":                     {10834, 0},
		"in:text":                      {97314, 0},
		"len>77":                       {1, 0},
	} {
		q := Parse(query)
		seqs := m.Match(q)
		if len(q.Problems) > 0 || len(seqs) != want[0] {
			t.Errorf("%q matches %d, want %d, %v", query, len(seqs), want[0], q.Problems)
		}
		if names := m.Sum(seqs).Names; want[1] > 0 && names != want[1] {
			t.Errorf("%q matches %d names, want %d", query, names, want[1])
		}
	}
	seqs := m.Match(Parse("tcp_"))
	if sum := m.Sum(seqs); sum.Table != 9139 || sum.Kernel != 195740 {
		t.Errorf("tcp_: %+v", sum)
	}
}

func TestCardOfKernel(t *testing.T) {
	m := open(t, cloud)
	c := m.Card(84262)
	if string(m.Name(84262)) != "tcp_v4_connect" || m.Size[84262] != 1312 || c.Rank != 145353 || c.Area != ".text" || c.Search != 3330 || c.Scan != 6421349 ||
		c.Probes != 17 || c.Back != 1 || c.Found != 84262 || len(c.Aliases) != 0 || m.Record(84262) != 11 {
		t.Errorf("%+v", c)
	}
	first := m.find("init_once")
	c = m.Card(44048)
	if first != 35754 || len(c.Copies) != 9 || c.Copies[0] != first || c.Position != 4 || c.Found != first || c.Search != 3971 || c.Scan != 2704003 || c.Probes != 14 || c.Back != 6 {
		t.Errorf("%d, %+v", first, c)
	}
	between := ""
	for _, i := range c.Copies {
		before, after := m.Near(i)
		between += string(m.Name(before)) + " " + string(m.Name(after)) + "\n"
	}
	want := "inode_init_once inode_bit_waitqueue\ntask_statm proc_invalidate_siblings_dcache\n__traceiter_ext4_update_sb __probestub_ext4_fc_track_unlink\n" +
		"ramfs_get_inode generic_hugetlb_get_unmapped_area\ndebugfs_create_x64 tracefs_get_inode\nretire_ipc_sysctls __x64_sys_mq_open\n" +
		"block_size invalidate_bdev\nfs_put_dax dax_write_cache\nsock_unregister kernel_sock_"
	if !strings.HasPrefix(between, want) {
		t.Errorf("%s", between)
	}
}

func TestFormsOfKernel(t *testing.T) {
	m := open(t, cloud)
	var got []string
	for _, f := range m.Card(44048).Forms {
		got = append(got, f.Tool+": "+f.Text)
	}
	for _, want := range []string{"%pS: init_once+0x0/0x10", "gdb: break *0xffffffff815a5840", "kprobe: p:init_once_4 _text+5920832", `livepatch: .old_name = "init_once", .old_sympos = 4`} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
}

func TestMissOfKernel(t *testing.T) {
	m := open(t, cloud)
	miss := m.Miss("finish_task_switch")
	if miss.Place != 112277 || miss.Probes != 17 || miss.Search != 3734 || miss.Scan != 11994740 || miss.Held != 2 || len(miss.Variants) != 2 ||
		string(m.Name(miss.Variants[0])) != "finish_task_switch.isra.0" || miss.LeftOut || miss.NoData || miss.TooLong {
		t.Errorf("%+v", miss)
	}
	counts := map[string]int{}
	for _, s := range miss.Suffixes {
		counts[s.Suffix] = s.Count
	}
	if counts[".constprop."] != 559 || counts[".isra."] != 382 || counts[".part."] != 342 || counts[".cold"] != 0 {
		t.Errorf("%v", counts)
	}
	// Counted by another program for the design of the page.
	if miss.Only != 1052 {
		t.Errorf("%d functions are there with a suffix only", miss.Only)
	}
	if miss := m.Miss("tcp_v4_conect"); len(miss.Spelt) == 0 || string(m.Name(miss.Spelt[0].Seq)) != "tcp_v4_connect" || miss.Spelt[0].Letters != 1 {
		t.Errorf("%+v", miss.Spelt)
	}
	if m.Miss("tcp_v4_connect") != nil {
		t.Error("a name that is there is missed")
	}
	if miss := m.Miss("__kcfi_typeid_tcp_v4_connect"); !miss.LeftOut {
		t.Error("the build drops this name")
	}
}

// Places as the kernels print them. Offsets are made up.
func TestLocateKernel(t *testing.T) {
	const trace = "Call Trace:\n <TASK>\n tcp_v4_connect+0x1ac/0x570\n __inet_stream_connect+0xd1/0x3b0\n inet_stream_connect+0x36/0x60\n ? __sys_connect+0x9b/0xd0\n" +
		" __x64_sys_connect+0x14/0x20\n do_syscall_64+0x33/0x80\n finish_task_switch+0x7f/0x260\n </TASK>\n"
	l := open(t, cloud).Locate(trace, 0, false)
	if l.Sizes != 6 || l.Agree != 2 || len(l.Places) != 7 || l.Places[6].Verdict != NoName || l.Places[0].Verdict != OtherSize || l.Places[0].Size != 1312 {
		t.Errorf("%+v", l)
	}
	if l := open(t, "debian-5.10.262-amd64.map.gz").Locate(trace, 0, false); l.Sizes != 7 || l.Agree != 7 {
		t.Errorf("%+v", l)
	}
	m := open(t, cloud)
	for text, want := range map[string]struct {
		name         string
		offset, size uint64
	}{
		"ffffffff81b14d3c": {"tcp_v4_connect", 428, 1312}, "0xffffffff81b14b90": {"tcp_v4_connect", 0, 1312}, "ffffffff81b14b8f": {"__pfx_tcp_v4_connect", 15, 16},
		"ffffffff82e0dd40": {"trace_event_fields_sock_msg_length", 224, 256}, "ffffffff833ab700": {"_einittext", 220, 18908},
		"tcp_v4_connect+0x1ac/0x520": {"tcp_v4_connect", 428, 1312}, "init_once+0x9/0x70": {"init_once", 9, 112},
	} {
		l := m.Locate(text, 0, false)
		if !IsPlace(text) || len(l.Places) != 1 || l.Places[0].Seq < 0 {
			t.Errorf("%q: %+v", text, l)
			continue
		}
		if p := l.Places[0]; string(m.Name(p.Seq)) != want.name || p.Offset != want.offset || p.Size != want.size {
			t.Errorf("%q: %s, %+v", text, m.Name(p.Seq), p)
		}
	}
	if l := m.Locate("0000000000020400", 0, false); len(l.Places) != 1 || l.Places[0].Verdict != Nothing {
		t.Errorf("%+v", l)
	}
}

// A shift is told by a line, inferred from an address beside a name, or asked for.
func TestShift(t *testing.T) {
	m := open(t, cloud)
	for text, why := range map[string]string{
		"Kernel Offset: 0x17000000 from 0xffffffff81000000 (relocation range: 0xffffffff80000000-0xffffffffbfffffff)\nffffffff98b14d3c": "told",
		" [<ffffffff98b14d3c>] tcp_v4_connect+0x1ac/0x520\n [<ffffffff98b14d3c>]":                                                       "inferred",
	} {
		l := m.Locate(text, 0, false)
		last := l.Places[len(l.Places)-1]
		if l.Why != why || l.Shift != 0x17000000 || last.Seq != 84262 || last.Offset != 428 {
			t.Errorf("%q: %+v", text, l)
		}
	}
	if l := m.Locate("ffffffff98b14d3c", 0x17000000, true); l.Why != "asked" || l.Places[0].Seq != 84262 {
		t.Errorf("%+v", l)
	}
}

func TestProblems(t *testing.T) {
	for query, want := range map[string]string{
		"size>x": "a number is missing", "size>": "a number is missing", "/[/": "missing closing ]", "/abc": "the / that ends it", "//": "empty",
		"type:": "type letters", "in:": "section", "-": "missing", "tcp_ size>99999999999": "a number",
	} {
		q := Parse(query)
		if len(q.Problems) != 1 || !strings.Contains(q.Problems[0].Cause, want) {
			t.Errorf("%q: %+v, want %q", query, q.Problems, want)
		}
	}
	if q := Parse("tcp_ size>x"); q.Problems[0].Column != 5 || q.Problems[0].Word != "size>x" {
		t.Errorf("%+v", q.Problems)
	}
}

// A map whose addresses are all zero answers by name alone.
func TestZeroAddresses(t *testing.T) {
	m := build(t, "0000000000000000 T _text\n0000000000000000 t foo\n0000000000000000 t foo\n0000000000000000 D bar\n")
	if !m.ZeroAddresses || m.Size[0] != NoSize || len(m.Card(1).Forms) > 0 || len(m.Card(1).Aliases) > 0 || m.Locate("ffffffff81000000", 0, false).Places[0].Verdict != Nothing {
		t.Errorf("%+v", m.Card(1))
	}
}
