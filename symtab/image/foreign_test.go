package image

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func codeAndCause(t *testing.T, err error) (code, cause string) {
	t.Helper()
	parse, is := err.(*symtab.ParseError)
	if !is {
		t.Fatalf("the error is %v, want a *symtab.ParseError", err)
	}
	return parse.Code, parse.Cause
}

// TestForeignPrograms: files of Debian's packages, trimmed. Xen's tables look in all like those of a kernel before 6.2.
func TestForeignPrograms(t *testing.T) {
	for _, tt := range []struct{ file, is string }{
		{"testdata/foreign/xen-4.17.img.gz", "the Xen hypervisor"},
		{"testdata/foreign/memtest86+-6.10.img.gz", "Memtest86+"},
	} {
		file := gzfile.MustRead(t, tt.file)
		_, err := Open(file, Options{})
		if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, tt.is) {
			t.Errorf("%s: %s: %q, want that it is %s", tt.file, code, cause, tt.is)
		}
	}
}

// TestXenWithoutBanner: without its banner, Xen is known by the function in which it starts.
func TestXenWithoutBanner(t *testing.T) {
	file := gzfile.MustRead(t, "testdata/foreign/xen-4.17.img.gz")
	file = bytes.Replace(file, []byte("Xen version"), make([]byte, len("Xen version")), 1)
	_, err := Open(file, Options{})
	if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, "Xen") {
		t.Errorf("%s: %q, want that it is Xen", code, cause)
	}
}

// TestBanners: what the programs say of themselves, as they lie in Debian's packages.
func TestBanners(t *testing.T) {
	noise := imagetest.Kernel{Release: "6.12", NoTables: true, NoBanner: true}.Make().Data
	for banner, want := range map[string]string{
		"\nXen version %d.%d%s (%s %s) (%s@%s) (%s) %s %s\n":           "Xen",
		"      Memtest86+ v6.10      ":                                 "Memtest86+",
		"\x00Welcome to GRUB!\n\n\x00":                                 "GRUB",
		"GRUB \x00Geom\x00Hard Disk\x00Read\x00 Error\r\n":             "GRUB",
		"loading\x00.\x00\r\n\x00Geom\x00Read\x00 Error\x00":           "GRUB",
		"User-Agent: Syslinux/6.04\r\n":                                "Syslinux",
		"#### LoaderInfo: systemd-boot 252.39-1~deb12u2 ####":          "systemd-boot",
		"UEFI SHIM\n$Version: 16.1 $\n":                                "shim",
		"http://ipxe.org/cfg/%s":                                       "iPXE",
		"U-Boot 2023.01+dfsg-2+deb12u3 (Jun 22 2026 - 08:38:07 +0000)": "U-Boot",
		"OpenSBI v%d.%d":                                               "OpenSBI",
		"SeaBIOS (version %s)":                                         "SeaBIOS",
		"GNU Mach 1.8+git20221224-486":                                 "GNU Mach",
		"@(#)FreeBSD 13.2-RELEASE releng/13.2-n254617":                 "FreeBSD",
	} {
		file := append(bytes.Clone(noise), banner...)
		_, err := Open(file, Options{})
		if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, want) {
			t.Errorf("%q: %s: %q, want that it is %s", banner, code, cause, want)
		}
	}
}

// TestHeads: files that begin as the specifications of their formats have it.
func TestHeads(t *testing.T) {
	noise := imagetest.Kernel{Release: "6.12", NoTables: true, NoBanner: true}.Make().Data
	for _, tt := range []struct {
		at          int
		magic, want string
	}{
		{0x28, "_FVH", "UEFI"},
		{0, "VNDRBOOT\x04\x00\x00\x00", "vendor_boot"},
		{0, "ANDROID!\x00\x00\x00\x00\x00\x10\x00\x00", "init_boot"},
		{0, "\xd7\xb7\xab\x1e", "device trees"},
		{0, "AVB0", "vbmeta"},
		{0, "\xcf\xfa\xed\xfe\x07\x00\x00\x01", "macOS"},
		{0, "\xce\xfa\xed\xfe\x07\x00\x00\x00", "macOS"},
		{0, "\xca\xfe\xba\xbe\x00\x00\x00\x34", "Java"},
	} {
		file := bytes.Clone(noise)
		copy(file[tt.at:], tt.magic)
		_, err := Open(file, Options{})
		if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, tt.want) {
			t.Errorf("%q: %s: %q, want that it is %s", tt.magic, code, cause, tt.want)
		}
	}
}

