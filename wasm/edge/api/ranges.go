package api

import (
	"strconv"
	"strings"
)

// A Range is a part of a map, in bytes. A Store gets only ranges that lie within the map and have at least one byte.
type Range struct {
	Offset, Length int64

	mapSize int64
}

// String returns the value of the Content-Range header for this range, such as "bytes 0-99/2048" (RFC 9110, 14.4).
func (r Range) String() string {
	decimal := func(i int64) string { return strconv.FormatInt(i, 10) }
	return "bytes " + decimal(r.Offset) + "-" + decimal(r.Offset+r.Length-1) + "/" + decimal(r.mapSize)
}

// parseRange reads the value of a Range header for a map of size bytes. It accepts one range of bytes. Otherwise ok is false
// and the caller sends the whole map, which RFC 9110 (14.2) allows for several ranges, other units and malformed ranges.
// A range that begins behind the end of the map has length 0.
func parseRange(text string, size int64) (part Range, ok bool) {
	spec, ok := strings.CutPrefix(text, "bytes=")
	if !ok {
		return Range{}, false
	}
	from, to, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok || !onlyDigits(from) || !onlyDigits(to) || from+to == "" {
		return Range{}, false
	}
	if from == "" { // "-500" asks for the last 500 bytes
		length := min(parseCapped(to), size)
		return Range{size - length, length, size}, true
	}
	first, last := parseCapped(from), size-1
	if to != "" {
		if parseCapped(to) < first {
			return Range{}, false
		}
		last = min(parseCapped(to), last)
	}
	return Range{first, max(0, last-first+1), size}, true
}

func onlyDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// parseCapped reads a number of digits alone. It returns the largest int64 for a number that does not fit.
func parseCapped(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

// matches reports whether an If-None-Match header has the tag. The comparison is weak (RFC 9110, 13.1.2). The list is cut at
// commas, because no tag of this service contains one.
func matches(list, etag string) bool {
	for tag := range strings.SplitSeq(list, ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
			return true
		}
	}
	return false
}
