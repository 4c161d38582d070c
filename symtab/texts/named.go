package texts

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

const (
	wantMap = "open a System.map, or the output of \"sudo cat /proc/kallsyms\" or of \"nm -n vmlinux\""
	runProc = "run: sudo cat /proc/kallsyms > my.map"
	runNM   = "run: nm -n vmlinux > my.map"
)

// A kind is a kind of text that is no listing of symbols, with the marks by which it is known.
type kind struct {
	code, cause, hint string

	marks []string               // one line with one of these is enough,
	line  func(text string) bool // or most lines have this form
}

// kinds are tried in this order. Kinds with more certain marks come first.
var kinds = []kind{
	{"permission", "this is an error message: the file could not be read", "read it as root: sudo cat /proc/kallsyms > my.map", []string{": Permission denied", ": Operation not permitted", "[sudo] password for "}, nil},
	{"missing", "this is an error message: there was no such file", "run it where the file is; " + runProc, []string{": No such file"}, nil},
	{"no-command", "this is an error message: the command was not found", runProc, []string{": command not found", ": not found"}, nil},
	{"stripped", "this is an error message: nm found no symbols in the file", "a kernel as it is installed has none: " + runProc, []string{": no symbols"}, nil},
	{"not-elf", "this is an error message: the tool does not know the file's format", "open the kernel itself here, or " + runProc,
		[]string{": file format not recognized", ": File format not recognized", "Error: Not an ELF file"}, nil},
	{"oops", "this is a kernel oops or a call trace, not a map", "open the map of that kernel, then paste an address of the oops into the address box",
		[]string{"Call Trace:", "Call trace:", "Kernel panic - not syncing", "Oops:", "BUG: unable to handle", "BUG: kernel NULL pointer", "general protection fault", "Unable to handle kernel", "kernel BUG at ", "Modules linked in:", "---[ end trace", "---[ cut here ]", "RIP: 0010:", "RIP: 0033:", "Internal error: ", "double fault: ", " PANIC: "}, nil},
	{"symvers", "this is Module.symvers: checksums of exported symbols, without addresses", runNM, nil, isSymvers},
	{"named-addresses", "this is gdb's list of functions: addresses and names without types", runNM, []string{"Non-debugging symbols:"}, nil},
	{"records", "this is a program written as Intel HEX or as S-records", "run: objcopy -I ihex -O binary FILE kernel (or -I srec), and open what comes out", nil, isRecord},
	{"version", "this is a kernel's version, not its symbols", runProc, nil, isVersion},
	{"files", "this is a list of files", "open one of them: a System.map, or a kernel such as vmlinuz", nil, isFileEntry},
	{"linker-map", "this is a linker map: sections of object files, with the symbols of some", "nm reads the linked file itself: nm -n vmlinux > my.map",
		[]string{"Linker script and memory map", "Memory Configuration", "Archive member included", "             VMA              LMA"}, nil},
	{"linker-map", "this is a linker map: sections of object files, with the symbols of some", "nm reads the linked file itself: nm -n vmlinux > my.map", nil, isLinkerMap},
	{"linker-map", "this is a linker map: sections of object files, with the symbols of some", "nm reads the linked file itself: nm -n vmlinux > my.map", nil, isAssignedAt},
	{"linker-script", "this is a linker script: it says where symbols go, without their types", runNM, []string{"OUTPUT_FORMAT(", "OUTPUT_ARCH(", "SECTIONS {"}, isAssignment},
	{"rounded", "a spreadsheet has rounded the addresses", "open the file as it was before it went through the spreadsheet", nil, isRounded},
	{"assembly", "this is an assembler file of kallsyms tables, made from a map", "open the map it was made from", []string{".globl kallsyms_names", ".globl kallsyms_num_syms", "kallsyms_token_table:"}, nil},
	{"disassembly", "this is a disassembly", runNM, []string{"Disassembly of section "}, nil},
	{"disassembly", "this is a disassembly", runNM, nil, isDisassembly},
	{"config", "this is a kernel configuration", wantMap, []string{"# Automatically generated file; DO NOT EDIT."}, isConfig},
	{"readelf", "this is a listing of an ELF file's headers or sections, not of its symbols", runNM, []string{"ELF Header:", "Section Headers:", "Program Headers:", "Idx Name          Size"}, nil},
	{"lfs", "this is a pointer to a file in Git LFS, not the file", "run: git lfs pull", []string{"version https://git-lfs.github.com/spec/"}, nil},
	{"trace", "this is a trace of ftrace", wantMap, []string{"# tracer: "}, nil},
	{"tags", "this is an index of source files (ctags)", runNM, []string{"!_TAG_FILE_FORMAT"}, nil},
	{"modules", "this is a list of loaded modules", runProc, []string{"Module                  Size  Used by"}, isProcModules},
	{"memory-map", "this is a map of memory, not of symbols", runProc, []string{" : System RAM", " : Kernel code"}, isMaps},
	{"aliases", "this is a list of modules or of their aliases", wantMap, nil, isAlias},
	{"hex-dump", "this is a hexadecimal dump of a file, not the file", "open the file itself; xxd -r makes it of a dump of xxd's", nil, isHexDump},
	{"base64", "this is a file encoded in base64", "run: base64 -d, and open what comes out", nil, isBase64},
	{"functions", "this is available_filter_functions or another list of names without addresses", runProc, nil, isName},
	{"named-addresses", "this is a list of addresses and names without types, such as available_filter_functions_addrs", runProc, nil, isAddressAndName},
	{"named-addresses", "this is a list of names and addresses without types", runProc, nil, isNameAndAddress},
	{"events", "this is a list of probes or of trace events", runProc, nil, isEvent},
	{"oops", "this is a call trace, not a map", "open the map of that kernel, then paste an address of the trace into the address box", nil, isFrame},
	{"log", "this is a kernel log", "open the map of that kernel, then paste an address of the log into the address box", []string{"] Linux version ", "] Command line: "}, isLog},
	{"perf", "this is a report or a script of perf", wantMap, []string{"# Samples: ", "# captured on "}, nil},
	{"web-page", "this is a web page", "save the file that the page shows, not the page", []string{"<!DOCTYPE", "<!doctype", "<html", "<HTML", "<td>"}, nil},
	{"structured", "this is structured data (JSON or XML)", wantMap, []string{"<?xml"}, isJSON},
	{"source", "this is a source file", wantMap, []string{"#include <", "#include \""}, nil},
	{"script", "this is a script", "run it, or open what it writes", []string{"#!/"}, nil},
	{"pdf", "this is a PDF document", wantMap, []string{"%PDF-"}, nil},
}

