// Command kernels writes made-up kernel images into a folder, for the tests of the page in browsers:
//
//	go run ./scripts/kernels FOLDER
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: kernels FOLDER")
		os.Exit(2)
	}
	for name, image := range images() {
		if err := os.WriteFile(filepath.Join(os.Args[1], name), image, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "kernels:", err)
			os.Exit(1)
		}
	}
}

// images are kernels that can be read, by release, architecture and wrapping, and files that cannot.
func images() map[string][]byte {
	pc := imagetest.Kernel{Release: "6.12", Percpu: true, ELF: true}.Make().Data
	packed := imagetest.BzImage(imagetest.WithLength(imagetest.Compress("zstd", pc), len(pc)))
	arm := imagetest.ARM64(imagetest.Kernel{Release: "7.0"}.Make().Data, false)
	old := imagetest.Kernel{Release: "6.1"}.Make().Data
	bare := imagetest.Kernel{Release: "6.12", ELF: true, NoTables: true}.Make().Data
	return map[string][]byte{
		"vmlinuz-pc":     packed,
		"Image.gz":       imagetest.Compress("gzip", arm),
		"vmlinux-s390":   imagetest.Kernel{Release: "6.12", BigEndian: true, ELF: true}.Make().Data,
		"zImage-old":     imagetest.ZImage(imagetest.Compress("xz", old)),
		"vmlinux-symtab": imagetest.Kernel{Release: "6.12", ELF: true, NoTables: true, Symtab: true}.Make().Data,
		"vmlinuz-cut":    packed[:len(packed)*2/3],
		"vmlinuz-bare":   imagetest.BzImage(imagetest.WithLength(imagetest.Compress("lz4", bare), len(bare))),
		"initrd.img":     append([]byte("07070100000000"), make([]byte, 4000)...),
		"module.ko":      module(),
	}
}

// module is an ELF file of a kernel's kind that is not linked.
func module() []byte {
	const kindAt, relocatable = 16, 1
	made := imagetest.Kernel{Release: "6.12", ELF: true, NoTables: true, NoBanner: true}.Make().Data
	made[kindAt] = relocatable
	return made
}
