package image

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// A program is something else that starts where a kernel does, or before it, and that people take for a Linux kernel.
type program struct {
	what, hint string
	banners    []string // each of which no Linux kernel and no other program has
}

const openLinux = "open the Linux kernel itself: /boot/vmlinuz-<version>, vmlinux or Image"

// xen has tables that were made by a copy of Linux's own builder, so that they look like a kernel's.
var xen = program{"the Xen hypervisor", "Xen's own symbols are not read here; " + openLinux, []string{"Xen version %d.%d%s ("}}

// programs were seen in Debian's packages xen-hypervisor, memtest86+, grub-pc-bin, grub-efi-amd64-bin, syslinux-efi, ipxe,
// u-boot-qemu, opensbi, seabios and gnumach-image. The BSDs and MemTest86 are known by what their authors publish.
var programs = [...]*program{
	&xen,
	{"Memtest86+, a memory test", openLinux, []string{"Memtest86+"}},
	{"MemTest86, a memory test", openLinux, []string{"PassMark MemTest86"}},
	{"GRUB, a boot loader", openLinux, []string{"Welcome to GRUB!", "GRUB \x00Geom\x00Hard Disk\x00Read\x00 Error", "loading\x00.\x00\r\n\x00Geom\x00Read\x00 Error"}},
	{"Syslinux, a boot loader", openLinux, []string{"User-Agent: Syslinux/"}},
	{"shim, which starts a boot loader", openLinux, []string{"UEFI SHIM\n$Version"}},
	{"systemd-boot, a boot loader", openLinux, []string{"#### LoaderInfo: systemd-boot "}},
	{"iPXE, a boot loader", openLinux, []string{"http://ipxe.org/cfg/"}},
	{"U-Boot, a boot loader", openLinux, []string{"U-Boot 20", "U-Boot SPL 20"}},
	{"OpenSBI, firmware of RISC-V machines", openLinux, []string{"OpenSBI v%d.%d"}},
	{"SeaBIOS, firmware of PCs", openLinux, []string{"SeaBIOS (version %s)"}},
	{"the kernel of FreeBSD", openLinux, []string{"@(#)FreeBSD ", "FreeBSD is a registered trademark of The FreeBSD Foundation."}},
	{"the kernel of NetBSD", openLinux, []string{"@(#)NetBSD "}},
	{"the kernel of OpenBSD", openLinux, []string{"@(#)OpenBSD "}},
	{"GNU Mach, the kernel of the Hurd", openLinux, []string{"GNU Mach "}},
}

// A head is what a file begins with that says which program it is.
type head struct {
	at    int
	magic string
	program
}

// heads are by the ELF specification (EI_OSABI), the UEFI platform initialization specification (firmware volumes), and
// Android's documentation of its boot images.
var heads = [...]head{
	{0, "\x7fELF\x02\x01\x01\x09", program{"a program or the kernel of FreeBSD", openLinux, nil}},
	{0, "\x7fELF\x01\x01\x01\x09", program{"a program or the kernel of FreeBSD", openLinux, nil}},
	{0, "\xcf\xfa\xed\xfe", program{"a program or the kernel of macOS", openLinux, nil}},
	{0, "\xce\xfa\xed\xfe", program{"a program or the kernel of macOS", openLinux, nil}},
	{0, "\xca\xfe\xba\xbe", program{"a program for macOS, or a class of Java", openLinux, nil}},
	{0x28, "_FVH", program{"firmware of UEFI, which starts a machine and its boot loader", openLinux, nil}},
	{0, "VNDRBOOT", program{"Android's vendor_boot image, which holds a ramdisk", openBoot, nil}},
	{0, "ANDROID!\x00\x00\x00\x00", program{"an Android boot image whose kernel has no bytes, such as init_boot", openBoot, nil}},
	{0, "\xd7\xb7\xab\x1e", program{"Android's table of device trees, dtbo", openBoot, nil}},
	{0, "AVB0", program{"Android's vbmeta image, which holds signatures", openBoot, nil}},
}

const openBoot = "open boot.img of the same system, or of the same device"

// programOf returns the program that a file is by its header or its banner, nil where neither is known. A file with the banners of
// several, such as a copy of a flash chip, or a program that knows these banners, is said to have them.
func programOf(data []byte) *program {
	for i := range heads {
		h := &heads[i]
		if len(data) >= h.at+len(h.magic) && string(data[h.at:h.at+len(h.magic)]) == h.magic {
			return &h.program
		}
	}
	var found []*program
	for _, p := range programs {
		if p.isIn(data) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return nil
	case 1:
		return found[0]
	}
	const named = 3 // of them at most
	what := "a file with the texts of " + strconv.Itoa(len(found)) + " programs in it ("
	for i, p := range found[:min(len(found), named)] {
		if i > 0 {
			what += "; "
		}
		what += p.what
	}
	if len(found) > named {
		what += "; and others"
	}
	return &program{hint: openLinux, what: what + ")"}
}

func (p *program) isIn(data []byte) bool {
	return slices.ContainsFunc(p.banners, func(banner string) bool { return bytes.Contains(data, []byte(banner)) })
}

// error says what the file is, and in which part of it no kernel was found.
func (p *program) error(searched string) error {
	return &symtab.ParseError{Code: CodeForeign, Cause: "this is " + p.what + ", and no Linux kernel was found in " + searched, Hint: p.hint}
}

// CodeForeign is the code of the error for a program that is not Linux.
const CodeForeign = "foreign"

// foreign returns the program other than Linux that data is, or nil. Xen counts as one even if its tables could be read.
// For the others, tables that could be read are a kernel's, which a file can hold beside a boot loader.
func (m *Image) foreign(missing error) *program {
	if missing == nil && m.startsXen() {
		return &xen
	}
	if m.Banner != "" {
		return nil
	}
	if missing != nil {
		return programOf(m.Data)
	}
	if xen.isIn(m.Data) {
		return &xen
	}
	return nil
}

// startsXen reports whether the tables name the function in which Xen starts, and not the one in which Linux does.
func (m *Image) startsXen() bool {
	if _, linux := addressOf(m.Tables, "start_kernel"); linux {
		return false
	}
	for _, name := range []string{"__start_xen", "start_xen"} {
		if _, starts := addressOf(m.Tables, name); starts {
			return true
		}
	}
	return false
}