// refuse returns an error for texts whose lines could be read as symbols, but would give wrong ones.
func refuse(text []byte) error {
	head := text[:min(len(text), 1<<16)]
	for _, mark := range []string{"\n@@ -", "\ndiff --git ", "\n<<<<<<< ", "\n***************\n"} {
		if bytes.Contains(head, []byte(mark)) || bytes.HasPrefix(head, []byte(mark[1:])) {
			return errDiff
		}
	}
	if isPlainDiff(head) {
		return errDiff
	}
	if bytes.Contains(head, []byte("Publics by Value")) {
		return &symtab.ParseError{Code: "linker-map", Cause: "this is a linker map of a program for Windows", Hint: wantMap}
	}
	first, _, _ := bytes.Cut(head, []byte("\n"))
	var w words
	if w.split(first, blanks); w.n > 2 && isAddress(w.get(0)) && bytes.Contains(w.get(2), []byte("+0x")) {
		return &symtab.ParseError{Code: "probes", Line: 1, Text: excerpt(first), Cause: "this is a list of kprobes", Hint: runProc}
	}
	return nil
}

var errDiff = &symtab.ParseError{Code: "diff", Cause: "this is a difference of two files", Hint: "open one of the two maps"}

// isPlainDiff reports whether a text is what diff writes without options: "2,3c2,3", and below it lines that begin with < or >.
func isPlainDiff(text []byte) bool {
	changed := false
	for line := range bytes.Lines(text) {
		if changed && len(line) > 1 && (line[0] == '<' || line[0] == '>') && line[1] == ' ' {
			return true
		}
		rest, ok := afterLines(trim(bytes.TrimRight(line, "\r\n")))
		changed = ok && len(rest) > 1 && bytes.IndexByte([]byte("acd"), rest[0]) >= 0
		if changed {
			rest, ok = afterLines(rest[1:])
			changed = ok && len(rest) == 0
		}
	}
	return false
}

// afterLines returns what stands behind a line number or two with a comma between them.
func afterLines(b []byte) (rest []byte, ok bool) {
	n := countDigits(b, 10)
	if n == 0 {
		return b, false
	}
	if b = b[n:]; len(b) > 1 && b[0] == ',' {
		n = countDigits(b[1:], 10)
		return b[1+n:], n > 0
	}
	return b, true
}

