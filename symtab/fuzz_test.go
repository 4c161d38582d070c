package symtab

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func addFixtures(f *testing.F, add func(src []byte)) {
	files, err := filepath.Glob("testdata/fixtures/*.map")
	if err != nil || len(files) == 0 {
		f.Fatal("no fixtures", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		add(src)
	}
}

// checkReadSymbols verifies what Parse and Import guarantee.
func checkReadSymbols(t *testing.T, s *Symbols, err error) {
	if (s == nil) != (err != nil) {
		t.Fatalf("symbols %v beside error %v", s, err)
	}
	if err != nil {
		var e *ParseError
		if !errors.As(err, &e) || e.Code == "" || e.Cause == "" || e.Hint == "" || len(e.Text) > maxExcerpt {
			t.Fatalf("error %#v", err)
		}
		return
	}
	if err := s.check(); err != nil {
		t.Fatal(err)
	}
}

func FuzzParse(f *testing.F) {
	addFixtures(f, func(src []byte) { f.Add(src, uint8(7), uint8(1)) })
	f.Fuzz(func(t *testing.T, src []byte, release, options uint8) {
		r := ruleSeries[int(release)%len(ruleSeries)]
		o := Options{AllSymbols: options&1 != 0, AbsolutePercpu: options&2 != 0 && r.PercpuOption, BaseRelative: r.BaseOption,
			PCRelative: r.PlaceOption}
		before := bytes.Clone(src)
		s, err := Parse(src, r, o)
		checkReadSymbols(t, s, err)
		if !bytes.Equal(src, before) {
			t.Fatal("the input was changed")
		}
		if err == nil {
			buildAndCheck(t, s, r, o)
		}
	})
}

func buildAndCheck(t *testing.T, s *Symbols, r Release, o Options) {
	tables, err := Build(s, r, o)
	if (tables == nil) != (err != nil) {
		t.Fatalf("tables %v beside error %v", tables, err)
	}
	if err == nil && len(tables.TokenTable) < 1<<16 {
		if err := tables.Check(); err != nil {
			t.Fatal(err)
		}
	}
}

func FuzzImport(f *testing.F) {
	addFixtures(f, func(src []byte) { f.Add(src, uint8(0), uint8(0)) })
	f.Add([]byte("0000000000000000 A __per_cpu_start\nffffffffc0000000 t x\t[m]\n                 U y\nffffffff81000000 0000000000000010 T _text\r\n"), uint8(0), uint8(0))
	for _, name := range []string{"1", "2"} {
		src, err := os.ReadFile("testdata/hostile/import-build-" + name + ".map")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src, uint8(0), uint8(On)<<2)
	}
	f.Fuzz(func(t *testing.T, src []byte, release, states uint8) {
		want := Wanted{AllSymbols: Tristate(states & 3 % 3), AbsolutePercpu: Tristate(states >> 2 & 3 % 3), Word32: Tristate(states >> 4 & 3 % 3)}
		if release > 0 {
			want.Release = ruleSeries[int(release)%len(ruleSeries)].Name
		}
		before := bytes.Clone(src)
		s, report, err := Import(src, want)
		checkReadSymbols(t, s, err)
		if (report == nil) != (err != nil) || !bytes.Equal(src, before) {
			t.Fatal("report or input")
		}
		if err != nil {
			return
		}
		for _, n := range report.Notes {
			if n.Code == "" || n.Count < 1 || n.Message == "" || n.Line > report.Lines || len(n.Text) > maxExcerpt {
				t.Fatalf("note %+v", n)
			}
		}
		buildAndCheck(t, s, report.Release, report.Options)
	})
}

