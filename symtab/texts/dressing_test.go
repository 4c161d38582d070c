package texts

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/kallscope/kallscope/symtab"
)

// each makes a text of the lines of wanted.
func each(format func(i int, addr, kind, name string) string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(wanted), "\n") {
		f := strings.Fields(line)
		b.WriteString(format(i, f[0], f[1], f[2]))
	}
	return b.String()
}

// around makes a text with the same before and after each line.
func around(before, after string) string {
	return each(func(_ int, a, k, n string) string { return before + a + " " + k + " " + n + after + "\n" })
}

func utf16Text(big bool, mark, text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(mark + text)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func utf32Text(big bool, mark, text string) string {
	var b []byte
	for _, r := range mark + text {
		if big {
			b = append(b, byte(r>>24), byte(r>>16), byte(r>>8), byte(r))
		} else {
			b = append(b, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
		}
	}
	return string(b)
}

// What people, terminals and editors put around a map does not change what is in it, and the first note says what it was.
func TestDressing(t *testing.T) {
	want := plainOf(t, wanted)
	numbered := func(format string) string {
		return each(func(i int, a, k, n string) string { return fmt.Sprintf(format, i+1) + a + " " + k + " " + n + "\n" })
	}
	columns := func(format string) string {
		return each(func(_ int, a, k, n string) string {
			return strings.NewReplacer("ADDR", a, "TYPE", k, "NAME", n).Replace(format) + "\n"
		})
	}
	for _, c := range []struct{ name, src, says string }{
		{"cat -n", numbered("%6d\t"), "line numbers"},
		{"cat -n in blanks", numbered("%6d  "), "line numbers"},
		{"grep -n", numbered("%d:"), "line numbers"},
		{"nl with zeros", numbered("%06d\t"), "line numbers"},
		{"numbers as wide as addresses", numbered("%016d "), "second was taken as the address"},
		{"numbers of eight digits", numbered("%08d "), "second was taken as the address"},
		{"numbers with a point", numbered("%d. "), "line numbers"},
		{"numbers in brackets", numbered("[%d] "), "line numbers"},
		{"grep over files", numbered("/boot/System.map-6.1:%d:"), "file names"},
		{"log times", numbered("[    1.0000%02d] "), "kernel log times"},
		{"log times and threads", numbered("[    1.0000%02d] [    T1] "), "kernel log times"},
		{"log levels", numbered("<6>[    1.0000%02d] "), "kernel log times"},
		{"journal", numbered("Nov 28 08:45:%02d host kernel: "), "before the addresses"},
		{"journal of a host of one letter", numbered("Nov 28 08:45:%02d h kernel: "), "before the addresses"},
		{"ISO times", numbered("2026-11-28T08:45:%02d+00:00 "), "before the addresses"},
		{"quoted mail", around("> ", ""), "marks"},
		{"quoted twice", around(">> ", ""), "marks"},
		{"list", around("  * ", ""), "marks"},
		{"double quotes", around("\"", "\""), "quotes"},
		{"single quotes and commas", around("'", "',"), "quotes"},
		{"C strings", around("\t\"", "\\n\""), "quotes"},
		{"C strings in a list", around("\"", "\\n\","), "quotes"},
		{"cat -A", around("", "$"), "ends of lines"},
		{"cat -A of Windows", around("", "^M$"), "ends of lines"},
		{"prompt before each", around("$ ", ""), "prompts"},
		{"Markdown table", "| Address | Type | Name |\n|---|:-:|---|\n" + columns("| ADDR | TYPE | NAME |"), "marks"},
		{"CSV", "address,type,name\n" + columns("ADDR,TYPE,NAME"), "table"},
		{"CSV with quotes", "\"address\",\"type\",\"name\"\n" + columns("\"ADDR\",\"TYPE\",\"NAME\""), "table"},
		{"CSV with semicolons", columns("ADDR;TYPE;NAME"), "table"},
		{"CSV with more columns", columns("ADDR,TYPE,NAME,vmlinux,16"), "table"},
		{"CSV, name first", columns("NAME,TYPE,ADDR"), "nm -P"},
		{"address, name, type", columns("ADDR NAME TYPE"), "table"},
		{"name, address, type", columns("NAME ADDR TYPE"), "table"},
		{"type, name, address", columns("TYPE,NAME,ADDR"), "table"},
		{"a colon behind the address", columns("ADDR: TYPE NAME"), "System.map"},
		{"tuples", "[\n" + columns("('ADDR', 'TYPE', 'NAME'),") + "]\n", "table"},
		{"lines of JSON", columns(`{"address": "ADDR", "type": "TYPE", "name": "NAME"}`), "table"},
		{"lines of JSON without blanks", "[\n" + columns(`{"name":"NAME","type":"TYPE","addr":"0xADDR"},`) + "]\n", "table"},
		{"YAML", columns("- {addr: ADDR, type: TYPE, name: NAME}"), "table"},
		{"keys", columns("addr=ADDR type=TYPE name=NAME"), "table"},
		{"pages of more", "--More--(10%)\n" + wanted, "marks"},
		{"list of YAML", around("- ", ""), "marks"},
		{"dates in brackets", numbered("[Sat Nov 28 08:45:%02d 2026] "), "kernel log times"},
		{"CSV column before", numbered("%d,"), "line numbers"},
		{"CSV prefix", numbered("host,2026-11-28,%d,"), "before the addresses"},
		{"tabs", columns("ADDR\tTYPE\tNAME"), "System.map"},
		{"crash", columns("ADDR (TYPE) NAME"), "System.map"},
		{"0x", columns("0xADDR TYPE NAME"), "System.map"},
		{"0x after numbers", numbered("%d: 0x"), "line numbers"},
		{"upper case", strings.ToUpper(columns("ADDR "))[:0] + each(func(_ int, a, k, n string) string { return strings.ToUpper(a) + " " + k + " " + n + "\n" }), "System.map"},
		{"something behind the names", columns("ADDR TYPE NAME  # note"), "what follows the names"},
		{"size behind the names", columns("ADDR TYPE NAME 0x10"), "what follows the names"},
		{"colours", around("\x1b[32m", "\x1b[0m"), "colours"},
		{"colours made visible", around("^[[32m", "^[[0m"), "colours"},
		{"terminal title", "\x1b]0;me@host: ~\x07" + wanted, "colours"},
		{"colours between", columns("\x1b[1;36mADDR\x1b[0m \x1b[33mTYPE\x1b[0m \x1b[KNAME"), "colours"},
		{"overprinted", columns("ADDR TYPE x\bNAME"), "overprinted"},
		{"non-breaking spaces", strings.ReplaceAll(wanted, " ", "\u00a0"), "non-breaking"},
		{"non-breaking spaces of Latin-1", strings.ReplaceAll(wanted, " ", "\xa0"), "non-breaking"},
		{"non-breaking spaces behind", around("", "\u00a0"), "non-breaking"},
		{"zero-width space", around("\u200b", ""), "non-breaking"},
		{"CR alone", strings.ReplaceAll(wanted, "\n", "\r"), "CR alone"},
		{"CR CR LF", strings.ReplaceAll(wanted, "\n", "\r\r\n"), "System.map"},
		{"CR alone in part", strings.Replace(wanted, "\n", "\r", 5), "CR alone"},
		{"UTF-16", utf16Text(false, "", wanted), "UTF-16"},
		{"UTF-16 with CRLF", utf16Text(false, "\ufeff", strings.ReplaceAll(wanted, "\n", "\r\n")), "UTF-16"},
		{"UTF-16 big", utf16Text(true, "", wanted), "UTF-16"},
		{"UTF-16 big with mark", utf16Text(true, "\ufeff", wanted), "UTF-16"},
		{"UTF-16 cut in a letter", utf16Text(false, "", wanted+"x")[:2*len(wanted)+1], "UTF-16"},
		{"UTF-32", utf32Text(false, "", wanted), "UTF-32"},
		{"UTF-32 with mark and CRLF", utf32Text(false, "\ufeff", strings.ReplaceAll(wanted, "\n", "\r\n")), "UTF-32"},
		{"UTF-32 big", utf32Text(true, "", wanted), "UTF-32"},
		{"UTF-32 big with mark", utf32Text(true, "\ufeff", wanted), "UTF-32"},
		{"zeros behind", wanted + strings.Repeat("\x00", 3000), "zero bytes"},
		{"line separators", strings.ReplaceAll(wanted, "\n", "\u2028"), "line ends of Unicode"},
		{"next line", strings.ReplaceAll(wanted, "\n", "\u0085"), "line ends of Unicode"},
		{"soft hyphens", around("", "\u00ad"), "zero-width"},
		{"typographic quotes", around("“", "”"), "typographic quotes"},
		{"angle quotes", around("«", "»"), "typographic quotes"},
		{"blanks of a page", strings.ReplaceAll(wanted, " ", "&nbsp;"), "non-breaking"},
		{"colours as text", around("\\x1b[32m", "\\x1b[0m"), "colours"},
		{"colours in octal", around("\\033[01;31m", "\\033[m"), "colours"},
		{"colours without their escape", columns("[32mADDR[0m TYPE NAME[m"), "colours"},
		{"colours with a picture of their escape", around("␛[32m", "␛[0m"), "colours"},
		{"colours by one letter", around("\u009b32m", "\u009b0m"), "colours"},
		{"quoted-printable", around("", "=20"), "signs at the ends"},
		{"quoted-printable, broken", around("", "="), "signs at the ends"},
		{"underscores of Markdown", strings.ReplaceAll(wanted, "_", `\_`), "backslashes"},
		{"colours of the names, made visible", columns("ADDR TYPE ^[[01;31mNAME^[[m"), "colours"},
		{"colours of the names as text", columns(`ADDR TYPE \x1b[01;31mNAME\x1b[m`), "colours"},
		{"colours of the names without their escape", columns("ADDR TYPE [01;31mNAME[m"), "colours"},
		{"soft hyphens in the names", strings.ReplaceAll(wanted, "_", "\u00ad_"), "zero-width"},
		{"zero-width spaces in the names", strings.ReplaceAll(wanted, "_", "_\u200b"), "zero-width"},
		{"breaks of a page in the names", strings.ReplaceAll(wanted, "_", "_<wbr>"), "zero-width"},
		{"word joiners in the names", strings.ReplaceAll(wanted, "_", "\u2060_"), "zero-width"},
		{"a script's lines", columns(`echo "ADDR TYPE NAME" >> System.map`), "before the addresses"},
		{"git blame", numbered("^1a2b3c4d (A Person 2026-11-28 08:45:01 +0000 %2d) "), "before the addresses"},
		{"statements of SQL", columns("INSERT INTO syms VALUES ('ADDR','TYPE','NAME');"), "table"},
		{"logcat", columns("11-28 08:45:01.123  1234  1234 I kernel: ADDR TYPE NAME"), "before the addresses"},
		{"times of a build", columns("2026-11-28T08:45:01.1234567Z ADDR TYPE NAME"), "before the addresses"},
		{"labels of lines", numbered("L%d: "), "before"},
		{"hexadecimal numbers", numbered("%04x: "), "line numbers"},
		{"lines and columns", numbered("%d:1:"), "line numbers"},
		{"Markdown table of code", "| Address | T | Symbol |\n|:--|:-:|:--|\n" + columns("| `ADDR` | `TYPE` | `NAME` |"), "table"},
		{"addresses in brackets", columns("[<ADDR>] TYPE NAME"), "before the addresses"},
		{"addresses in round brackets", columns("(ADDR) TYPE NAME"), "before the addresses"},
		{"source of a page", "<pre><code>" + wanted[:len(wanted)-1] + "</code></pre>\n", "before"},
		{"places of crash", columns("ADDR (TYPE) NAME /usr/src/fs/read_write.c: 450"), "places"},
		{"pasted twice", wanted + wanted, "pasted twice"},
		{"pasted twice with prompts", "$ cat a\n" + wanted + "\n\n$ cat a\n" + wanted + "$ \n", "pasted twice"},
		{"pasted again in part", wanted + strings.Join(strings.SplitAfter(wanted, "\n")[:5], ""), "pasted twice"},
		{"mark and numbers", "\ufeff" + numbered("%6d\t"), "byte order mark"},
		{"fence", "```text\n" + wanted + "```\n", "code fences"},
		{"fence without an end", "~~~\n" + wanted, "code fences"},
		{"pre", "<pre>\n" + wanted + "</pre>\n", "code fences"},
		{"prompt", "me@host:~$ sudo cat /proc/kallsyms\n" + wanted + "me@host:~$ \n", "prompts"},
		{"root's prompt", "root@host:/# nm -n vmlinux\n" + wanted + "root@host:/#", "prompts"},
		{"prompt and numbers", "$ cat -n System.map\n" + numbered("%6d\t"), "prompts, line numbers"},
		{"heading", "Address          T Name\n" + wanted, "headings"},
		{"file heading", "\nvmlinux:\n" + wanted, "headings"},
		{"line", "--------------\n" + wanted + "--------------\n", "marks"},
		{"indented code", around("    ", ""), "System.map"},
		{"prefix of its own", around("SYM=", ""), "“SYM=”"},
		{"everything", "```\r\n$ grep -n . System.map\r\n" + strings.ReplaceAll(numbered("%d:"), "\n", "\r\n") + "```\r\n", "prompts, code fences, line numbers"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, notes := mapOf(t, []byte(c.src))
			if got != want {
				t.Errorf("%.300q\nread as\n%swant\n%s", c.src, got, want)
			}
			everyday(t, c.src, want)
			told := ""
			for _, n := range notes {
				told += n.Message + "\n"
				if n.Code == NoteUnread || n.Code == NoteCut {
					t.Errorf("note %+v", n)
				}
			}
			if notes[0].Code != NoteForm || !strings.Contains(told, c.says) {
				t.Errorf("told %q, want %q", told, c.says)
			}
		})
	}
}

// TestHeadings has what programs write above and below the symbols. Where that is nothing known, it is set aside and counted.
func TestHeadings(t *testing.T) {
	want := plainOf(t, wanted)
	numbered := func(format string) string {
		return each(func(i int, a, k, n string) string { return fmt.Sprintf(format, i+1) + a + " " + k + " " + n + "\n" })
	}
	bars := each(func(_ int, a, k, n string) string { return " " + a + " | " + k + "    | " + n + "\n" })
	for _, c := range []struct {
		name, src string
		unread    int
	}{
		{"bat", "───────┬────────\n       │ File: System.map\n───────┼────────\n" + numbered("%4d   │ ") + "───────┴────────\n", 4},
		{"pages of pr", "\n\n2026-11-28 08:45          System.map          Page 1\n\n\n" + numbered("%5d\t"), 1},
		{"a session of script", "Script started on 2026-11-28 08:45:00+00:00 [TERM=\"xterm\"]\r\n$ cat System.map\r\n" + strings.ReplaceAll(wanted, "\n", "\r\n") + "$ exit\r\n", 2},
		{"rows of psql", " addr | type | name\n------+------+------\n" + bars + "(14 rows)\n", 1},
	} {
		got, notes := mapOf(t, []byte(c.src))
		if got != want {
			t.Errorf("%s: read as\n%swant\n%s", c.name, got, want)
		}
		everyday(t, c.src, want)
		unread := 0
		for _, n := range notes {
			if n.Code == NoteUnread {
				unread = n.Count
			}
		}
		if unread != c.unread {
			t.Errorf("%s: %d lines set aside, want %d: %+v", c.name, unread, c.unread, notes)
		}
	}
}

// everyday imports a text as the page does at first: without the recogniser. What is taken there must be right.
func everyday(t *testing.T, src, want string) {
	t.Helper()
	symbols, report, err := symtab.Import([]byte(src), symtab.Wanted{})
	if err != nil {
		if code := codeOf(err); code != symtab.CodeOther && code != symtab.CodeBinary {
			t.Errorf("the page never asks the recogniser: %v", err)
		}
		return
	}
	if got := printed(t, symbols, report); got != want {
		t.Errorf("the page reads it as\n%swant\n%s", got, want)
	}
}

// Of forms that name the file of each symbol, the file with most symbols is read.
func TestFiles(t *testing.T) {
	other := "/boot/System.map-5.10:ffffffff81000000 T _text\n/boot/System.map-5.10:ffffffff81000010 T other\n"
	mine := around("/boot/System.map-6.1:", "")
	want := plainOf(t, wanted)
	for _, src := range []string{other + mine, mine + other} {
		got, notes := mapOf(t, []byte(src))
		if got != want {
			t.Errorf("read as\n%swant\n%s", got, want)
		}
		told := fmt.Sprint(notes)
		if !strings.Contains(told, "2 files") || !strings.Contains(told, "System.map-6.1”") {
			t.Errorf("notes %s", told)
		}
	}
}

// Hidden addresses keep the width the kernel prints them with.
func TestHidden(t *testing.T) {
	for _, c := range []struct {
		src    string
		word32 bool
	}{
		{"  (null) T _text\n  (null) t a\n", true},
		{"          (null) T _text\n          (null) t a\n", false},
		{"(____ptrval____) T _text\n(____ptrval____) t a\n", false},
	} {
		symbols, report, err := Import([]byte(c.src), symtab.Wanted{})
		if err != nil || symbols.Len() != 2 || report.Options.Word32 != c.word32 || symbols.Addr[0] != 0 {
			t.Errorf("%q: %+v, %+v, %v", c.src, symbols, report, err)
		}
	}
}

// A kernel of 32 bits has addresses of eight digits, with 0x before them, too.
func TestMarked32(t *testing.T) {
	plain := "c0008000 T _text\nc0008010 T vfs_read\nc0008020 t a\n"
	got, _ := mapOf(t, []byte("0x"+strings.ReplaceAll(plain[:len(plain)-1], "\n", "\n0x")+"\n"))
	if want := plainOf(t, plain); got != want {
		t.Errorf("read as\n%swant\n%s", got, want)
	}
}

// Names of C++ and Rust, which have blanks in them, are not cut at these.
func TestDemangled(t *testing.T) {
	src := "ffffffff81000000 T foo(int, char)\nffffffff81000010 t <A as core::fmt::Write>::write_str\nffffffff81000020 T core::fmt::write\n"
	if got, _ := mapOf(t, []byte(src)); got != src {
		t.Errorf("read as\n%s", got)
	}
}

func TestIsText(t *testing.T) {
	for _, c := range []struct {
		src  string
		want bool
	}{
		{wanted, true}, {"", true}, {"plain \x1b[31mred\x1b[m \b\a", true}, {utf16Text(false, "", wanted), true}, {utf16Text(true, "\ufeff", wanted), true},
		{wanted[:400] + "\x00" + wanted[:200], true}, // a text that is damaged
		{"\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 100), false}, {"BZh91AY&SY\x01\x02\x03\x04", false}, {"070701000000", false},
		{"\x1f\x8b\x08\x00\x00\x00\x00\x00", false},
		{strings.Repeat("\xff", 4096), false},     // erased flash memory
		{strings.Repeat("\x01\x00", 2048), false}, // every second byte is zero, but the others are no text
	} {
		if got := IsText([]byte(c.src)); got != c.want {
			t.Errorf("IsText(%.30q) = %v", c.src, got)
		}
	}
}
