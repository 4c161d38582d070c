package image

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestWithout: a kernel without tables is said to be built without CONFIG_KALLSYMS where something establishes it.
func TestWithout(t *testing.T) {
	const (
		built  = "it was built without CONFIG_KALLSYMS"
		either = "or the file does not hold all of it"
		broken = "it is damaged or not whole, or its tables are of a kind that is not known"
	)
	bare := imagetest.Kernel{Release: "6.12", NoTables: true}.Make().Data
	with := func(more string) []byte { return append(bytes.Clone(bare), more...) }
	config := func(line string) []byte {
		text := "#\n# Linux/x86 6.12.7 Kernel Configuration\n#\n" + line + "\nCONFIG_PRINTK=y\n"
		return with("IKCFG_ST" + string(imagetest.Compress("gzip", []byte(text))) + "IKCFG_ED")
	}
	for _, tt := range []struct {
		name string
		file []byte
		says string
		not  string
	}{
		{"raw, of which nothing says where it ends", bare, either, "searched"},
		{"the same out of a stream", imagetest.Compress("gzip", bare), "all of it was searched: " + built, either},
		{"ELF", imagetest.Kernel{Release: "6.12", NoTables: true, ELF: true}.Make().Data, "all of it was searched: " + built, either},
		{"the name of /proc/kallsyms", imagetest.Compress("gzip", with("\x00kallsyms\x00")), broken, built},
		{"its own configuration says no", config("# CONFIG_KALLSYMS is not set"), built + ", as the configuration says", either},
		{"its own configuration says yes", config("CONFIG_KALLSYMS=y"), broken, built},
		{"a configuration that is cut", bytes.TrimSuffix(config("CONFIG_KALLSYMS=y"), []byte("IKCFG_ED")), either, broken},
	} {
		_, err := Open(tt.file, Options{})
		if code(err) != "no-kallsyms" || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), tt.not) {
			t.Errorf("%s: %v, want %q and not %q", tt.name, err, tt.says, tt.not)
		}
	}
}

// TestCutImage: of an Image that ends before its tables, the header of the EFI program says where it should end. Debian's
// 6.1.0-50-cloud-arm64 has 27,236,288 bytes, of which the last 1,472 are its signature.
func TestCutImage(t *testing.T) {
	whole := gzfile.MustRead(t, "testdata/wild/arm64-6.1-two-rela.img.gz")
	banner := bytes.Index(whole, []byte(bannerStart))
	for before, kept := range map[int]int{0: banner + maxBanner, 3: banner + maxBanner, 4096: banner / 2} {
		file := append(make([]byte, before), whole[:kept]...)
		_, err := Open(file, Options{})
		end := "the kernel should go on to byte " + strconv.Itoa(before+27234816)
		if code(err) != "truncated" || !strings.Contains(err.Error(), end) {
			t.Errorf("%d bytes before the kernel: %v, want truncated: %s", before, err, end)
		}
	}
}

// TestBlankTables: a kernel whose tables were lost has the name of /proc/kallsyms all the same.
func TestBlankTables(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12"}.Make()
	blank := append(made.Data, "\x00kallsyms\x00"...)
	for _, part := range made.Parts {
		clear(blank[part[0] : part[0]+part[1]])
	}
	const xzMagic = "\xfd7zXZ\x00" // kernels have it in the code that unpacks their ramdisks, where no stream follows it
	_, err := Open(imagetest.Compress("gzip", append(blank, xzMagic+"nothing that xz can read"...)), Options{})
	if code(err) != "no-kallsyms" || !strings.Contains(err.Error(), "though it has the name of /proc/kallsyms") {
		t.Errorf("Open = %v, want that it names /proc/kallsyms", err)
	}
}
