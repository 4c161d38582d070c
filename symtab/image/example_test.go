package image_test

import (
	"fmt"

	"github.com/kallscope/kallscope/symtab/image"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func Example() {
	made := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	file := imagetest.BzImage(imagetest.Compress("zstd", made.Data)) // in place of os.ReadFile("/boot/vmlinuz-6.12...")

	m, err := image.Open(file, image.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Format, m.Version, m.Tables.NumSyms, "symbols")
	for _, p := range m.Parts {
		fmt.Printf("%s at %d, %d bytes\n", p.Name(), p.Offset, p.Size)
	}
	rebuilt, err := image.Rebuild(m.Tables, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	equal := 0
	for _, c := range image.Compare(m.Tables, rebuilt) {
		if c.Difference < 0 {
			equal++
		}
	}
	fmt.Println(equal, "tables equal a rebuild")
	// Output:
	// ELF64 little-endian x86-64 6.12.7-test 1503 symbols
	// kallsyms_num_syms at 7088, 4 bytes
	// kallsyms_names at 7096, 9324 bytes
	// kallsyms_markers at 16424, 24 bytes
	// kallsyms_token_table at 16448, 1323 bytes
	// kallsyms_token_index at 17776, 512 bytes
	// kallsyms_offsets at 18288, 6012 bytes
	// kallsyms_relative_base at 24304, 8 bytes
	// kallsyms_seqs_of_names at 24312, 4509 bytes
	// 8 tables equal a rebuild
}