// nameOther returns the error for a text that is not a listing of symbols: what it is, and what to do. r is the reader
// that has read some lines, or nil if no line could be read.
func nameOther(text []byte, r *reader) error {
	lines := sample(text)
	for i := range kinds {
		if at, ok := kinds[i].fits(lines); ok {
			k := &kinds[i]
			return &symtab.ParseError{Code: k.code, Line: 0, Text: excerpt(lines[at]), Cause: k.cause, Hint: k.hint}
		}
	}
	if r == nil || len(r.lines) == 0 {
		return &symtab.ParseError{Code: "not-a-map", Line: 1, Text: lineText(text, 1), Cause: "no line of this text has an address, a type and a name", Hint: wantMap}
	}
	return &symtab.ParseError{Code: "not-a-map", Line: r.unread.first, Text: r.unread.text,
		Cause: "most lines cannot be read: " + strconv.Itoa(r.unread.count) + " of " + strconv.Itoa(r.at) + "; the others look like " + r.tool(),
		Hint:  "remove the other lines, or " + wantMap}
}

// fits reports whether a text is of a kind, and which line shows it.
func (k *kind) fits(lines [][]byte) (at int, ok bool) {
	like, full := 0, 0
	for i, line := range lines {
		text := string(trim(line))
		if text == "" {
			continue
		}
		full++
		for _, mark := range k.marks {
			if strings.Contains(string(line), mark) {
				return i, true
			}
		}
		if k.line != nil && k.line(text) {
			if like++; like == 1 {
				at = i
			}
		}
	}
	least := 1
	if k.code == "functions" {
		least = 2 // one word alone is no list
	}
	return at, like >= least && 2*like > full
}

func isSymvers(text string) bool {
	first, rest, ok := strings.Cut(text, "\t")
	return ok && len(first) == 10 && isAddress([]byte(first)) && strings.Contains(rest, "EXPORT_SYMBOL")
}

// isLinkerMap reports whether a line is of a linker map: a section with address and size or a symbol with its address, with
// 0x before the numbers and no type.
func isLinkerMap(text string) bool {
	var w words
	w.split([]byte(text), blanks)
	for i := range min(w.n, 2) {
		if b := w.get(i); len(b) > 9 && b[1] == 'x' && isAddress(b) && w.n > i+1 {
			next := w.get(i + 1)
			return w.n == i+2 || len(next) > 2 && next[1] == 'x' && isAddress(next)
		}
	}
	return false
}

// isAssignedAt reports whether a line of a linker map has an address and what a script assigns there: "0xc0008000   _text = .".
func isAssignedAt(text string) bool {
	first, rest, ok := strings.Cut(text, " ")
	return ok && strings.HasPrefix(first, "0x") && isAddress([]byte(first)) && (strings.Contains(rest, " = ") || strings.HasPrefix(strings.TrimLeft(rest, " "), "PROVIDE"))
}

// isAssignment reports whether a line of a linker script gives a symbol its address: "PROVIDE(vfs_read = 0xc0008000);".
func isAssignment(text string) bool {
	name, rest, ok := strings.Cut(text, "=")
	return ok && strings.HasSuffix(text, ";") && strings.IndexByte(rest, '=') < 0 && isAssigned(name)
}

func isAssigned(name string) bool {
	if _, inner, ok := strings.Cut(name, "("); ok && strings.HasPrefix(name, "PROVIDE") {
		name = inner
	}
	name = string(trim([]byte(name)))
	return name != "" && isName(name)
}

// isNameAndAddress reports whether a line has a name and an address, in either order, with a colon, an equals sign or a comma between them.
func isNameAndAddress(text string) bool {
	at := indexAny(text, " \t:=,")
	if at < 1 {
		return false
	}
	first, second := text[:at], strings.Trim(text[at:], " \t:=,")
	if second == "" {
		return false
	}
	is := func(b string) bool { return isAddress([]byte(b)) && isWide([]byte(b)) }
	return is(second) && isName(first) || is(first) && isName(second)
}

// isRecord reports whether a line is a record of Intel HEX or of Motorola's S-records: digits alone behind the sign that begins it.
func isRecord(text string) bool {
	const shortest = 11 // a record without data, such as the last one
	if len(text) < shortest || text[0] != ':' && (text[0] != 'S' || digit(text[1]) > 9) {
		return false
	}
	return countDigits([]byte(text[1:]), 16) == len(text)-1
}

// isVersion reports whether a line is what uname -a or /proc/version prints.
func isVersion(text string) bool {
	return strings.HasPrefix(text, "Linux ") && strings.Contains(text, " #")
}

