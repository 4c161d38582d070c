package image

import (
	"bytes"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

// otherScheme is the error for a kernel without a token table whose symbols are known to be kept in another way; nil if that
// is not known of it.
func (r *raw) otherScheme(banner string) error {
	version, _, _ := strings.Cut(strings.TrimPrefix(banner, bannerStart), " ")
	e := &symtab.ParseError{Code: "scheme", Text: banner, Hint: "open its System.map, or a copy of /proc/kallsyms from where it runs"}
	if v, ok := parseVersion(version); ok && v.before(oldest) {
		e.Cause = "this is Linux " + version + ", and what is read here are the tables that kernels have from " + oldest.release() + " on"
		return e
	}
	if r.hasPlainNames() {
		e.Cause = "this is Linux " + version + ", whose kallsyms_names are plain text: it was built without the tokens that are read here, as OpenWrt can"
		return e
	}
	return nil
}

// hasPlainNames looks for names that are not compressed: records like those of kallsyms_names, of a length and a symbol's
// type and name, about one of the functions that every kernel has.
func (r *raw) hasPlainNames() bool {
	for _, record := range []string{"\x06Tpanic", "\x06Tkfree", "\x07Tprintk", "\x08T_printk"} {
		for from := 0; ; {
			i := bytes.Index(r.data[from:], []byte(record))
			if i < 0 {
				break
			}
			if from += i; plainRecords(r.data[from:]) {
				return true
			}
			from++
		}
	}
	return false
}

// plainRecords reports whether bytes begin with so many records of plain text that they are no accident.
func plainRecords(data []byte) bool {
	const enough, shortest = 64, 2
	for range enough {
		if len(data) == 0 || len(data) <= int(data[0]) || data[0] < shortest {
			return false
		}
		text := string(data[1 : 1+int(data[0])])
		if !isType(text[0]) || strings.IndexFunc(text, func(c rune) bool { return c > '~' || !isLetter(byte(c)) }) >= 0 {
			return false
		}
		data = data[1+len(text):]
	}
	return true
}
