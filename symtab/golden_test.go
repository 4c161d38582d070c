package symtab

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
)

// kernelInfo has the facts about the tables in a real kernel's image, from testdata/kernels/*.json.
type kernelInfo struct {
	Map, Profile string
	Flags        []string
	NumSyms      int `json:"num_syms"`
	Bits         int
	RelativeBase string `json:"relative_base"`
	Names        digest
	Markers      digest
	TokenTable   digest `json:"token_table"`
	TokenIndex   digest `json:"token_index"`
	Seqs         digest
	Offsets      digest
	Stats        struct {
		SelftestCompressed int `json:"selftest_compressed_size"`
		SelftestOriginal   int `json:"selftest_original_size"`
	}
}

type digest struct {
	Bytes  int
	SHA256 string
}

const (
	kernel510   = "debian-5.10.262-amd64"
	kernelARM   = "debian-6.12.107-armmp"
	kernel612   = "debian-6.12.117-cloud-amd64"
	kernelARM64 = "debian-7.2.13-cloud-arm64"
)

var kernels = []string{kernel510, kernelARM, kernel612, kernelARM64}

func readJSON(t testing.TB, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// kernel returns a test kernel's map, the facts about it, and the release and options to build it with.
func kernel(t testing.TB, name string) (src []byte, info kernelInfo, r Release, o Options) {
	t.Helper()
	data, err := os.ReadFile("testdata/kernels/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	readJSON(t, data, &info)
	r, ok := FindRelease(info.Profile)
	if !ok {
		t.Fatalf("no release %s", info.Profile)
	}
	o = flags(t, info.Flags)
	o.Word32 = info.Bits == 32
	return gzfile.MustRead(t, "testdata/kernels/"+info.Map), info, r, o
}

func flags(t testing.TB, list []string) (o Options) {
	t.Helper()
	for _, flag := range list {
		switch flag {
		case "--all-symbols":
			o.AllSymbols = true
		case "--absolute-percpu":
			o.AbsolutePercpu = true
		case "--base-relative":
			o.BaseRelative = true
		case "--lto-clang":
			o.LTOClang = true
		case "--pc-relative":
			o.PCRelative = true
		default:
			t.Fatalf("unknown flag %q", flag)
		}
	}
	return o
}

// built holds the tables of the test kernels, which are built once for all tests.
var built = map[string]*Tables{}

func buildKernel(t testing.TB, name string) *Tables {
	t.Helper()
	if built[name] == nil {
		src, _, r, o := kernel(t, name)
		built[name] = mustBuild(t, src, r, o)
	}
	return built[name]
}

func words(list []uint32) []byte {
	var b []byte
	for _, w := range list {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}

func words16(list []uint16) []byte {
	var b []byte
	for _, w := range list {
		b = binary.LittleEndian.AppendUint16(b, w)
	}
	return b
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// placed returns the offsets as they stand in the image. From 7.0 on each is relative to its own place, and the kernel's
// own symbol says where the table is.
func placed(t *testing.T, tables *Tables) []uint32 {
	if !tables.Options.PCRelative {
		return tables.Offsets
	}
	k, ok := tables.LookupBinary([]byte("kallsyms_offsets"), nil)
	if !ok {
		t.Fatal("no kallsyms_offsets in the map")
	}
	place := tables.Address(tables.Seq(k)) - tables.TextAddress
	out := slices.Clone(tables.Offsets)
	for i := range out {
		out[i] -= uint32(place) + 4*uint32(i)
	}
	return out
}

func TestKernels(t *testing.T) {
	for _, name := range kernels {
		t.Run(name, func(t *testing.T) {
			_, info, _, _ := kernel(t, name)
			tables := buildKernel(t, name)
			if tables.NumSyms != info.NumSyms {
				t.Errorf("NumSyms = %d, want %d", tables.NumSyms, info.NumSyms)
			}
			for _, c := range []struct {
				table string
				got   []byte
				want  digest
			}{
				{"names", tables.Names, info.Names},
				{"markers", words(tables.Markers), info.Markers},
				{"token_table", tables.TokenTable, info.TokenTable},
				{"token_index", words16(tables.TokenIndex[:]), info.TokenIndex},
				{"seqs", tables.SeqsOfNames, info.Seqs},
				{"offsets", words(placed(t, tables)), info.Offsets},
			} {
				if c.want.SHA256 == "" && len(c.got) == 0 {
					continue // a table this release does not have
				}
				if len(c.got) != c.want.Bytes || sum(c.got) != c.want.SHA256 {
					t.Errorf("%s: %d bytes, sha256 %s; want %d, %s", c.table, len(c.got), sum(c.got), c.want.Bytes, c.want.SHA256)
				}
			}
			if info.RelativeBase != "" && hex64(tables.RelativeBase) != info.RelativeBase {
				t.Errorf("RelativeBase = %#x, want %s", tables.RelativeBase, info.RelativeBase)
			}
			if err := tables.Check(); err != nil {
				t.Errorf("Check: %v", err)
			}
		})
	}
}