// TestSeveralBanners: a file that has the banners of several programs is none of them for certain.
func TestSeveralBanners(t *testing.T) {
	file := imagetest.Kernel{Release: "6.12", NoTables: true, NoBanner: true}.Make().Data
	file = append(file, "OpenSBI v%d.%d\x00U-Boot 2023.01 (Jun 22 2026)\x00"...)
	_, err := Open(file, Options{})
	want := "a file with the texts of 2 programs in it (U-Boot, a boot loader; OpenSBI, firmware of RISC-V machines)"
	if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, want) {
		t.Errorf("%s: %q, want %q", code, cause, want)
	}
}

// TestDiskWithLoader: GRUB stands in the first sector of a disk, and the kernel in a file system on it.
func TestDiskWithLoader(t *testing.T) {
	disk := make([]byte, 64<<10)
	copy(disk[0x180:], "GRUB \x00Geom\x00Hard Disk\x00Read\x00 Error\r\n")
	copy(disk[0x1be:], "\x80\x20\x21\x00\x83\x01\x01\x00\x08\x00\x00\x00\x70\x00\x00\x00")
	copy(disk[0x1fe:], "\x55\xaa")
	_, err := Open(disk, Options{})
	if code, cause := codeAndCause(t, err); code != "firmware" || !strings.Contains(cause, "whole disk") {
		t.Errorf("%s: %q, want that it is a disk", code, cause)
	}
	copy(disk[0x1be:], make([]byte, 16))
	_, err = Open(disk, Options{})
	if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, "GRUB") {
		t.Errorf("%s: %q, want that it is GRUB", code, cause)
	}
}

// TestProgramWithSymbols: a program that was not stripped has a symbol table. That does not make it a kernel.
func TestProgramWithSymbols(t *testing.T) {
	file := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true, NoBanner: true}.Make().Data
	if _, err := Open(file, Options{}); err != nil {
		t.Fatalf("a vmlinux without a banner: %v", err)
	}
	file = bytes.Replace(file, []byte("_stext\x00"), []byte("_start\x00"), 1)
	_, err := Open(file, Options{})
	if code, cause := codeAndCause(t, err); code != "no-kernel" || !strings.Contains(cause, "ELF program") {
		t.Errorf("%s: %q, want that it is a program", code, cause)
	}
}

// TestForeignBesideKernel: a boot loader before a kernel, as in a copy of a flash chip, leaves the kernel readable.
func TestForeignBesideKernel(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12"}.Make()
	loader := append([]byte("U-Boot 2023.01 (Jun 22 2026)"), make([]byte, 4096)...)
	for name, kernel := range map[string][]byte{"plain": made.Data, "gzip": imagetest.Compress("gzip", made.Data)} {
		m, err := Open(append(bytes.Clone(loader), kernel...), Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if m.Tables.NumSyms != made.Tables.NumSyms {
			t.Errorf("%s: %d symbols, want %d", name, m.Tables.NumSyms, made.Tables.NumSyms)
		}
	}
}

// TestFreeBSDHeader: an ELF file of FreeBSD has symbols, but is not opened as a Linux kernel.
func TestFreeBSDHeader(t *testing.T) {
	const osAt, osFreeBSD = 7, 9 // EI_OSABI and ELFOSABI_FREEBSD of the ELF specification
	file := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true, NoBanner: true}.Make().Data
	file[osAt] = osFreeBSD
	_, err := Open(file, Options{})
	if code, cause := codeAndCause(t, err); code != "foreign" || !strings.Contains(cause, "FreeBSD") {
		t.Errorf("%s: %q, want that it is FreeBSD's", code, cause)
	}
}
