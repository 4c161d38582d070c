package image

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestRelocatedBase: several records fit the low bits of the place of relative_base, and the first of them in this kernel is of
// another word. The addresses are compared with those of Debian's System.map and of the booted kernel.
func TestRelocatedBase(t *testing.T) {
	m, err := Open(gzfile.MustRead(t, "testdata/wild/arm64-6.1-two-rela.img.gz"), Options{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	for name, want := range map[string]uint64{"_stext": 0xffff800008010000, "vfs_read": 0xffff80000839efb0} {
		if addr, ok := addressOf(m.Tables, name); !ok || addr != want {
			t.Errorf("%s at %#x, %v, want %#x", name, addr, ok, want)
		}
	}
	if !strings.Contains(strings.Join(m.Proofs, "\n"), "begins at 0xffff800008000000") {
		t.Errorf("Proofs = %q, want where the kernel begins", m.Proofs)
	}
}

// appendRecord appends a relocation record of arm64.
func appendRecord(data []byte, place, value uint64) []byte {
	const arm64Relative = 0x403
	for _, word := range []uint64{place, arm64Relative, value} {
		data = binary.LittleEndian.AppendUint64(data, word)
	}
	return data
}

// TestRelocationsDisagree: one more record fits the place of relative_base, and no evidence is left that tells which is right.
func TestRelocationsDisagree(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", Relocatable: true}.Make()
	const records = 3 * 24 // those the test kernel has
	at := imagetest.Base + uint64(made.Parts[symtab.TableRelativeBase][0])
	for _, tt := range []struct {
		name  string
		data  []byte
		base  uint64
		guess string
	}{
		{"as made", made.Data, imagetest.Base, ""},
		{"another that the other records contradict", appendRecord(bytes.Clone(made.Data), at+0x40000, imagetest.Base+0x100000), imagetest.Base, ""},
		{"two alone, of which _text tells the right one", appendRecord(appendRecord(bytes.Clone(made.Data[:len(made.Data)-records]), at, imagetest.Base), at+0x40000, imagetest.Base+0x100000), imagetest.Base, ""},
		{"two alone", appendRecord(appendRecord(bytes.Clone(made.Data[:len(made.Data)-records]), at, imagetest.Base), at+0x40000, imagetest.Base+0x40000), 0, "each of 2"},
		{"none", made.Data[:len(made.Data)-records], 0, "no relocation record that agrees"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Open(tt.data, Options{})
			if err != nil {
				t.Fatalf("Open: %v", err)
			}
			if m.Tables.RelativeBase != tt.base {
				t.Errorf("RelativeBase = %#x, want %#x", m.Tables.RelativeBase, tt.base)
			}
			if guesses := strings.Join(m.Guesses, "\n"); !strings.Contains(guesses, tt.guess) || tt.guess == "" && guesses != "" {
				t.Errorf("Guesses = %q, want %q", guesses, tt.guess)
			}
		})
	}
}

// TestHeaderWithin: a boot loader's header, or anything else, may stand before the kernel's first byte.
func TestHeaderWithin(t *testing.T) {
	image := imagetest.ARM64(imagetest.Kernel{Release: "7.0"}.Make().Data, false)
	for _, before := range []int{0, 3, 64, 4096} {
		m, err := Open(append(bytes.Repeat([]byte{0}, before), image...), Options{})
		if err != nil {
			t.Fatalf("%d bytes before the kernel: %v", before, err)
		}
		if got := m.Tables.Address(0); got != 0xffff800080000000 {
			t.Errorf("%d bytes before the kernel: the first symbol is at %#x, want 0xffff800080000000", before, got)
		}
	}
}

// TestMagicWithin: the magics of other architectures in the middle of a kernel are no headers. Debian's arm64 kernel of 7.2
// has that of riscv in its code, and was read as one that is linked to the addresses of riscv.
func TestMagicWithin(t *testing.T) {
	made := imagetest.Kernel{Release: "7.0"}.Make()
	image := imagetest.ARM64(made.Data, false)
	first := len(image)
	for _, part := range made.Parts {
		first = min(first, part[0])
	}
	code := make([]byte, 0x200)
	for i := range code {
		code[i] = byte(i)
	}
	copy(code[0x100:], "RSC\x05")
	small := code[0x120:0x180] // a whole header, but its kernel has 16 bytes
	clear(small)
	small[0x10] = 16
	copy(small[0x30:], "RISCV\x00\x00\x00RSC\x05")
	copy(code[0x1c0:], "\xcd\x23\x82\x81")
	if first < len(code) {
		t.Fatalf("the first table is at %#x, in the middle of what the test writes", first)
	}
	copy(image[first-len(code):first], code)
	m, err := Open(image, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Tables.Address(0); got != 0xffff800080000000 {
		t.Errorf("the first symbol is at %#x, want 0xffff800080000000", got)
	}
}

func TestLoads(t *testing.T) {
	r := raw{segments: []segment{{offset: 0x200000, size: 0x207363c, address: 0xffffffff81000000}, {offset: 0x2400000, size: 0x1000, address: 0xffffffff83200000}}}
	for address, want := range map[uint64]bool{
		0xffffffff81000000: true, 0xffffffff80ffffff: false, 0xffffffff8307363c: true, 0xffffffff83074000: true, 0xffffffff83074001: false,
		0xffffffff83200fff: true, 0xffffffff83201000: true, 0xffffffff83201001: false, 0: false,
	} {
		if got := r.loads(address); got != want {
			t.Errorf("loads(%#x) = %v, want %v", address, got, want)
		}
	}
}

// TestNoHeader: where nothing says what address a kernel is linked to, bytes before it in the file change no address.
func TestNoHeader(t *testing.T) {
	made := imagetest.Kernel{Release: "7.0", BigEndian: true}.Make()
	want := made.Tables
	for _, before := range []int{0, 3, 64, 4096} {
		m, err := Open(append(make([]byte, before), made.Data...), Options{})
		if err != nil {
			t.Fatalf("%d bytes before the kernel: %v", before, err)
		}
		for _, i := range []int{0, 1, want.NumSyms / 2, want.NumSyms - 1} {
			if got, far := m.Tables.Address(i), want.Address(i)-want.Address(0); got != far {
				t.Errorf("%d bytes before the kernel: symbol %d at %#x, want its distance from the first, %#x", before, i, got, far)
			}
		}
		if guesses := strings.Join(m.Guesses, "\n"); !strings.Contains(guesses, "first symbol, _text") {
			t.Errorf("%d bytes before the kernel: Guesses = %q, want from where addresses count", before, guesses)
		}
		if p := m.Parts[0]; p.HasAddress {
			t.Errorf("%d bytes before the kernel: %s is said to be at %#x", before, p.Name(), p.Address)
		}
	}
}

// TestELFBehindOtherBytes: program headers tell the base also where the ELF file begins behind something else. The same kernel alone is the
// witness. A small ELF program before or in a kernel, as the vDSO is, tells nothing.
func TestELFBehindOtherBytes(t *testing.T) {
	for _, release := range []string{"6.12", "7.0"} {
		alone := imagetest.Kernel{Release: release, ELF: true}.Make().Data
		want, err := Open(alone, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, before := range [][]byte{{1, 2, 3}, bytes.Repeat([]byte("VENDOR\x01\x02"), 64)} {
			m, err := Open(append(bytes.Clone(before), alone...), Options{})
			if err != nil {
				t.Fatalf("%s behind %d bytes: %v", release, len(before), err)
			}
			for i := range m.Tables.NumSyms {
				if got := m.Tables.Address(i); got != want.Tables.Address(i) {
					t.Fatalf("%s behind %d bytes: symbol %d at %#x, alone at %#x", release, len(before), i, got, want.Tables.Address(i))
				}
			}
			if len(m.Guesses) > 0 {
				t.Errorf("%s behind %d bytes: guesses %q", release, len(before), m.Guesses)
			}
		}
	}
	raw := imagetest.Kernel{Release: "7.0"}.Make().Data
	small := imagetest.Kernel{Release: "6.12", ELF: true, Symbols: 20, NoTables: true}.Make().Data
	m, err := Open(slices.Concat([]byte{1, 2, 3}, small[:min(len(small), 3000)], raw), Options{})
	if err != nil || !strings.HasPrefix(strings.Join(m.Guesses, ""), fromFirst) {
		t.Errorf("a raw kernel behind a small program: %+v, %v", m, err)
	}
}
