package image

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// layoutKernels are kernels of every order of tables, encoding of addresses, byte order and word size there has been.
var layoutKernels = []struct {
	name string
	imagetest.Kernel
}{
	{"5.10 absolute table", imagetest.Kernel{Release: "5.10", Absolute: true}},
	{"5.10", imagetest.Kernel{Release: "5.10"}},
	{"5.10 x86-64", imagetest.Kernel{Release: "5.10", Percpu: true, ELF: true}},
	{"5.10 32-bit", imagetest.Kernel{Release: "5.10", Word: 4}},
	{"6.1", imagetest.Kernel{Release: "6.1"}},
	{"6.2", imagetest.Kernel{Release: "6.2"}},
	{"6.2 x86-64", imagetest.Kernel{Release: "6.2", Percpu: true, ELF: true}},
	{"6.2 32-bit big-endian", imagetest.Kernel{Release: "6.2", Word: 4, BigEndian: true, ELF: true}},
	{"6.2 clang lto", imagetest.Kernel{Release: "6.2", LTO: true}},
	{"6.4", imagetest.Kernel{Release: "6.4"}},
	{"6.4 absolute table", imagetest.Kernel{Release: "6.4", Absolute: true}},
	{"6.5 clang lto", imagetest.Kernel{Release: "6.5", LTO: true}},
	{"6.12", imagetest.Kernel{Release: "6.12"}},
	{"6.12 x86-64", imagetest.Kernel{Release: "6.12", Percpu: true, ELF: true}},
	{"6.12 32-bit", imagetest.Kernel{Release: "6.12", Word: 4}},
	{"6.12 32-bit ELF", imagetest.Kernel{Release: "6.12", Word: 4, ELF: true}},
	{"6.12 big-endian", imagetest.Kernel{Release: "6.12", BigEndian: true}},
	{"6.12 big-endian ELF", imagetest.Kernel{Release: "6.12", BigEndian: true, ELF: true}},
	{"6.12 relocatable", imagetest.Kernel{Release: "6.12", Relocatable: true}},
	{"6.12 relocatable ELF", imagetest.Kernel{Release: "6.12", Relocatable: true, ELF: true}},
	{"6.12 relocatable big-endian ELF", imagetest.Kernel{Release: "6.12", Relocatable: true, ELF: true, BigEndian: true}},
	{"7.0 ELF", imagetest.Kernel{Release: "7.0", ELF: true}},
	{"7.0 32-bit", imagetest.Kernel{Release: "7.0", Word: 4}},
	{"7.0 32-bit big-endian ELF", imagetest.Kernel{Release: "7.0", Word: 4, ELF: true, BigEndian: true}},
	{"7.3 ELF", imagetest.Kernel{Release: "7.3", ELF: true}},
	{"7.3 big-endian ELF", imagetest.Kernel{Release: "7.3", ELF: true, BigEndian: true}},
	{"7 symbols", imagetest.Kernel{Release: "6.12", Symbols: 60}},
	{"256 symbols in all", imagetest.Kernel{Release: "6.12", Symbols: 253}},
	{"257 symbols in all", imagetest.Kernel{Release: "6.12", Symbols: 254}},
}

func TestLayouts(t *testing.T) {
	for _, tt := range layoutKernels {
		t.Run(tt.name, func(t *testing.T) {
			made := tt.Make()
			m, err := Open(made.Data, Options{})
			if err != nil {
				t.Fatalf("Open: %#v", err)
			}
			checkImage(t, m, made)
			if m.Version != tt.Release+".7-test" || m.Tables.Release.Name != tt.Release {
				t.Errorf("Version = %q, read as %s", m.Version, m.Tables.Release.Name)
			}
			if m.BigEndian != tt.BigEndian || len(m.Proofs) < 4 {
				t.Errorf("BigEndian = %v, Proofs %q", m.BigEndian, m.Proofs)
			}
			if len(m.Guesses) > 0 {
				t.Errorf("Guesses = %q, want none", m.Guesses)
			}
		})
	}
}

