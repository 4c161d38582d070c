package image

import (
	"bytes"

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
	{"GRUB, a boot loader", openLinux, []string{"Welcome to GRUB!", "GRUB \x00Geom\x00Hard Disk\x00Read\x00 Error"}},
	{"Syslinux, a boot loader", openLinux, []string{"User-Agent: Syslinux/"}},
	{"shim, which starts a boot loader", openLinux, []string{"UEFI SHIM\n$Version"}},
	{"systemd-boot, a boot loader", openLinux, []string{"#### LoaderInfo: systemd-boot "}},
	{"iPXE, a boot loader", openLinux, []string{"http://ipxe.org/cfg/"}},
	{"U-Boot, a boot loader", openLinux, []string{"U-Boot 20", "U-Boot SPL 20"}},
	{"OpenSBI, firmware of RISC-V machines", openLinux, []string{"OpenSBI v%d.%d"}},
	{"SeaBIOS, firmware of PCs", openLinux, []string{"SeaBIOS (version %s)"}},
	{"the kernel of FreeBSD", openLinux, []string{"@(#)FreeBSD "}},
	{"the kernel of NetBSD", openLinux, []string{"@(#)NetBSD "}},
	{"the kernel of OpenBSD", openLinux, []string{"@(#)OpenBSD "}},
	{"GNU Mach, the kernel of the Hurd", openLinux, []string{"GNU Mach "}},
}

// freeBSD is a program of FreeBSD by the ELF header, which its kernels have, too.
var freeBSD = program{"a program or the kernel of FreeBSD", openLinux, nil}

// uefi is firmware by the magic of the volume that its image begins with.
var uefi = program{"firmware of UEFI, which starts a machine and its boot loader", openLinux, nil}

// programOf returns what a file is by its banner or its header, nil where nothing tells.
func programOf(data []byte) *program {
	for _, p := range programs {
		for _, banner := range p.banners {
			if bytes.Contains(data, []byte(banner)) {
				return p
			}
		}
	}
	const osAt, osFreeBSD, volumeAt, volume = 7, 9, 0x28, "_FVH"
	switch {
	case isELF(data) && len(data) > osAt && data[osAt] == osFreeBSD:
		return &freeBSD
	case len(data) > volumeAt+len(volume) && string(data[volumeAt:volumeAt+len(volume)]) == volume:
		return &uefi
	}
	return nil
}

// error says what the file is, and in what of it no kernel was found.
func (p *program) error(searched string) error {
	return &symtab.ParseError{Code: foreignCode, Cause: "this is " + p.what + ", and no Linux kernel was found in " + searched, Hint: p.hint}
}

const foreignCode = "foreign"

// foreign returns the other program that data is, nil where it is none. Xen is one even where its tables could be read.
// For the others, tables that could be read are a kernel's, which a file can hold beside a boot loader.
func (m *Image) foreign(missing error) *program {
	if missing == nil && m.startsXen() {
		return &xen
	}
	if m.Banner != "" {
		return nil
	}
	if p := programOf(m.Data); missing != nil || p == &xen {
		return p
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
