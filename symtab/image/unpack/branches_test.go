package unpack_test

import (
	"bytes"
	"encoding/binary"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

var writeCode = flag.String("write-code", "", "write the code that the fixtures with filters are made of to this folder, for testdata/make.sh")

// code makes instructions of which most are branches, or nearly: every second one is random in all bits that do not make it one.
func code(processor string, size int) []byte {
	rng := rand.New(rand.NewPCG(11, uint64(len(processor))))
	b := make([]byte, 0, size+8)
	for len(b) < size {
		x := rng.Uint32()
		switch kind := rng.IntN(4); processor {
		case "arm64":
			b = binary.LittleEndian.AppendUint32(b, arm64Instruction(kind, x))
		default:
			b = append(b, riscvInstructions(kind, x, rng.Uint32())...)
		}
	}
	return b[:size]
}

func arm64Instruction(kind int, x uint32) uint32 {
	const bl, adrp = 0x94000000, 0x90000000
	switch kind {
	case 0:
		return bl | x&(1<<26-1)
	case 1:
		return adrp | x&0x60ffffff // up to 2 GiB away
	case 2:
		return adrp | x&0x6003ffff | (x>>31)*0xf00000 // up to 128 MiB away, forwards and backwards
	}
	return x
}

func riscvInstructions(kind int, x, y uint32) []byte {
	const jal, auipc, registerAt, sourceAt = 0x6f, 0x17, 7, 15
	register := y >> 27
	if y&3 == 0 {
		register = []uint32{0, 1, 2, 5}[y>>2&3] // those that are special, more often
	}
	switch kind {
	case 0:
		return binary.LittleEndian.AppendUint32(nil, x&^0xfff|register<<registerAt|jal)
	case 1:
		second := y&^(31<<sourceAt) | register<<sourceAt | 3
		return binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, x&^0xfff|register<<registerAt|auipc), second)
	case 2:
		return binary.LittleEndian.AppendUint32(nil, x&^0xfff|register<<registerAt|auipc)
	}
	return binary.LittleEndian.AppendUint16(nil, uint16(x))
}

// TestBranchFilters reads what xz 5.8 made with the filters that the decoder does not know.
func TestBranchFilters(t *testing.T) {
	const size = 12001 // no multiple of any instruction's
	processors := []string{"arm64", "riscv"}
	for _, processor := range processors {
		if *writeCode == "" {
			break
		}
		if err := os.WriteFile(*writeCode+"/"+processor, code(processor, size), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, processor := range processors {
		want := code(processor, size)
		for _, name := range []string{processor + ".xz", processor + "-start.xz", processor + "-blocks.xz"} {
			stream, err := os.ReadFile("testdata/" + name)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range [][]byte{stream, imagetest.BzImage(imagetest.WithLength(stream, size))} {
				k, err := first(file, unpack.Options{})
				if err != nil || !bytes.Equal(k.Data, want) {
					t.Errorf("%s: %d bytes, %v; want %d", name, len(k.Data), err, size)
				}
			}
			const padding = 40 // at the end: index, footer, check
			broken := bytes.Clone(stream)
			broken[len(stream)-padding-400] ^= 4
			if k, err := first(broken, unpack.Options{}); errorCode(err) != "damaged" {
				t.Errorf("%s with a bit changed: %d bytes, %v, want damaged", name, len(k.Data), err)
			}
			if _, err := first(stream[:len(stream)-padding-400], unpack.Options{}); errorCode(err) != "truncated" {
				t.Errorf("%s cut: %v, want truncated", name, err)
			}
		}
	}
}
