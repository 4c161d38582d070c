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
	host := r.URL.Host // workers give the full address, net/http's server only the path
	if host == "" {
		host = r.Host
	}
	origin, err := url.Parse(text)
	return err != nil || origin.Host == "" || origin.Host != host
}

// network is whom the rate limit counts: an IPv4 address, or the /64 an IPv6 one lies in, as a household has all of that.
// Cloudflare sets this header itself, whatever the client sent; elsewhere all count as one.
func network(r *http.Request) string {
	address, err := netip.ParseAddr(header(r, "CF-Connecting-IP"))
	if err != nil {
		return "unknown"
	}
	address = address.Unmap()
	if address.Is6() {
		return netip.PrefixFrom(address.WithZone(""), 64).Masked().String()
	}
	return address.String()
}

// mayChange lets through who may upload or delete now, and refuses the others.
func (s *service) mayChange(w http.ResponseWriter, r *http.Request) bool {
	if fromElsewhere(r) {
		refuse(w, crossSite)
		return false
	}
	if s.limiter == nil {
		return true
	}
	allowed, err := s.limiter.Allow(r.Context(), network(r))
	switch {
	case err != nil:
		refuse(w, storeDown) // a broken limiter must not open the door
	case !allowed:
		w.Header().Set("Retry-After", "60") // the longest period Cloudflare's binding counts over
		refuse(w, tooMany)
	}
	return err == nil && allowed
}
