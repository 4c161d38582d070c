package texts

import (
	"errors"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// wantError imports a text that is refused, with a code, a line (-1 for any), and words in the cause or the hint.
func wantError(t *testing.T, src, code string, line int, says string) {
	t.Helper()
	symbols, report, err := Import([]byte(src), symtab.Wanted{})
	var e *symtab.ParseError
	if !errors.As(err, &e) || symbols != nil || report != nil {
		t.Fatalf("Import = %v, %v, %v", symbols, report, err)
	}
	if e.Code != code || line >= 0 && e.Line != line || !strings.Contains(e.Cause+"; "+e.Hint, says) || e.Hint == "" {
		t.Errorf("error %q, line %d: %s; %s; want %q, line %d, %q", e.Code, e.Line, e.Cause, e.Hint, code, line, says)
	}
}

// What is no listing of symbols is named for what it is, with what to do.
func TestNamed(t *testing.T) {
	repeat := func(line string) string { return strings.Repeat(line+"\n", 20) }
	for _, c := range []struct{ name, src, code, says string }{
		{"empty", " \r\n\r\n", "empty", "empty"},
		{"oops", `[   12.345678] BUG: kernel NULL pointer dereference, address: 0000000000000008
[   12.345679] #PF: supervisor read access in kernel mode
[   12.345680] Oops: 0000 [#1] PREEMPT SMP NOPTI
[   12.345681] RIP: 0010:vfs_read+0x2c/0x1f0
[   12.345682] RSP: 0018:ffffb0c1c0b3be20 EFLAGS: 00010246
[   12.345683] Call Trace:
[   12.345684]  <TASK>
[   12.345685]  ksys_read+0x6d/0xf0
`, "oops", "address box"},
		{"ARM oops", "Unable to handle kernel paging request at virtual address 00200200\npgd = c0004000\nPC is at vfs_read+0x10/0x100\nLR is at sys_read+0x4/0x8\n", "oops", "address box"},
		{"Module.symvers", repeat("0xb3f985a8\tvfs_read\tvmlinux\tEXPORT_SYMBOL_GPL\t"), "symvers", "nm -n vmlinux"},
		{"linker map", "Archive member included to satisfy reference by file (symbol)\n\nMemory Configuration\n\nName             Origin             Length             Attributes\n*default*        0x0000000000000000 0xffffffffffffffff\n\nLinker script and memory map\n\n .text          0xffffffff81000000       0x40 init/main.o\n                0xffffffff81000000                vfs_read\n", "linker-map", "nm -n vmlinux"},
		{"lld's map", "             VMA              LMA     Size Align Out     In      Symbol\nffffffff81000000          1000000       40    16 .text\nffffffff81000000          1000000       40    16         init/main.o:(.text)\n", "linker-map", "nm -n vmlinux"},
		{"part of a linker map", repeat(" .text          0xffffffff81000000       0x40 init/main.o") + repeat("                0xffffffff81000000                vfs_read"), "linker-map", "nm -n vmlinux"},
		{"assignments of a linker map", repeat("                0xffffffff81000000                _text = .") + repeat("                0xffffffff81002000                PROVIDE (x = .)"), "linker-map", "nm -n vmlinux"},
		{"linker script", "OUTPUT_FORMAT(\"elf64-x86-64\")\nENTRY(_start)\nSECTIONS\n{\n . = 0xffffffff81000000;\n}\n", "linker-script", "nm -n"},
		{"addresses of a linker script", "/* ROM */\n" + repeat("PROVIDE ( vfs_read = 0xffffffff81002000 );"), "linker-script", "nm -n"},
		{"assignments of a linker script", repeat("vfs_read = 0xffffffff81002000;"), "linker-script", "nm -n"},
		{"names and addresses", repeat("vfs_read\t0xffffffff81002000"), "named-addresses", "/proc/kallsyms"},
		{"addresses with a colon, and names", repeat("0xffffffff81002000: vfs_read"), "named-addresses", "/proc/kallsyms"},
		{"headers of objdump", "\nvmlinux:     file format elf64-x86-64\n\nSections:\nIdx Name          Size      VMA               LMA               File off  Algn\n  0 .text         00e02e7b  ffffffff81000000  0000000001000000  00200000  2**12\n", "readelf", "nm -n"},
		{"probes of bpftrace", repeat("kprobe:vfs_read"), "events", "/proc/kallsyms"},
		{"a stack", repeat("[<0>] do_wait+0x1c3/0x230"), "oops", "address box"},
		{"kprobes", "ffffffff81002000  k  vfs_read+0x0    [FTRACE]\n", "probes", "kprobes"},
		{"a spreadsheet's", repeat("1.84467E+19,T,vfs_read"), "rounded", "spreadsheet"},
		{"available_filter_functions", repeat("vfs_read\nnf_hook [nf_tables]"), "functions", "/proc/kallsyms"},
		{"nm -j", repeat("do_thing.isra.0"), "functions", "/proc/kallsyms"},
		{"available_filter_functions_addrs", repeat("ffffffff81002000 vfs_read"), "named-addresses", "/proc/kallsyms"},
		{"kernel log", repeat("[    0.000000] Command line: quiet"), "log", "address box"},
		{"kernel log without a beginning", repeat("[    3.141592] usb 1-1: new device"), "log", "address box"},
		{"disassembly", "\nvmlinux:     file format elf64-x86-64\n\n\nDisassembly of section .text:\n\nffffffff81000000 <_text>:\nffffffff81000000:\t8d 04 7f             \tlea    (%rdi,%rdi,2),%eax\n", "disassembly", "nm -n"},
		{"part of a disassembly", repeat("ffffffff81000000:\t8d 04 7f             \tlea    (%rdi,%rdi,2),%eax"), "disassembly", "nm -n"},
		{"sections", "There are 16 section headers, starting at offset 0x38f0:\n\nSection Headers:\n  [Nr] Name              Type             Address           Offset\n  [ 1] .text             PROGBITS         ffffffff81000000  00001000\n", "readelf", "nm -n"},
		{"configuration", "#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.12.0 Kernel Configuration\n#\nCONFIG_KALLSYMS=y\n", "config", "System.map"},
		{"/proc/modules", repeat("nf_tables 364544 1 - Live 0xffffffffc0a00000"), "modules", "/proc/kallsyms"},
		{"lsmod", "Module                  Size  Used by\nnf_tables             364544  1\n", "modules", "/proc/kallsyms"},
		{"/proc/iomem", "00001000-0009ffff : System RAM\n  000a0000-000bffff : PCI Bus 0000:00\n  01000000-01ffffff : Kernel code\n", "memory-map", "/proc/kallsyms"},
		{"/proc/self/maps", repeat("7f0000000000-7f0000001000 r-xp 00000000 08:01 1234   /lib/libc.so.6"), "memory-map", "/proc/kallsyms"},
		{"permission", "cat: /proc/kallsyms: Permission denied\n", "permission", "sudo"},
		{"no file", "nm: 'vmlinux': No such file\ncat: System.map: No such file or directory\n", "missing", "where the file is"},
		{"no symbols", "nm: vmlinuz: no symbols\n", "stripped", "sudo cat"},
		{"no ELF file", "objdump: vmlinuz: file format not recognized\n", "not-elf", "open the kernel itself"},
		{"no command", "bash: nm: command not found\n", "no-command", "sudo cat"},
		{"diff", "--- a/System.map\n+++ b/System.map\n@@ -1,3 +1,3 @@\n ffffffff81000000 T _text\n-ffffffff81000010 T a\n+ffffffff81000020 T a\n", "diff", "one of the two"},
		{"assembly", "#include <asm/bitsperlong.h>\n\t.section .rodata, \"a\"\n.globl kallsyms_num_syms\n\t.balign 8\n", "assembly", "map it was made from"},
		{"web page", "<!DOCTYPE html>\n<html><body>not found</body></html>\n", "web-page", "save the file"},
		{"JSON", "{\n  \"symbols\": [\n    {\"name\": \"vfs_read\"}\n  ]\n}\n", "structured", "JSON"},
		{"Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "lfs", "git lfs pull"},
		{"trace", "# tracer: function\n#\n# entries-in-buffer/entries-written: 3/3   #P:2\n", "trace", "ftrace"},
		{"stub", "ffffffffffffffff B The real System.map is in the linux-image-6.12.0-amd64-dbg package\n", "stub", "linux-image-6.12.0-amd64-dbg"},
		{"prose", "It was the best of times.\nIt was the worst of times.\n", "not-a-map", "no line"},
		{"mostly something else", wanted + strings.Repeat("lorem ipsum dolor sit amet\n", 30), "not-a-map", "30 of 44; the others look like a System.map"},
		{"xxd", repeat("00000000: 7f45 4c46 0201 0100 0000 0000 0000 0000  .ELF............"), "hex-dump", "xxd -r"},
		{"hexdump -C", repeat("00000000  7f 45 4c 46 02 01 01 00  00 00 00 00 00 00 00 00  |.ELF............|"), "hex-dump", "file itself"},
		{"base64", repeat(strings.Repeat("f0VMRgIB", 8)), "base64", "base64 -d"},
		{"all in one line", strings.ReplaceAll(wanted, "\n", " "), "one-line", "line breaks"},
		{"all in one line with commas", strings.ReplaceAll(wanted, "\n", ", "), "one-line", "line breaks"},
		{"folded", fold(wanted, 30), "folded", "after 30 letters"},
		{"an address with a sign in it", strings.ReplaceAll(wanted, "ffffffff8", "ffffffff`8"), "not-a-map", "no line"},
		{"ranges", strings.NewReplacer(" T ", "-ffffffff82400000 T ", " t ", "-ffffffff82400000 t ", " R ", "-ffffffff82400000 R ", " D ", "-ffffffff82400000 D ", " B ", "-ffffffff82400000 B ").Replace(wanted), "memory-map", ""},
		{"a table of a web page", "<tr><td>ffffffff81000000</td><td>T</td><td>_text</td></tr>\n", "web-page", "page"},
		{"diff without options", "2,3c2,3\n< ffffffff81000000 T a\n< ffffffff81000010 T b\n---\n> ffffffff81000000 T a\n> ffffffff81000020 T b\n", "diff", "one of the two"},
		{"diff -c", "*** a\n--- b\n***************\n*** 1 ****\n! ffffffff81000010 T b\n--- 1 ----\n! ffffffff81000020 T b\n", "diff", "one of the two"},
		{"a map of Windows", "  Address         Publics by Value              Rva+Base               Lib:Object\n\n" + repeat(" 0001:00000000       main   0000000140001000 f   x.obj"), "linker-map", "Windows"},
		{"gdb's functions", "All defined functions:\n\nNon-debugging symbols:\n" + repeat("0xffffffff81000000  _text"), "named-addresses", "gdb"},
		{"Intel HEX", repeat(":1000000000112233445566778899AABBCCDDEEFF77") + ":00000001FF\n", "records", "objcopy"},
		{"S-records", repeat("S3150000000000112233445566778899AABBCCDDEEFF77"), "records", "objcopy"},
		{"uname -a", "Linux host 6.1.0-56-cloud-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.176-1 x86_64 GNU/Linux\n", "version", "/proc/kallsyms"},
		{"/proc/version", "Linux version 6.1.0-56-cloud-amd64 (debian-kernel@lists.debian.org) (gcc-12) #1 SMP\n", "version", "/proc/kallsyms"},
		{"ls -l", "total 11\n-rw-r--r-- 1 root root  8023456 Nov 28 08:45 vmlinuz-6.1.0\n-rw------- 1 root root  3456789 Nov 28 08:45 System.map-6.1.0\n", "files", "one of them"},
		{"checksums", repeat("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  System.map"), "files", "one of them"},
		{"paths", "/boot/vmlinuz-6.1\n/boot/System.map-6.1\n/lib/modules/6.1/modules.order\n", "files", "one of them"},
		{"kprobe_events", repeat("p:kprobes/my vfs_read"), "events", "/proc/kallsyms"},
		{"a wrong password", "[sudo] password for me: \nSorry, try again.\n", "permission", "sudo cat"},
		{"a double fault", "traps: PANIC: double fault, error_code: 0x0\ndouble fault: 0000 [#1] SMP\nCPU: 0 PID: 1 Comm: x\n", "oops", "address box"},
		{"PDF", "%PDF-1.4\n1 0 obj\n", "pdf", "PDF"},
	} {
		t.Run(c.name, func(t *testing.T) { wantError(t, c.src, c.code, -1, c.says) })
	}
}

// fold breaks lines as a window of that width does.
func fold(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for len(line) > width+1 {
			b.WriteString(line[:width] + "\n")
			line = line[width:]
		}
		b.WriteString(line)
	}
	return b.String()
}

func TestTooLarge(t *testing.T) {
	wantError(t, "1\t"+strings.Repeat(wanted, maxText/len(wanted)+1), "too-large", 0, "96 MiB")
}

// Lines that cannot be read are set aside among those that can, and the first is shown.
func TestUnread(t *testing.T) {
	noise := map[int]string{3: "Segmentation fault (core dumped)\n", 7: "ffffffff8100001g T damaged\n", 9: "ffffffff81000010 T a\x00b\n", 12: strings.Repeat("x", maxLine+1) + "\n"}
	src := ""
	for i, line := range strings.SplitAfter(wanted, "\n") {
		src += noise[i] + line
	}
	got, notes := mapOf(t, []byte(src))
	if want := plainOf(t, wanted); got != want {
		t.Errorf("read as\n%swant\n%s", got, want)
	}
	for _, n := range notes {
		if n.Code == NoteUnread {
			if n.Count != 4 || n.Line != 4 || n.Text != "Segmentation fault (core dumped)" {
				t.Errorf("note %+v", n)
			}
			return
		}
	}
	t.Errorf("no note of lines set aside: %+v", notes)
}

// Wherever a map is cut, all symbols before the cut are read, and the report says that the last line may not be all there.
func TestCutAnywhere(t *testing.T) {
	lines := strings.SplitAfter(wanted, "\n")
	for _, form := range []struct {
		name string
		of   func(string) string
	}{
		{"plain", func(s string) string { return s }},
		{"numbered", func(s string) string {
			out := ""
			for i, l := range strings.SplitAfter(s, "\n") {
				if l != "" {
					out += "  " + string(rune('1'+i%9)) + "\t" + l
				}
			}
			return out
		}},
	} {
		whole := form.of(strings.Join(lines[:13], ""))
		full := form.of(strings.Join(lines[:14], ""))
		want := plainOf(t, strings.Join(lines[:13], ""))
		for cut := len(whole) + 1; cut < len(full); cut++ {
			got, notes := mapOf(t, []byte(full[:cut]))
			told := false
			for _, n := range notes {
				told = told || (n.Code == NoteCut || n.Code == symtab.NoteNoNewline) && n.Line == 14
			}
			if !strings.HasPrefix(got, want) || !told && strings.TrimSpace(full[len(whole):cut]) != "" {
				t.Errorf("%s cut behind %q: told %v, read as\n%s", form.name, full[len(whole):cut], told, got)
			}
		}
	}
}

// A text that begins within a line does not make a symbol of a shorter address.
func TestCutAtTheFront(t *testing.T) {
	lines := strings.SplitAfter(wanted, "\n")
	want := plainOf(t, strings.Join(lines[1:], ""))
	for cut := 1; cut < 16; cut++ {
		got, notes := mapOf(t, []byte(wanted[cut:]))
		if got != want {
			t.Errorf("cut before %q: read as\n%s", wanted[cut:cut+20], got)
		}
		if notes[1].Code != NoteCut || notes[1].Line != 1 {
			t.Errorf("cut before %q: notes %+v", wanted[cut:cut+20], notes)
		}
	}
}

// Line numbers in reports and errors are those of the person's text.
func TestLinesOfTheText(t *testing.T) {
	src := "$ cat -n System.map\r\n" + "1\tffffffff81000000 T _text\r\n" + "2\tffffffff81000030 t c\r\n" + "3\tffffffff81000010 t a\r\n" + "4\t                 U printk\r\n"
	_, notes := mapOf(t, []byte(src))
	found := 0
	for _, n := range notes {
		if n.Code == "undefined" {
			found++
			if n.Line != 5 || n.Text != "4\t                 U printk" {
				t.Errorf("note %+v", n)
			}
		}
	}
	if found != 1 {
		t.Errorf("notes %+v", notes)
	}
	wantError(t, "1\tffffffff81000000 T _text\n2\tffffffff81000010 t b\n3\tffffffffc2000000 t c\n4\tffffffff82000000 t d\n\n6\t0000000000000001 t low\n", "range", 6, "low")
}