// checkImage compares what was read with what was made.
func checkImage(t *testing.T, m *Image, made *imagetest.Made) {
	t.Helper()
	if got, want := m.Tables.Options, made.Tables.Options; !reflect.DeepEqual(got, want) {
		t.Errorf("Options = %+v, want %+v", got, want)
	}
	for _, c := range Compare(m.Tables, made.Tables) {
		if c.Difference >= 0 {
			t.Errorf("%s differs at %d: %s", c.Name(), c.Difference, c.Why)
		}
	}
	for _, p := range m.Parts {
		if want := made.Parts[p.Table]; p.Offset != want[0] || p.Size != want[1] {
			t.Errorf("%s lies at %d, %d bytes; want %v", p.Name(), p.Offset, p.Size, want)
		}
		if p.HasAddress && p.Address != made.Tables.TextAddress+uint64(p.Offset) {
			t.Errorf("%s at address %#x, want %#x", p.Name(), p.Address, made.Tables.TextAddress+uint64(p.Offset))
		}
	}
	if len(m.Parts) != len(made.Parts) {
		t.Errorf("%d parts, want %d", len(m.Parts), len(made.Parts))
	}
	rebuilt, err := Rebuild(m.Tables, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Compare(m.Tables, rebuilt) {
		if c.Difference >= 0 {
			t.Errorf("%s differs from a rebuild at %d: %s", c.Name(), c.Difference, c.Why)
		}
	}
}

func TestContainers(t *testing.T) {
	elf := imagetest.Kernel{Release: "6.12", ELF: true, Percpu: true}.Make()
	plain := imagetest.Kernel{Release: "7.0"}.Make()
	plain32 := imagetest.Kernel{Release: "6.12", Word: 4}.Make()
	for _, codec := range imagetest.Codecs {
		name, _, _ := strings.Cut(codec, " ") // both formats of lz4 are called that
		stream := imagetest.Compress(codec, elf.Data)
		if codec != "gzip" {
			stream = imagetest.WithLength(stream, len(elf.Data))
		}
		arm64 := imagetest.Compress(codec, imagetest.ARM64(plain.Data, false))
		for _, tt := range []struct {
			name  string
			file  []byte
			made  *imagetest.Made
			chain []string
		}{
			{"bzImage", imagetest.BzImage(stream), elf, []string{"bzImage", name}},
			{"zboot", imagetest.Zboot(codec, arm64), plain, []string{"EFI zboot", name, "arm64 Image"}},
			{"unified", imagetest.Unified(imagetest.BzImage(stream)), elf, []string{"unified kernel image", "bzImage", name}},
			{"alone", stream, elf, []string{name}},
			{"twice", imagetest.Compress("gzip", stream), elf, []string{"gzip", name}},
			{"zImage", imagetest.ZImage(imagetest.Compress(codec, plain32.Data)), plain32, []string{"ARM zImage", name}},
			{"unknown", append([]byte("\x00firmware"), imagetest.Compress(codec, elf.Data)...), elf, []string{name}},
		} {
			if name == "lz4" && tt.name == "unknown" {
				continue // lz4 leaves these short tables as they are, so they are found without unpacking
			}
			t.Run(codec+"/"+tt.name, func(t *testing.T) {
				m, err := Open(tt.file, Options{})
				if err != nil {
					t.Fatalf("Open: %#v", err)
				}
				var chain []string
				for _, layer := range m.Chain {
					chain = append(chain, layer.Name)
				}
				if !slices.Equal(chain, tt.chain) {
					t.Errorf("Chain = %q, want %q", chain, tt.chain)
				}
				if tt.made == plain {
					return // linked elsewhere, see TestGuesses
				}
				checkImage(t, m, tt.made)
			})
		}
	}
}

func TestGuesses(t *testing.T) {
	raw := imagetest.Kernel{Release: "7.0"}.Make()
	big := imagetest.Kernel{Release: "7.0", BigEndian: true}.Make()
	lost := imagetest.Kernel{Release: "6.12", Relocatable: true}.Make()
	clear(lost.Data[len(lost.Data)-72:])
	for _, tt := range []struct {
		name    string
		file    []byte
		address uint64 // of the first symbol
		release string
		guess   string
	}{
		{"arm64", imagetest.ARM64(raw.Data, false), 0xffff800080000000, "7.0", "usual address"},
		{"arm64 big-endian", imagetest.ARM64(big.Data, true), 0xffff800080000000, "7.0", "usual address"},
		{"riscv", imagetest.RISCV(raw.Data), 0xffffffff80000000, "7.0", "usual address"},
		{"LoongArch", imagetest.LoongArch(raw.Data), 0x9000000000200000, "7.0", "usual address"},
		{"no header", raw.Data, 0, "7.0", "first symbol"},
		{"no relocation", lost.Data, 0, "6.12", "no relocation"},
		{"no banner", imagetest.Kernel{Release: "6.12", NoBanner: true}.Make().Data, imagetest.Base, "6.4", "oldest"},
		{"no banner 5.10", imagetest.Kernel{Release: "5.10", NoBanner: true}.Make().Data, imagetest.Base, "5.10", "one from 2.6.10 to 6.1, read as 5.10"},
		{"no banner 6.2", imagetest.Kernel{Release: "6.2", NoBanner: true}.Make().Data, imagetest.Base, "6.2", "oldest"},
		{"a banner that lies", bytes.Replace(imagetest.Kernel{Release: "6.12"}.Make().Data, []byte("version 6.12"), []byte("version 7.2 "), 1), imagetest.Base, "6.4", "7.2"},
		{"an old banner that lies", bytes.Replace(imagetest.Kernel{Release: "6.12"}.Make().Data, []byte("version 6.12"), []byte("version 3.12"), 1), imagetest.Base, "6.4", "3.12.7-test, but its tables are those of 6.4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Open(tt.file, Options{})
			if err != nil {
				t.Fatalf("Open: %#v", err)
			}
			if m.Tables.Address(0) != tt.address || m.Tables.Release.Name != tt.release {
				t.Errorf("Address(0) = %#x, release %s; want %#x, %s", m.Tables.Address(0), m.Tables.Release.Name, tt.address, tt.release)
			}
			if !strings.Contains(strings.Join(m.Guesses, "\n"), tt.guess) {
				t.Errorf("Guesses = %q, want %q in them", m.Guesses, tt.guess)
			}
		})
	}
}