// isFileEntry reports whether a line is one of ls -l, of a list of checksums, or a path.
func isFileEntry(text string) bool {
	var w words
	w.split([]byte(text), blanks)
	if w.n == 0 {
		return false
	}
	first := string(w.get(0))
	switch n := len(first); {
	case w.n == 2 && n >= 32:
		return n%8 == 0 && countDigits([]byte(first), 16) == n
	case w.n >= 8 && n >= 10:
		return strings.IndexByte("-dlbcps", first[0]) >= 0 && strings.Count(first[1:10], "-")+strings.Count(first[1:10], "r") >= 3
	}
	return w.n == 1 && (text[0] == '/' || strings.HasPrefix(text, "./")) && len(text) > len("./")
}

// isEvent reports whether a line names a probe or an event by its group: "kprobe:vfs_read". In kprobe_events the group stands behind
// the kind of probe: "p:kprobes/my vfs_read".
func isEvent(text string) bool {
	if strings.HasPrefix(text, "p:") || strings.HasPrefix(text, "r:") {
		return strings.IndexByte(text, '/') > 0
	}
	group, name, ok := strings.Cut(text, ":")
	return ok && group != "" && name != "" && isName(group) && isName(name) && countDigits([]byte(name), 10) < len(name)
}

// isFrame reports whether a line is of a call trace: "[<0>] vfs_read+0x1c3/0x230".
func isFrame(text string) bool {
	_, rest, ok := strings.Cut(text, "+0x")
	size, after, parts := strings.Cut(rest, "/0x")
	return ok && parts && countDigits([]byte(size), 16) == len(size) && countDigits([]byte(after), 16) > 0
}

// isRounded reports whether a line has a number such as 1.84467E+19.
func isRounded(text string) bool {
	at := strings.Index(text, "E+")
	return at > 2 && at+2 < len(text) && digit(text[at-1]) < 10 && digit(text[at+2]) < 10
}

func isDisassembly(text string) bool {
	first, rest, ok := strings.Cut(text, ":")
	return ok && isAddress([]byte(first)) && strings.HasPrefix(rest, "\t") || strings.HasSuffix(text, ">:")
}

func isConfig(text string) bool {
	return strings.HasPrefix(text, "CONFIG_") || strings.HasPrefix(text, "# CONFIG_")
}

func isProcModules(text string) bool {
	var w words
	w.split([]byte(text), blanks)
	if w.n < 6 {
		return false
	}
	state := string(w.get(4))
	return state == "Live" || state == "Loading" || state == "Unloading"
}

func isMaps(text string) bool {
	from, rest, ok := strings.Cut(text, "-")
	to, _, _ := strings.Cut(rest, " ")
	return ok && isAddress([]byte(from)) && isAddress([]byte(to))
}

func isAlias(text string) bool {
	return strings.HasPrefix(text, "alias ") || strings.HasSuffix(text, ".ko") || strings.Contains(text, ".ko:") || strings.Contains(text, ".ko.")
}

func isHexDump(text string) bool {
	first, rest, _ := strings.Cut(text, " ")
	n := len(first)
	if n > 0 && first[n-1] == ':' {
		n--
	}
	rest = string(trim([]byte(rest)))
	pair, _, ok := strings.Cut(rest, " ")
	return ok && n >= 7 && countDigits([]byte(first), 16) >= n && (len(pair) == 2 || len(pair) == 4) && countDigits([]byte(pair), 16) == len(pair)
}

func isBase64(text string) bool {
	for i := range len(text) {
		if c := text[i]; !isLetter(c) && c != '+' && c != '/' && c != '=' || c == '_' || c == '.' {
			return false
		}
	}
	return len(text) == 64 || len(text) == 76
}

// isName reports whether a line is a name alone, or with a module.
func isName(text string) bool {
	name, rest, _ := strings.Cut(text, " ")
	rest = string(trim([]byte(rest)))
	for i := range len(name) {
		if !isLetter(name[i]) && name[i] != '$' {
			return false
		}
	}
	return rest == "" || isModule([]byte(rest))
}

func isAddressAndName(text string) bool {
	first, rest, ok := strings.Cut(text, " ")
	return ok && isAddress([]byte(first)) && isWide([]byte(first)) && isName(rest)
}

func isLog(text string) bool {
	if text[0] == '<' {
		_, text, _ = strings.Cut(text, ">")
	}
	if len(text) < 3 || text[0] != '[' {
		return false
	}
	inner, _, ok := strings.Cut(strings.TrimLeft(text[1:], " "), "]")
	second, _, point := strings.Cut(inner, ".")
	return ok && point && second != "" && countDigits([]byte(second), 10) == len(second)
}

func isJSON(text string) bool {
	return text[0] == '{' || text[0] == '}' || text[0] == '[' && len(text) == 1 || text[0] == '"' && strings.Contains(text, "\":")
}
