package main

import (
	"bytes"
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// A symbol is one line of a System.map or of /proc/kallsyms.
type symbol struct {
	address uint64
	kind    byte // the type letter
	name    string
	module  string // what stands in brackets after the name, "" for the kernel itself
}

func (s symbol) String() string {
	text := fmt.Sprintf("%016x %c %s", s.address, s.kind, s.name)
	if s.module != "" {
		text += " [" + s.module + "]"
	}
	return text
}

// readListing reads a System.map or /proc/kallsyms as their writers define them: an address in hexadecimal, a type, a
// name and, after a tab, the module in brackets. It shares no code with the readers it is a witness of. Any other line is
// an error, because a line that is passed over is a symbol that nobody compares.
func readListing(text []byte) ([]symbol, error) {
	list := make([]symbol, 0, bytes.Count(text, []byte("\n")))
	for number, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		address, rest, _ := strings.Cut(line, " ")
		kind, name, _ := strings.Cut(rest, " ")
		name, module, inModule := strings.Cut(name, "\t")
		value, err := strconv.ParseUint(address, 16, 64)
		switch {
		case err != nil || len(kind) != 1 || name == "" || strings.Contains(name, " "):
			return nil, fmt.Errorf("line %d is no symbol: %.100q", number+1, line)
		case inModule && (len(module) < 3 || module[0] != '[' || module[len(module)-1] != ']'):
			return nil, fmt.Errorf("line %d has no module in brackets after the tab: %.100q", number+1, line)
		}
		list = append(list, symbol{value, kind[0], name, strings.Trim(module, "[]")})
	}
	return list, nil
}

// The orders by which symbols are matched. Each is a beginning of the next, so that a list in the longest order is in all.

func byName(a, b symbol) int {
	return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.module, b.module))
}

func byNameAndAddress(a, b symbol) int {
	return cmp.Or(byName(a, b), cmp.Compare(a.address, b.address))
}

func byAll(a, b symbol) int {
	return cmp.Or(byNameAndAddress(a, b), cmp.Compare(a.kind, b.kind))
}
