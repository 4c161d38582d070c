package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A machine is how QEMU runs kernels of an architecture.
type machine struct {
	program []string
	console string   // where the kernel's messages go
	port    string   // where the symbols go
	ports   []string // of QEMU; LOG and OUT are files
	random  bool     // KASLR has what it needs: on s390x QEMU 7.2 lacks an instruction for it, on riscv64 a seed
}

// pciPort is a second serial port for boards that have one only.
var pciPort = []string{"-serial", "file:LOG", "-chardev", "file,id=out,path=OUT", "-device", "pci-serial,chardev=out"}

var machines = map[string]machine{
	"amd64":   {[]string{"qemu-system-x86_64"}, "ttyS0", "ttyS1", []string{"-serial", "file:LOG", "-serial", "file:OUT"}, true},
	"arm64":   {[]string{"qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a57"}, "ttyAMA0", "ttyS0", pciPort, true},
	"riscv64": {[]string{"qemu-system-riscv64", "-M", "virt"}, "ttyS0", "ttyS1", pciPort, false},
	"s390x": {[]string{"qemu-system-s390x", "-M", "s390-ccw-virtio", "-cpu", "max", "-nodefaults"}, "ttyS0", "ttysclp0", []string{
		"-chardev", "file,id=log,path=LOG", "-device", "sclplmconsole,chardev=log", "-chardev", "file,id=out,path=OUT", "-device", "sclpconsole,chardev=out"}, false},
}

// boot boots a kernel, with more words on its command line, and returns its /proc/kallsyms. It needs neither root nor KVM.
func (m machine) boot(kernel string, busybox []byte, words string) (text []byte, err error) {
	const patience = 10 * time.Minute // two emulated minutes are usual on a busy machine
	dir, err := os.MkdirTemp("", "oracle-boot-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	initrd, log, out := filepath.Join(dir, "initramfs"), filepath.Join(dir, "console"), filepath.Join(dir, "symbols")
	if err := os.WriteFile(initrd, initramfs(busybox, m.port), 0o644); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	args := append(m.program[1:len(m.program):len(m.program)], "-m", "1024", "-nographic", "-monitor", "none", "-no-reboot", "-net", "none",
		"-kernel", kernel, "-initrd", initrd, "-append", "console="+m.console+" loglevel=4 panic=-1 "+words)
	for _, p := range m.ports {
		args = append(args, strings.NewReplacer("LOG", log, "OUT", out).Replace(p))
	}
	messages, err := exec.CommandContext(ctx, m.program[0], args...).CombinedOutput()
	if err == nil {
		text, err = unpackFile(out)
	}
	if err != nil {
		console, _ := os.ReadFile(log) // it tells more of what went wrong, where there is one
		return nil, fmt.Errorf("%s: %w\n%s\n%s", m.program[0], err, bytes.TrimSpace(messages), lastLines(string(console), 15))
	}
	return text, nil
}

func unpackFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the kernel wrote %d bytes to the port of its symbols: %w", len(data), err)
	}
	text, err := io.ReadAll(z)
	if err == nil && len(text) == 0 {
		err = errors.New("the kernel's /proc/kallsyms is empty")
	}
	return text, err
}

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
