package main

import (
	"fmt"
	"net/http"
	"strings"
)

// A headerRule is one block of a _headers file, the format Cloudflare and Netlify share:
//
//	/assets/*
//	  Cache-Control: immutable
//	/embed.html
//	  ! Content-Security-Policy
//	  Content-Security-Policy: …
//
// Every rule whose pattern matches applies, in the order of the file. "! Name" removes what earlier rules set. Values of a name
// that is set twice are joined with a comma, as those hosts do; of two policies that are joined so, a browser applies both.
type headerRule struct {
	pattern string
	lines   []headerLine
}

type headerLine struct {
	name, value string
	remove      bool
}

func parseHeaders(text string) ([]headerRule, error) {
	var rules []headerRule
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
		case strings.HasPrefix(line, "/"):
			rules = append(rules, headerRule{pattern: trimmed})
		case len(rules) == 0:
			return nil, fmt.Errorf("_headers line %d: a header before the first path", i+1)
		default:
			l, ok := parseHeaderLine(trimmed)
			if !ok {
				return nil, fmt.Errorf("_headers line %d: %q is neither \"Name: value\" nor \"! Name\"", i+1, trimmed)
			}
			last := &rules[len(rules)-1]
			last.lines = append(last.lines, l)
		}
	}
	return rules, nil
}

func parseHeaderLine(text string) (headerLine, bool) {
	if name, ok := strings.CutPrefix(text, "!"); ok {
		return headerLine{name: strings.TrimSpace(name), remove: true}, true
	}
	name, value, ok := strings.Cut(text, ":")
	return headerLine{name: strings.TrimSpace(name), value: strings.TrimSpace(value)}, ok
}

func applyHeaders(h http.Header, rules []headerRule, path string) {
	for _, r := range rules {
		if !matchPattern(r.pattern, path) {
			continue
		}
		for _, l := range r.lines {
			switch old := h.Get(l.name); {
			case l.remove:
				h.Del(l.name)
			case old != "":
				h.Set(l.name, old+", "+l.value)
			default:
				h.Set(l.name, l.value)
			}
		}
	}
}

// matchPattern knows one "*", which stands for anything, slashes included.
func matchPattern(pattern, path string) bool {
	before, after, star := strings.Cut(pattern, "*")
	if !star {
		return pattern == path
	}
	return len(path) >= len(before)+len(after) && strings.HasPrefix(path, before) && strings.HasSuffix(path, after)
}
