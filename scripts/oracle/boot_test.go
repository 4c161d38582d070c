package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/image"
)

// TestBootRules is about a kernel that was moved by 0x2000000. Ours are the symbols as read out of its image, moved as much.
func TestBootRules(t *testing.T) {
	const shift = 0x2000000
	const theirs = "0 A __per_cpu_start\n10 A irq_regs\n1000 A __per_cpu_end\nffffffff83000000 T _stext\nffffffff83000010 T vfs_read\n"
	const ours = "0 A __per_cpu_start\n10 A irq_regs\n1000 A __per_cpu_end\nffffffff81000000 T _stext\nffffffff81000010 T vfs_read\n"
	for _, tt := range []struct{ name, old, new, more, rule string }{
		{"moved", "", "", "", "KASLR does not move it"},
		{"as --from-image prints it", " A ", " D ", "", "prints D"},
		{"another type", " A ", " B ", "", ""},
		{"per-CPU symbol elsewhere", "10 A irq_regs", "18 A irq_regs", "", ""},
		{"one function moved otherwise", "81000010 T", "81000018 T", "", ""},
		{"BPF program", "", "", "ffffffffc0000000 t bpf_prog_1\t[bpf]\n", "BPF program"},
		{"symbol of a module", "", "", "ffffffffc0000000 t init\t[nf_nat]\n", "symbol of a module"},
		{"symbol without a module", "", "", "ffffffffc0000000 t init\n", ""},
	} {
		a, errA := readListing([]byte(strings.ReplaceAll(ours, tt.old, tt.new)))
		b, errB := readListing([]byte(theirs + tt.more))
		if tt.old == "" {
			a, errA = readListing([]byte(ours))
		}
		if errA != nil || errB != nil {
			t.Fatalf("%s: %v, %v", tt.name, errA, errB)
		}
		o := compare(moved(a, shift), b, bootRules(b, shift))
		if tt.rule == "" {
			if len(o.unexplained) == 0 {
				t.Errorf("%s: every difference is explained", tt.name)
			}
			continue
		}
		checkOutcome(t, tt.name, o, tt.rule)
	}
}

func TestDistance(t *testing.T) {
	list := kernelListing(t)
	if by, err := distance(list, moved(list, 0x12a00000)); err != nil || by != 0x12a00000 {
		t.Errorf("distance = %#x, %v", by, err)
	}
	if by, err := distance(moved(list, 0x12a00000), list); err != nil || moved(moved(list, 0x12a00000), by)[0] != list[0] {
		t.Errorf("distance back = %#x, %v", by, err)
	}
	if _, err := distance(list, list[1:]); err == nil {
		t.Error("a distance without _stext")
	}
}

func TestSameOrder(t *testing.T) {
	list := kernelListing(t)
	withModule := append([]symbol{{1, 't', "init", "nf_nat"}}, moved(list, 0x1000)...)
	if !sameOrder(list, withModule) {
		t.Error("a moved kernel with a module's symbol has another order")
	}
	if exchanged := append([]symbol{list[1], list[0]}, list[2:]...); sameOrder(list, exchanged) || sameOrder(list, list[1:]) {
		t.Error("symbols in another order go unnoticed")
	}
}

func TestCountsFromUnknown(t *testing.T) {
	for guess, want := range map[string]bool{
		"nothing says where the kernel is linked to: addresses count from its first symbol, _text":      true,
		"relative_base is 0 in the image, and no relocation record: addresses count from relative_base": true,
		"the kernel is linked to the usual address of its architecture, 0xffffffff80000000":             false,
	} {
		if got := countsFromUnknown(&image.Image{Guesses: []string{"some other", guess}}); got != want {
			t.Errorf("%q: %v, want %v", guess, got, want)
		}
	}
}

// TestInitramfs has the system's own cpio read what we write.
func TestInitramfs(t *testing.T) {
	path, err := exec.LookPath("cpio")
	if err != nil {
		t.Skip("no cpio here")
	}
	busybox := bytes.Repeat([]byte("program"), 333)
	archive := initramfs(busybox, "ttyS7")
	run := func(args ...string) string {
		c := exec.Command(path, args...)
		c.Stdin = bytes.NewReader(archive)
		out, err := c.Output()
		if err != nil {
			t.Fatalf("cpio %v: %v", args, err)
		}
		return string(out)
	}
	if list := run("-itv", "--quiet"); !strings.Contains(list, "drwxr-xr-x") || strings.Count(list, "-rwxr-xr-x") != 2 {
		t.Errorf("cpio lists %q", list)
	}
	if got := run("-i", "--quiet", "--to-stdout", "bin/busybox"); got != string(busybox) {
		t.Errorf("bin/busybox has %d bytes, want %d", len(got), len(busybox))
	}
	if got := run("-i", "--quiet", "--to-stdout", "init"); !strings.HasPrefix(got, "#!/bin/busybox sh\n") || !strings.Contains(got, "> /dev/ttyS7\n") || strings.Contains(got, "PORT") {
		t.Errorf("init is %q", got)
	}
}

// TestBoot has a shell stand in for QEMU: the last of its arguments is the file for the symbols, the one before it the console.
func TestBoot(t *testing.T) {
	emulator := func(script string) machine {
		return machine{program: []string{"sh", "-c", "for last; do log=$out; out=$last; done; " + script, "sh"}, ports: []string{"LOG", "OUT"}}
	}
	const symbols = "echo 'ffffffff81000000 T _text' | gzip -c"
	if text, err := emulator(symbols+" > $out").boot("kernel", nil, "nokaslr"); err != nil || string(text) != "ffffffff81000000 T _text\n" {
		t.Errorf("boot = %q, %v", text, err)
	}
	for script, says := range map[string]string{
		"echo 'Kernel panic' > $log; : > $out":              "Kernel panic",
		"echo booting > $log":                               "no such file",
		symbols + " | head -c 30 > $out":                    "unexpected EOF",
		": | gzip -c > $out":                                "is empty",
		"echo 'could not load kernel' >&2; exit 1":          "could not load kernel",
		symbols + " > $out; echo 'killed' > $log; exit 124": "exit status 124",
	} {
		if text, err := emulator(script).boot("kernel", nil, ""); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: boot = %q, %v; want an error with %q", script, text, err, says)
		}
	}
}