// TestStable: the index of 6.2 under a banner of 6.1 is the backport.
func TestStable(t *testing.T) {
	made := imagetest.Kernel{Release: "6.1-stable"}.Make()
	copy(made.Data[bytes.Index(made.Data, []byte("6.1-stable")):], "6.1.192")
	m, err := Open(made.Data, Options{})
	if err != nil || m.Tables.Release.Name != "6.1-stable" || len(m.Guesses) > 0 {
		t.Fatalf("Open = %v, %v", m != nil, err)
	}
	checkImage(t, m, made)
}

func TestReleaseAsked(t *testing.T) {
	data := imagetest.Kernel{Release: "6.12"}.Make().Data
	m, err := Open(data, Options{Release: "6.6"})
	if err != nil || m.Tables.Release.Name != "6.6" || m.Why != "as asked for" {
		t.Errorf("Open as 6.6: %v, %v", m != nil, err)
	}
	if _, err := Open(data, Options{Release: "2.4"}); code(err) != "release" {
		t.Errorf("Open as 2.4: %v", err)
	}
}

func code(err error) string {
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return parse.Code
	}
	return ""
}

func TestErrors(t *testing.T) {
	elf := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	raw := imagetest.Kernel{Release: "6.12"}.Make()
	stream := imagetest.Compress("gzip", elf.Data)
	boot := imagetest.BzImage(stream)
	broken := bytes.Clone(stream)
	broken[len(broken)-6] ^= 1 // of the checksum
	object := bytes.Clone(imagetest.Kernel{Release: "6.12", ELF: true, NoTables: true}.Make().Data)
	object[16] = 1 // e_type
	module := bytes.Clone(object)
	copy(module[bytes.Index(module, []byte(".text\x00")):], ".modinfo\x00")
	large := bytes.Repeat(imagetest.Kernel{Release: "6.12", NoTables: true}.Make().Data, 10)
	part := func(table symtab.Table, at int, value byte) []byte {
		b := bytes.Clone(raw.Data)
		b[raw.Parts[table][0]+at] ^= value
		return b
	}
	core := imagetest.Kernel{Release: "6.12", NoTables: true, NoBanner: true, ELF: true}.Make().Data
	core[16] = 4 // ET_CORE of the ELF specification
	for _, tt := range []struct {
		name, code, cause string
		file              []byte
	}{
		{"nothing", "empty", "empty", nil},
		{"map", "map", "System.map", []byte("ffffffff81000000 T _text\n")},
		{"compressed map", "map", "System.map", imagetest.Compress("gzip", bytes.Repeat([]byte("ffffffff81000000 T _text\n"), 100))},
		{"initramfs", "initramfs", "initramfs", []byte("070701000000000000")},
		{"compressed initramfs", "initramfs", "initramfs", imagetest.Compress("zstd", []byte("07070100000000\x000000"))},
		{"Debian package", "package", "Debian", []byte("!<arch>\ndebian-binary   ")},
		{"RPM", "package", "RPM", []byte("\xed\xab\xee\xdb\x03\x00")},
		{"ZIP", "package", "ZIP", []byte("PK\x03\x04\x14\x00")},
		{"7z", "package", "7z archive", []byte("7z\xbc\xaf'\x1c\x00\x04")},
		{"RAR", "package", "RAR archive", []byte("Rar!\x1a\x07\x01\x00")},
		{"cabinet", "package", "cabinet", []byte("MSCF\x00\x00\x00\x00\x20")},
		{"lzip", "package", "lzip", []byte("LZIP\x01\x0c")},
		{"compress", "package", "compress", []byte("\x1f\x9d\x90\x00")},
		{"dump of kdump", "no-kernel", "dump", []byte("KDUMP   \x06\x00")},
		{"core dump", "no-kernel", "dump", core},
		{"recording of perf", "no-kernel", "perf", []byte("PERFILE2\x68\x00")},
		{"photograph", "no-kernel", "picture", []byte("\xff\xd8\xff\xe0\x00\x10JFIF")},
		{"zeros", "empty", "not written in full", make([]byte, 5000)},
		{"erased flash memory", "no-kernel", "nothing", bytes.Repeat([]byte{0xff}, 5000)},
		{"noise", "no-kernel", "nothing", imagetest.ZImage(nil)},
		{"module", "module", "kernel module", module},
		{"object file", "module", "object file", object},
		{"ELF of no class", "damaged", "class", []byte("\x7fELF\x07\x01\x01\x00\x00")},
		{"ELF of no order", "damaged", "byte order", []byte("\x7fELF\x02\x07\x01\x00\x00")},
		{"ELF header cut", "truncated", "ELF header", elf.Data[:40]},
		{"ELF cut", "truncated", "ELF file", elf.Data[:5000]},
		{"no kallsyms", "no-kallsyms", "CONFIG_KALLSYMS", imagetest.Kernel{Release: "6.12", NoTables: true}.Make().Data},
		{"no kallsyms in ELF", "no-kallsyms", "CONFIG_KALLSYMS", imagetest.Kernel{Release: "6.12", NoTables: true, ELF: true}.Make().Data},
		{"a word of num_syms", "no-names", "kallsyms_num_syms", part(symtab.TableNumSyms, 0, 1)},
		{"a record's length", "no-names", "kallsyms_names", part(symtab.TableNames, 0, 1)},
		{"a marker", "no-names", "kallsyms_markers", part(symtab.TableMarkers, 5, 1)},
		{"the index of tokens", "no-kallsyms", "kallsyms_token_table", part(symtab.TableTokenIndex, 100, 1)},
		{"an offset", "no-addresses", "kallsyms_offsets", part(symtab.TableOffsets, 43, 0x80)},
		{"the name order", "no-addresses", "kallsyms_offsets", part(symtab.TableSeqsOfNames, 2, 0xff)},
		{"bzImage cut", "truncated", "should go on to byte", boot[:len(boot)-600]},
		{"stream cut", "truncated", "gzip stream", stream[:len(stream)/2]},
		{"zImage cut", "truncated", "xz stream", imagetest.ZImage(imagetest.Compress("xz", large))[:9000]},
		{"ELF cut, with a text in it", "truncated", "ELF file", append(elf.Data[:7000:7000], imagetest.Compress("gzip", []byte("CONFIG_X86=y\n"))...)},
		{"initramfs with a module", "initramfs", "initramfs", imagetest.Compress("gzip", append([]byte("070701"), imagetest.Compress("gzip", module)...))},
		{"bzImage with a broken stream", "damaged", "gzip stream", imagetest.BzImage(broken)},
		{"bzImage, encrypted", "compression", "encrypted", imagetest.BzImage([]byte("\x01\x03\x03\x07 encrypted"))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Open(tt.file, Options{})
			var parse *symtab.ParseError
			if m != nil || !errors.As(err, &parse) {
				t.Fatalf("Open = %v, %v", m != nil, err)
			}
			if parse.Code != tt.code || !strings.Contains(parse.Cause, tt.cause) || parse.Hint == "" {
				t.Errorf("code %q, cause %q, hint %q; want code %q, cause with %q", parse.Code, parse.Cause, parse.Hint, tt.code, tt.cause)
			}
		})
	}
}

