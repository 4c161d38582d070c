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

// fromElsewhere tells browsers on other sites' pages from everyone else. Programs that are no browsers send neither
// header; there is nothing to steal from them, as no request carries a person's authority of itself (no cookies).
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

// networks is whom the limits count. near is an IPv4 address, or the /64 around an IPv6 one, which is the least that a
// household gets. wide is the /56 around an IPv6 address, which many households get, and "" for IPv4. Cloudflare sets the
// header itself, whatever the client sent; elsewhere all count as one.
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

// mayChange lets through who may upload or delete now, and refuses the others.
func (s *service) mayChange(w http.ResponseWriter, r *http.Request) bool {
	if fromElsewhere(r) {
		refuse(w, crossSite)
		return false
	}
	near, wide := networks(r)
	// The narrowest first, so that who is refused there does not use up what others have.
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
		refuse(w, storeDown) // a broken limiter must not let everyone in
	case !allowed:
		refuseForNow(w, why)
	}
	return err == nil && allowed
}

// refuseForNow names the longest period that Cloudflare's rate limiting counts over.
func refuseForNow(w http.ResponseWriter, why refusal) {
	w.Header().Set("Retry-After", "60")
	refuse(w, why)
}
