package image

import (
	"bytes"
	"errors"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestTruncations cuts files near every boundary: an error each time, never a panic, and never tables that are not
// the kernel's.
func TestTruncations(t *testing.T) {
	elf := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	files := map[string][]byte{"elf": elf.Data, "bzImage": imagetest.BzImage(imagetest.WithLength(imagetest.Compress("zstd", elf.Data), len(elf.Data))),
		"zboot": imagetest.Zboot("gzip", imagetest.Compress("gzip", elf.Data))}
	for name, file := range files {
		cuts := []int{1, 2, 4, 8, 12, 16, 52, 63, 64, 65, 512, 0x1f2, 0x202, 0x206, 0x248, 0x250, 0x251, 1024, 1324, 1400, len(file) - 1, len(file) - 501, len(file) - 301}
		for table, part := range elf.Parts {
			if name == "elf" && table != symtab.TableNumSyms {
				cuts = append(cuts, part[0], part[0]+1, part[0]+part[1]-1)
			}
		}
		for _, cut := range cuts {
			m, err := Open(file[:cut], Options{})
			if (m == nil) == (err == nil) {
				t.Fatalf("%s cut at %d: %v beside %v", name, cut, m != nil, err)
			}
			if m != nil && m.Tables.NumSyms != elf.Tables.NumSyms {
				t.Errorf("%s cut at %d: %d symbols", name, cut, m.Tables.NumSyms)
			}
			if err != nil && code(err) == "" {
				t.Errorf("%s cut at %d: error %v has no code", name, cut, err)
			}
		}
	}
}

func TestCancel(t *testing.T) {
	stop := errors.New("enough")
	elf := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	for _, codec := range imagetest.Codecs {
		file := imagetest.BzImage(imagetest.Compress(codec, append(bytes.Clone(elf.Data), make([]byte, 3<<20)...)))
		for _, phase := range []Phase{PhaseUnpack, PhaseFind, PhaseCheck} {
			m, err := Open(file, Options{Progress: func(p Phase, done, total int) error {
				if done < 0 || done > total || total == 0 {
					t.Errorf("%s, %v: %d of %d", codec, p, done, total)
				}
				if p == phase {
					return stop
				}
				return nil
			}})
			if m != nil || err != stop {
				t.Errorf("%s, %v: Open = %v, %v", codec, phase, m != nil, err)
			}
		}
	}
}

// TestCancelAnywhere ends the work at each call of Progress in turn: what it returned comes back, even if it is an error
// as Open's own are, and no image.
func TestCancelAnywhere(t *testing.T) {
	noTables := imagetest.Kernel{Release: "6.12", Symbols: 60, ELF: true, Symtab: true, NoTables: true}.Make()
	damaged := imagetest.Kernel{Release: "6.12", Symbols: 60, ELF: true, Symtab: true}.Make()
	damaged.Data[damaged.Parts[symtab.TableMarkers][0]+5] ^= 1
	bare := imagetest.Kernel{Release: "6.12", Symbols: 60, NoTables: true}.Make()
	stream := imagetest.Compress("gzip", make([]byte, 1<<20))
	for name, file := range map[string][]byte{
		"no tables": noTables.Data, "damaged tables": damaged.Data, "a kernel with a stream in it": append(bare.Data, stream...),
	} {
		for _, stop := range []error{errors.New("enough"), &symtab.ParseError{Code: "mine"}} {
			for last := 1; ; last++ {
				calls := 0
				m, err := Open(file, Options{Progress: func(p Phase, done, total int) error {
					if calls++; calls == last {
						return stop
					}
					return nil
				}})
				if calls < last {
					break // it was not called as often
				}
				if m != nil || err != stop || calls > last {
					t.Errorf("%s, ended at call %d: Open = %v, %v after %d calls", name, last, m != nil, err, calls)
				}
			}
		}
	}
}

func TestTooLarge(t *testing.T) {
	bomb := make([]byte, 4<<20)
	for _, codec := range imagetest.Codecs {
		_, err := Open(imagetest.BzImage(imagetest.Compress(codec, bomb)), Options{MaxOutput: 1 << 20})
		if code(err) != "too-large" {
			t.Errorf("%s: Open = %v, want too-large", codec, err)
		}
	}
}
