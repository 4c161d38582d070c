package bench

import (
	"runtime"
	"sync"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

// A design finds the addresses of one set of symbols.
type design interface {
	address(name string) (uint64, bool)
	bytes() int // what the kernel's form of it would keep; 0 to take what Go allocated
}

var kernel = sync.OnceValues(func() (*symtab.Tables, error) {
	src, err := gzfile.Read("../testdata/kernels/debian-6.12.117-cloud-amd64.System.map.gz")
	if err != nil {
		return nil, err
	}
	r, _ := symtab.FindRelease("6.12")
	o := symtab.Options{AllSymbols: true, AbsolutePercpu: true}
	s, err := symtab.Parse(src, r, o)
	if err != nil {
		return nil, err
	}
	return symtab.Build(s, r, o)
})

// symbols are a kernel's names and addresses in address order. Each call allocates the names anew.
func symbols(t *symtab.Tables) (names []string, addrs []uint64) {
	names = make([]string, 0, t.NumSyms)
	addrs = make([]uint64, 0, t.NumSyms)
	for e := range t.Walk {
		names = append(names, string(e.Text[1:]))
		addrs = append(addrs, t.Address(e.Seq))
	}
	return names, addrs
}

func BenchmarkLookup(b *testing.B) {
	t, err := kernel()
	if err != nil {
		b.Fatal(err)
	}
	names, _ := symbols(t)
	for _, d := range designs {
		b.Run(d.name, func(b *testing.B) { ask(b, t, names, d.make, d.stride) })
	}
}

// ask looks up every stride-th name, again and again.
func ask(b *testing.B, t *symtab.Tables, names []string, build func(t *symtab.Tables) design, stride int) {
	before := live()
	d := build(t)
	kept := d.bytes()
	if kept == 0 {
		kept = int(live() - before)
	}
	if _, ok := d.address("no such symbol"); ok {
		b.Fatal("found what is not there")
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, ok := d.address(names[i]); !ok {
			b.Fatalf("%q not found", names[i])
		}
		i = (i + stride) % len(names)
	}
	b.ReportMetric(float64(kept)/float64(t.NumSyms), "B/symbol")
	runtime.KeepAlive(d)
}

// live returns how much memory is in use.
func live() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Every design gives the address the kernel's own search gives.
func TestDesigns(t *testing.T) {
	tables, err := kernel()
	if err != nil {
		t.Fatal(err)
	}
	names, _ := symbols(tables)
	const stride = 1999 // a prime, so that names of all kinds come up; the linear scan is slow
	binary := kernelBinary{tables}
	for _, d := range designs {
		made := d.make(tables)
		for i := 0; i < len(names); i += stride {
			want, _ := binary.address(names[i])
			if got, ok := made.address(names[i]); !ok || got != want {
				t.Fatalf("%s: %q = %#x, %v; want %#x", d.name, names[i], got, ok, want)
			}
		}
	}
}