// TestNamesOutOfOrder: two names swapped in the index are seen by Check alone.
func TestNamesOutOfOrder(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12"}.Make()
	at := made.Parts[symtab.TableSeqsOfNames][0]
	seqs := made.Data[at:]
	first := [3]byte(seqs[:3])
	copy(seqs[:3], seqs[3000:3003])
	copy(seqs[3000:3003], first[:])
	if _, err := Open(made.Data, Options{}); code(err) != "damaged" {
		t.Errorf("Open = %v, want damaged", err)
	}
}

// TestFirmware: what holds a kernel that is not found is named, with what gets the kernel out.
func TestFirmware(t *testing.T) {
	at := func(offset int, magic string) []byte {
		return append(append(make([]byte, offset), magic...), make([]byte, 4096)...)
	}
	for _, tt := range []struct {
		name string
		file []byte
		want string
	}{
		{"squashfs", at(0, "hsqs"), "unsquashfs"},
		{"squashfs in gzip", imagetest.Compress("gzip", at(0, "hsqs")), "unsquashfs"},
		{"TRX", at(0, "HDR0"), "binwalk"},
		{"FIT", at(0, "\xd0\x0d\xfe\xed"), "dumpimage"},
		{"ext4", at(0x438, "\x53\xef"), "debugfs"},
		{"CD", at(0x8001, "CD001"), "7z"},
		{"a disk of QEMU", at(0, "QFI\xfb\x00\x00\x00\x03"), "7z x"},
		{"a disk of VMware", at(0, "KDMV"), "7z x"},
		{"a disk of VirtualBox", at(0x40, "\x7f\x10\xda\xbe"), "7z x"},
		{"a disk of Hyper-V", at(0, "vhdxfile"), "7z x"},
		{"XFS", at(0, "XFSB"), "mount"},
		{"Btrfs", at(0x10040, "_BHRfS_M"), "mount"},
		{"EROFS", at(0x400, "\xe2\xe1\xf5\xe0"), "mount"},
		{"F2FS", at(0x400, "\x10\x20\xf5\xf2"), "mount"},
		{"FAT", at(0x52, "FAT32   "), "7z x"},
		{"JFFS2", at(0, "\x85\x19\x03\x20"), "jefferson"},
		{"UBIFS", at(0, "\x31\x18\x10\x06"), "ubireader"},
		{"TRX with a stream that is cut", append([]byte("HDR0"), imagetest.Compress("xz", bytes.Repeat([]byte("kernel"), 1000))[:90]...), "binwalk"},
	} {
		_, err := Open(tt.file, Options{})
		var parse *symtab.ParseError
		if !errors.As(err, &parse) || parse.Code != "firmware" || !strings.Contains(parse.Hint, tt.want) {
			t.Errorf("%s: %#v, want firmware and %s", tt.name, err, tt.want)
		}
	}
	made := imagetest.Kernel{Release: "6.12", Word: 4}.Make()
	m, err := Open(append([]byte("HDR0...."), imagetest.Compress("lzma", made.Data)...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkImage(t, m, made) // what is found in firmware opens
}

// TestNotSearched: that a kernel was built without tables is said only where all that it holds could be searched.
func TestNotSearched(t *testing.T) {
	bare := imagetest.Kernel{Release: "6.12", NoTables: true}.Make()
	stream := imagetest.Compress("xz", bytes.Repeat([]byte("the real kernel, with tables "), 5000))
	for _, tt := range []struct {
		name  string
		file  []byte
		code  string
		cause string
	}{
		{"a whole stream", append(bytes.Clone(bare.Data), stream...), "no-kallsyms", "built without CONFIG_KALLSYMS, or the file does not hold all of it"},
		{"a stream that is cut", append(bytes.Clone(bare.Data), stream[:len(stream)-20]...), "truncated", "no kallsyms_token_table in what could be unpacked, and the xz stream that begins at byte"},
	} {
		_, err := Open(tt.file, Options{})
		if code(err) != tt.code || !strings.Contains(err.Error(), tt.cause) {
			t.Errorf("%s: %v, want %s: %s", tt.name, err, tt.code, tt.cause)
		}
	}
}
