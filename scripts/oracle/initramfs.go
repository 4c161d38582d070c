package main

import (
	"fmt"
	"strings"
)

// A cpioFile is a file or, with a mode that says so, a folder in an initramfs.
type cpioFile struct {
	name string
	mode int
	data []byte
}

const (
	cpioFolder  = 0o040755
	cpioProgram = 0o100755
)

// cpio writes an archive in the form that the kernel unpacks at boot: "newc", with numbers of eight hexadecimal digits, and
// names and data filled up to multiples of four bytes (cpio(5)).
func cpio(files []cpioFile) []byte {
	var out strings.Builder
	pad := func() {
		for out.Len()%4 != 0 {
			out.WriteByte(0)
		}
	}
	for i, f := range append(files, cpioFile{name: "TRAILER!!!"}) {
		out.WriteString("070701")
		const owner, group, links, time, device = 0, 0, 1, 0, 0
		for _, n := range []int{i + 1, f.mode, owner, group, links, time, len(f.data), device, device, device, device, len(f.name) + 1, 0} {
			fmt.Fprintf(&out, "%08x", n)
		}
		out.WriteString(f.name + "\x00")
		pad()
		out.Write(f.data)
		pad()
	}
	return []byte(out.String())
}

// initramfs holds one static busybox and an init that writes the kernel's symbols to a serial port of their own, where no
// message of the kernel can come in between, and powers off. They are compressed because that port is the slowest part,
// and because the checksum tells whether all of them arrived.
func initramfs(busybox []byte, port string) []byte {
	init := strings.ReplaceAll(`#!/bin/busybox sh
export PATH=/bin
busybox mkdir -p /proc /dev
busybox mount -t proc proc /proc
busybox mount -t devtmpfs dev /dev
echo 0 > /proc/sys/kernel/kptr_restrict
busybox stty -F /dev/PORT raw
busybox gzip -c < /proc/kallsyms > /dev/PORT
busybox poweroff -f
`, "PORT", port)
	return cpio([]cpioFile{{"bin", cpioFolder, nil}, {"bin/busybox", cpioProgram, busybox}, {"init", cpioProgram, []byte(init)}})
}
