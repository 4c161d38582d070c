package api

import (
	"strconv"
	"strings"
)

// A Range is part of a map. A store sees only ranges that lie within the map and are not empty.
type Range struct {
	Offset, Length int64

	of int64 // size of the whole map
}

// String is the range as Content-Range has it.
func (p Range) String() string {
	n := func(i int64) string { return strconv.FormatInt(i, 10) }
	return "bytes " + n(p.Offset) + "-" + n(p.Offset+p.Length-1) + "/" + n(p.of)
}

// parseRange reads the one range of bytes that is asked for. More than one, another unit or no range at all is not an error:
// the whole map is a right answer to those (RFC 9110, 14.2). A range that lies outside of the map has length 0.
func parseRange(text string, size int64) (part Range, ok bool) {
	spec, ok := strings.CutPrefix(text, "bytes=")
	if !ok {
		return Range{}, false
	}
	from, to, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok || !digits(from) || !digits(to) || from+to == "" {
		return Range{}, false
	}
	if from == "" { // the last so many
		length := min(number(to), size)
		return Range{size - length, length, size}, true
	}
	first, last := number(from), size-1
	if to != "" {
		if number(to) < first {
			return Range{}, false
		}
		last = min(number(to), last)
	}
	return Range{first, max(0, last-first+1), size}, true
}

func digits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// number takes digits; too many of them are as good as the largest number there is.
func number(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

// matches compares weakly, as If-None-Match does (RFC 9110, 13.1.2). Our tags have no comma in them.
func matches(list, etag string) bool {
	for tag := range strings.SplitSeq(list, ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
			return true
		}
	}
	return false
}
