package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// onlyHeaders are the directives that browsers accept in a header only; in a meta element they cause a warning. So on a
// host that sends no headers, any site may show the page in a frame (frame-ancestors).
var onlyHeaders = []string{"frame-ancestors", "report-uri", "report-to", "sandbox"}

// metaPolicy is the Content-Security-Policy that _headers gives a page, without the directives of onlyHeaders. A page contains
// it for hosts that send no headers.
func metaPolicy(s *site, page string) (string, error) {
	f := s.files["_headers"]
	if f == nil {
		return "", fmt.Errorf("%s needs a policy, and there is no _headers", page)
	}
	rules, err := parseHeaders(string(f.body))
	if err != nil {
		return "", err
	}
	head := http.Header{}
	applyHeaders(head, rules, "/"+page)
	policy := head.Get("Content-Security-Policy")
	if policy == "" || strings.ContainsAny(policy, `",&<`) {
		return "", fmt.Errorf("_headers gives %s the policy %q: there must be exactly one, without characters that end an HTML attribute", page, policy)
	}
	directives := strings.Split(policy, ";")
	directives = slices.DeleteFunc(directives, func(d string) bool {
		name, _, _ := strings.Cut(strings.TrimSpace(d), " ")
		return slices.Contains(onlyHeaders, name)
	})
	return strings.TrimSpace(strings.Join(directives, ";")), nil
}
