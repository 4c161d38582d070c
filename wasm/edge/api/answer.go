package api

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// refuse sends a refusal. Headers that belong to this refusal alone are set before the call.
func refuse(w http.ResponseWriter, why refusal) { reply(w, why.status, why) }

func reply(w http.ResponseWriter, status int, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // every value is a plain struct of ours
	}
	text = append(text, '\n')
	head := w.Header()
	head.Set("Content-Type", "application/json")
	head.Set("Content-Length", strconv.Itoa(len(text)))
	head.Set("Cache-Control", "no-store")
	guard(head)
	w.WriteHeader(status)
	w.Write(text)
}

// guard sets the headers of every answer. They keep browsers from running it, framing it, or handing it to another site.
// syumai/workers drops headers that are set after the first byte of the body, so callers set them first.
func guard(head http.Header) {
	head.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("X-Robots-Tag", "noindex")
}