// FuzzBuild makes symbols from arbitrary bytes, each line one, and compares with the naive builder.
func FuzzBuild(f *testing.F) {
	f.Add([]byte("Taaaa\nTaaaaa\ntaaa\nwabababab\nDb"), uint8(7), true)
	f.Add([]byte("t\xff\xfe\x01\nT__start_x\nT__x_end\nW_a\nT__a"), uint8(2), true)
	f.Fuzz(func(t *testing.T, text []byte, release uint8, lto bool) {
		if len(text) > 1<<12 {
			return
		}
		r := ruleSeries[int(release)%len(ruleSeries)]
		s := &Symbols{Start: []uint32{0}, PercpuFirst: ^uint64(0), TextAddress: 0x1000}
		for i, line := range bytes.Split(text, []byte("\n")) {
			if len(line) > 0 && len(line) < r.NameLimit && bytes.IndexByte(line, 0) < 0 {
				// Some addresses equal, some out of order.
				s.add(0x1000+uint64(i/3*16)-uint64(len(line)&1), line[0], line[1:])
			}
		}
		checkAgainstNaive(t, s, r, Options{AllSymbols: true, BaseRelative: r.BaseOption, PCRelative: r.PlaceOption, LTOClang: lto && r.LTOOption})
	})
}

// FuzzDamage overwrites bytes of good tables: every lookup must end, and must not panic.
func FuzzDamage(f *testing.F) {
	src, err := os.ReadFile("testdata/fixtures/many.map")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{0, 0, 0, 255, 1, 0, 0, 255, 2, 0, 0, 255, 3, 0, 0, 255}, []byte("sys_9z"), uint16(0))
	f.Add([]byte{4, 0, 0, 200, 5, 0, 7, 1}, []byte("net_470u2"), uint16(300))
	f.Add([]byte{3, 1, 0, 1, 2, 0, 9, 9, 0, 0, 0, 128}, []byte(""), uint16(40))
	r, _ := FindRelease("6.12")
	o := Options{AllSymbols: true}
	good := mustBuild(f, src, r, o)
	f.Fuzz(func(t *testing.T, damage, name []byte, cut uint16) {
		copied := *good
		tables := &copied
		for _, p := range []*[]byte{&tables.Names, &tables.TokenTable, &tables.SeqsOfNames} {
			*p = bytes.Clone(*p)
		}
		tables.Markers, tables.Offsets = slices.Clone(tables.Markers), slices.Clone(tables.Offsets)
		for i := 0; i+3 < len(damage); i += 4 {
			tables.damage(damage[i], int(damage[i+1])<<8|int(damage[i+2]), damage[i+3])
		}
		tables.Names = tables.Names[:max(0, len(tables.Names)-int(cut))]
		tables.SeqsOfNames = tables.SeqsOfNames[:max(0, len(tables.SeqsOfNames)-int(cut)/64)]
		switch cut & 3 {
		case 0:
			tables.Derive()
		case 1:
			tables.expander = nil // never derived
		}
		useAll(tables, name)
	})
}

func (t *Tables) damage(table byte, at int, value byte) {
	switch table % 7 {
	case 0:
		t.Names[at%len(t.Names)] = value
	case 1:
		t.Markers[at%len(t.Markers)] ^= uint32(value) << (8 * (at % 4))
	case 2:
		t.TokenTable[at%len(t.TokenTable)] = value
	case 3:
		t.TokenIndex[at%256] ^= uint16(value) << (at % 9)
	case 4:
		t.SeqsOfNames[at%len(t.SeqsOfNames)] = value
	case 5:
		t.Offsets[at%len(t.Offsets)] ^= uint32(value) << (8 * (at % 4))
	case 6:
		t.NumSyms += int(value) << (at % 16)
		if t.NumSyms > 1<<16 {
			t.NumSyms = 1 << 16
		}
	}
}

// useAll calls everything that reads tables.
func useAll(t *Tables, name []byte) {
	var tr Trace
	var c Cost
	k, _ := t.LookupBinary(name, &tr)
	t.LookupBinary(name, nil)
	t.LookupLinear(name, &c)
	t.Range(name)
	for _, i := range []int{-1, 0, k, t.Seq(k), t.NumSyms - 1, t.NumSyms, 1 << 30} {
		t.Seq(i)
		t.Type(i)
		t.Record(i)
		t.AppendName(nil, i)
		l, _ := t.LookupAddress(t.Address(i))
		t.AppendName(nil, l.Seq)
	}
	for range t.Walk {
	}
	t.Check()
}
