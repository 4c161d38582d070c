package symtab

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func buildText(t *testing.T, source, release string) *Tables {
	t.Helper()
	r, ok := FindRelease(release)
	if !ok {
		t.Fatalf("no release %s", release)
	}
	o := Options{AllSymbols: true, PCRelative: r.PlaceOption, BaseRelative: r.BaseOption}
	return mustBuild(t, []byte(source), r, o)
}

// The example of SPEC 13, with the bounding symbols without which the kernel would not look its addresses up.
const worked = `ffffffff81000000 T _stext
ffffffff81000000 T _text
ffffffff81000040 t demo_open
ffffffff81000080 t demo_close
ffffffff810000c0 T demo_open
ffffffff81000100 D demo_table
ffffffff81000200 B _end
`

func TestAppendSymbol(t *testing.T) {
	tables := buildText(t, worked, "6.12")
	for _, tt := range []struct {
		addr uint64
		form SymbolForm
		want string
	}{
		{0xffffffff81000085, FormOffset, "demo_close+0x5/0x40"},
		{0xffffffff81000080, FormOffset, "demo_close+0x0/0x40"},
		{0xffffffff81000085, FormNoOffset, "demo_close"},
		{0xffffffff81000080, FormBacktrace, "demo_open+0x40/0x40"},
		{0xffffffff810000a0, FormBacktrace, "demo_close+0x20/0x40"},
		{0x1234, FormOffset, "0x1234"},
		{0, FormNoOffset, "0x0"},
	} {
		if got := string(tables.AppendSymbol(nil, tt.addr, tt.form)); got != tt.want {
			t.Errorf("AppendSymbol(%#x, %d) = %s, want %s", tt.addr, tt.form, got, tt.want)
		}
	}
}

func TestEachMatch(t *testing.T) {
	for _, release := range []string{"6.12", "6.1"} {
		tables := buildText(t, worked, release)
		var seen []uint64
		collect := func(addr uint64) int { seen = append(seen, addr); return 0 }
		if stop := tables.EachMatch([]byte("demo_open"), collect); stop != 0 || !slices.Equal(seen, []uint64{0xffffffff81000040, 0xffffffff810000c0}) {
			t.Errorf("%s: EachMatch = %d, %x", release, stop, seen)
		}
		if stop := tables.EachMatch([]byte("demo_open"), func(uint64) int { return 7 }); stop != 7 {
			t.Errorf("%s: EachMatch stopped with %d, want what visit returned", release, stop)
		}
		if stop := tables.EachMatch([]byte("absent"), func(uint64) int { return 7 }); stop != 0 {
			t.Errorf("%s: EachMatch(absent) = %d, want 0", release, stop)
		}
	}
}

func TestAliases(t *testing.T) {
	tables := buildText(t, worked, "6.12")
	if first, last := tables.Aliases(1); first != 0 || last != 1 {
		t.Errorf("Aliases = %d, %d, want 0, 1", first, last)
	}
}

func TestProcLines(t *testing.T) {
	tables := buildText(t, worked, "6.12")
	if got, want := string(tables.AppendProcLine(nil, 2)), "ffffffff81000040 t demo_open\n"; got != want {
		t.Errorf("AppendProcLine = %q, want %q", got, want)
	}
	small := buildText(t, strings.ReplaceAll(worked, "ffffffff8", "8"), "6.12")
	small.Options.Word32 = true
	if got, want := string(small.AppendProcLine(nil, 2)), "81000040 t demo_open\n"; got != want {
		t.Errorf("AppendProcLine = %q, want %q", got, want)
	}
}

// Tables that are printed as a map or as /proc/kallsyms and imported again are the same.
func TestWrittenMapsBuildTheSameTables(t *testing.T) {
	for _, name := range []string{cloud, kernelARM, kernelARM64} {
		tables := buildKernel(t, name)
		for form, line := range map[string]func([]byte, int) []byte{"System.map": tables.AppendMapLine, "/proc/kallsyms": tables.AppendProcLine} {
			var text []byte
			for i := range tables.NumSyms {
				text = line(text, i)
			}
			want := Wanted{Release: tables.Release.Name, AllSymbols: Off, AbsolutePercpu: Off}
			if tables.Options.AllSymbols {
				want.AllSymbols = On
			}
			if tables.Options.AbsolutePercpu {
				want.AbsolutePercpu = On
			}
			symbols, report, err := Import(text, want)
			if err != nil {
				t.Fatalf("%s as %s: %v", name, form, err)
			}
			again, err := Build(symbols, report.Release, report.Options)
			if err != nil {
				t.Fatalf("%s as %s: %v", name, form, err)
			}
			if !bytes.Equal(again.Names, tables.Names) || !bytes.Equal(again.SeqsOfNames, tables.SeqsOfNames) || !slices.Equal(again.Offsets, tables.Offsets) {
				t.Errorf("%s as %s builds other tables", name, form)
			}
		}
	}
}

// The raw tables have the bytes of the image. TestKernels compares the columns with their digests, and this test the bytes.
func TestRaw(t *testing.T) {
	tables := buildKernel(t, cloud)
	_, golden, _, _ := kernel(t, cloud)
	for name, want := range map[string]string{
		"names": golden.Names.SHA256, "markers": golden.Markers.SHA256, "token_table": golden.TokenTable.SHA256,
		"token_index": golden.TokenIndex.SHA256, "seqs_of_names": golden.Seqs.SHA256, "offsets": golden.Offsets.SHA256,
	} {
		raw, ok := tables.Raw(name)
		if !ok || sum(raw) != want {
			t.Errorf("Raw(%s) has digest %s, want %s", name, sum(raw), want)
		}
	}
	if raw, ok := tables.Raw("relative_base"); !ok || string(raw) != "\x00\x00\x00\x81\xff\xff\xff\xff" {
		t.Errorf("Raw(relative_base) = %x, %v", raw, ok)
	}
	if raw, ok := tables.Raw("num_syms"); !ok || string(raw) != "\x3e\x5c\x02\x00" {
		t.Errorf("Raw(num_syms) = %x, %v", raw, ok)
	}
	if _, ok := tables.Raw("addresses"); ok {
		t.Error("Raw(addresses): this kernel has offsets")
	}
	if _, ok := tables.Raw("no_such_table"); ok {
		t.Error("Raw(no_such_table) was given")
	}
}

func TestParseAddress(t *testing.T) {
	for text, want := range map[string]uint64{
		"0xffffffff81000000": 0xffffffff81000000, " FFFFFFFF81000000\n": 0xffffffff81000000, "0X10": 16, "0": 0, "abc": 0xabc,
	} {
		if got, ok := ParseAddress(text); !ok || got != want {
			t.Errorf("ParseAddress(%q) = %#x, %v, want %#x", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "0x", "-1", "+1", "0x-1", "0x0x1", "xyz", "12g", "1 2", "11111111111111111"} {
		if got, ok := ParseAddress(text); ok {
			t.Errorf("ParseAddress(%q) = %#x, want none", text, got)
		}
	}
}
