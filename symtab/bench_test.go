package symtab

import "testing"

// Where the time goes, 6.12 cloud-amd64 (154,686 symbols, 6.9 MB), Go 1.26.8 on two shared cores of an AMD EPYC, 22
// November 2026, processor time of one thread, least of twenty runs: Parse 3.4 ms (Import 12.7), address order below 1,
// training 41, name order 11 (beside the training where there is a second processor), names 4.5; text to tables 77 ms
// on one processor, 64 on two. Of the training, sweeps for lists (makeLists) take 15, counting 2, finding and
// merging 1.9 million pairs the rest, of which merge half: it waits for the four counters it corrects. Lookups on the
// idle machine: binary 4.8 us, linear 2.2 ms on average.

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

// Map text to all tables.
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

// One lookup of every symbol's name in turn, as the kernel's self-test does.
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

// One lookup of every 199th symbol's name in turn.
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
