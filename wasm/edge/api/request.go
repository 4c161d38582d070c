package api

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// header is the whole value of a header. Under workers every value arrives split at its commas, the parts as lines of
// their own; joining them gives back what was sent, and is how lines combine anyway.
func header(r *http.Request, name string) string {
	return strings.TrimSpace(strings.Join(r.Header.Values(name), ","))
}

// fromElsewhere reports whether a browser sends this request for a page of another site. Programs other than browsers send
// neither header and are let through: without cookies a request carries no person's rights.
func fromElsewhere(r *http.Request) bool {
	if site := header(r, "Sec-Fetch-Site"); site != "" {
		return site != "same-origin"
	}
	text := header(r, "Origin")
	if text == "" {
		return false
	}
	own := url.URL{Scheme: r.URL.Scheme, Host: r.URL.Host}
	if own.Host == "" { // net/http's server gives only the path, workers the whole address
		own = url.URL{Scheme: "http", Host: r.Host}
	}
	return text != own.String()
}

// networks returns the networks that the limits count. near is an IPv4 address or, for IPv6, its /64, the smallest network
// that a household gets. wide is the /56 of an IPv6 address, which many households get, and "" for IPv4. Cloudflare replaces
// CF-Connecting-IP whatever the client sent. On other hosts, which do not set it, all clients count as one network.
func networks(r *http.Request) (near, wide string) {
	address, err := netip.ParseAddr(header(r, "CF-Connecting-IP"))
	if err != nil {
		return "unknown", ""
	}
	address = address.Unmap().WithZone("")
	if !address.Is6() {
		return address.String(), ""
	}
	around := func(bits int) string { return netip.PrefixFrom(address, bits).Masked().String() }
	return around(64), around(56)
}

// mayChange reports whether this client may upload or delete now, and answers the request where it may not.
func (s *service) mayChange(w http.ResponseWriter, r *http.Request) bool {
	if fromElsewhere(r) {
		refuse(w, crossSite)
		return false
	}
	near, wide := networks(r)
	// The narrowest network comes first: a client refused there does not use up the allowance of others.
	return s.allows(w, r, s.guards.Near, near, tooMany) &&
		(wide == "" || s.allows(w, r, s.guards.Wide, wide, tooMany)) &&
		s.allows(w, r, s.guards.All, "all", busy)
}

func (s *service) allows(w http.ResponseWriter, r *http.Request, limiter Limiter, who string, why refusal) bool {
	if limiter == nil {
		return true
	}
	allowed, err := limiter.Allow(r.Context(), who)
	switch {
	case err != nil:
		refuse(w, storeDown) // without a working limiter nobody is let in
	case !allowed:
		refuseForNow(w, why)
	}
	return err == nil && allowed
}

// refuseForNow refuses and asks the client to wait 60 seconds, the longest period of Cloudflare's rate limiting.
func refuseForNow(w http.ResponseWriter, why refusal) {
	w.Header().Set("Retry-After", "60")
	refuse(w, why)
}
