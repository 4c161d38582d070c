package symtab

import "testing"

// Where the time goes, 6.12 cloud-amd64 (154,686 symbols, 6.9 MB), Go 1.26.8 on two shared and busy cores of an AMD EPYC, 22
// November 2026, one thread with real-time priority, least of six runs, page faults included: Parse 11.4 ms, Import 12.9,
// training 51 (68 before it went by blocks), name order 17; text to tables 103 ms (124). docs/benchmarks.md has a profile of
// the whole command, which has its memory in large pages. Lookups on the idle machine: binary 4.8 us, linear 2.2 ms on
// average.

func BenchmarkParse(b *testing.B) {
	src, _, r, o := kernel(b, kernel612)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(src, r, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport(b *testing.B) {
	src, _, _, _ := kernel(b, kernel612)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Import(src, Wanted{}); err != nil {
			b.Fatal(err)
		}
	}
}

// From the text of a map to all tables.
func BenchmarkBuild(b *testing.B) {
	for _, name := range kernels {
		b.Run(name, func(b *testing.B) {
			src, _, r, o := kernel(b, name)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				s, err := Parse(src, r, o)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := Build(s, r, o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func stage(b *testing.B) (s *Symbols, order []uint32, o Options) {
	src, _, r, o := kernel(b, kernel612)
	s, err := Parse(src, r, o)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	return s, addressOrder(s), o
}

func BenchmarkTrain(b *testing.B) {
	s, order, o := stage(b)
	for b.Loop() {
		newTrainer(addressText(s, order), len(order)).train(&o)
	}
}

func BenchmarkNameOrder(b *testing.B) {
	s, order, _ := stage(b)
	for b.Loop() {
		nameOrder(s, order, CutNothing)
	}
}

func BenchmarkAddressOrder(b *testing.B) {
	s, _, _ := stage(b)
	for b.Loop() {
		addressOrder(s)
	}
}

// Looks up the names of all symbols, one after another, as the kernel's self-test does.
func BenchmarkBinary(b *testing.B) {
	tables := buildKernel(b, kernel612)
	names := symbolNames(tables)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		tables.LookupBinary(names[i], nil)
		if i++; i == len(names) {
			i = 0
		}
	}
}

// Looks up the name of every 199th symbol, one after another.
func BenchmarkLinear(b *testing.B) {
	tables := buildKernel(b, kernel612)
	names := symbolNames(tables)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		tables.LookupLinear(names[i], nil)
		i = (i + 199) % len(names)
	}
}

func symbolNames(t *Tables) (names [][]byte) {
	for e := range t.Walk {
		names = append(names, append([]byte(nil), e.Text[1:]...))
	}
	return names
}
