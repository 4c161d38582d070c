package image

import (
	"encoding/binary"

	"github.com/kallscope/kallscope/symtab"
)

// A holder is a kind of file that has a kernel somewhere in it, which takes a program of its own to get out.
type holder struct {
	at          int
	magic       string
	what, extra string
}

// fileSystems hold kernels as files, compressed in pieces, so they are not searched.
var fileSystems = [...]holder{
	{0, "hsqs", "a squashfs file system", "unsquashfs FILE"},
	{0, "sqsh", "a squashfs file system", "unsquashfs FILE"},
	{0, "\x45\x3d\xcd\x28", "a cramfs file system", "7z x FILE"},
	{0, "UBI#", "a UBI flash image", "ubireader_extract_images FILE"},
	{0, "\x3a\xff\x26\xed", "an Android sparse image", "simg2img FILE system.img"},
	{0, "QFI\xfb", "a disk of QEMU (qcow2)", "7z x FILE"},
	{0, "KDMV", "a disk of VMware (VMDK)", "7z x FILE"},
	{0, "vhdxfile", "a disk of Hyper-V (VHDX)", "7z x FILE"},
	{0x40, "\x7f\x10\xda\xbe", "a disk of VirtualBox (VDI)", "7z x FILE"},
}

// firmwares hold a kernel in one piece, which is searched for first: most are found.
var firmwares = [...]holder{
	{0, "HDR0", "TRX firmware of a router", "binwalk -e FILE"},
	{0, "\xd0\x0d\xfe\xed", "a device tree, or a FIT image of U-Boot", "dumpimage -T flat_dt -p 0 -o kernel FILE"},
	{0, "*#$^", "CHK firmware of a router", "binwalk -e FILE"},
	{0, "\x5e\xa3\xa4\x17", "SEAMA firmware of a router", "binwalk -e FILE"},
	{0x8001, "CD001", "a CD image", "7z x FILE"},
	{0x200, "EFI PART", "an image of a whole disk", "7z x FILE"},
	{0x438, "\x53\xef", "an ext2, ext3 or ext4 file system", "debugfs -R 'rdump /boot .' FILE"},
	{0, "XFSB", "an XFS file system", mount},
	{0x10040, "_BHRfS_M", "a Btrfs file system", mount},
	{0x400, "\xe2\xe1\xf5\xe0", "an EROFS file system", mount},
	{0x400, "\x10\x20\xf5\xf2", "an F2FS file system", mount},
	{0x36, "FAT1", "a FAT file system", "7z x FILE"},
	{0x52, "FAT32   ", "a FAT file system", "7z x FILE"},
	{0, "\x85\x19\x03\x20", "a JFFS2 file system", "jefferson FILE"},
	{0, "\x85\x19\x01\xe0", "a JFFS2 file system", "jefferson FILE"},
	{0, "\x85\x19\x02\xe0", "a JFFS2 file system", "jefferson FILE"},
	{0, "\x31\x18\x10\x06", "a UBIFS file system", "ubireader_extract_files FILE"},
	{0, "\x27\x05\x19\x56", "an image of U-Boot without a kernel", "dumpimage -l FILE"},
}

// mount reads the file systems that 7-Zip does not.
const mount = "sudo mount -o ro,loop FILE /mnt"

func (h *holder) names(file []byte) bool {
	return len(file) >= h.at+len(h.magic) && string(file[h.at:h.at+len(h.magic)]) == h.magic
}

func (h *holder) error() error {
	return &symtab.ParseError{Code: "firmware", Cause: "this is " + h.what + ", which holds a kernel as a part or as a file",
		Hint: "run: " + h.extra + "; then open the kernel that comes out"}
}

// fileSystemOf returns an error that names what a file is, nil where it is no file system.
func fileSystemOf(file []byte) error {
	for i := range fileSystems {
		if fileSystems[i].names(file) {
			return fileSystems[i].error()
		}
	}
	return nil
}

// firmwareOf names what a file is in which no kernel could be found, nil where it is no firmware.
func firmwareOf(file []byte) error {
	for i := range firmwares {
		if firmwares[i].names(file) {
			return firmwares[i].error()
		}
	}
	if hasPartitions(file) {
		return wholeDisk.error()
	}
	return nil
}

var wholeDisk = holder{what: "an image of a whole disk", extra: "7z x FILE"}

// hasPartitions reports whether a file begins with a PC's table of partitions, one of which lies in the file. Kernels for
// PCs have its mark, too, at the end of their first sector.
func hasPartitions(file []byte) bool {
	const sector, tableAt, entrySize, entries, markAt = 512, 0x1be, 16, 4, 0x1fe
	const active, typeAt, startAt, countAt = 0x80, 4, 8, 12
	if len(file) < 2*sector || file[markAt] != 0x55 || file[markAt+1] != 0xaa {
		return false
	}
	for i := range entries {
		e := file[tableAt+i*entrySize:]
		start, count := uint64(binary.LittleEndian.Uint32(e[startAt:])), uint64(binary.LittleEndian.Uint32(e[countAt:]))
		if e[0]&^active == 0 && e[typeAt] != 0 && start > 0 && count > 0 && (start+count)*sector <= uint64(len(file)) {
			return true
		}
	}
	return false
}
