package api

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// refuse says why there is no answer. Headers of that one refusal are set before.
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

// guard sets what every answer carries: nothing here is a page, may run, be framed, or be read by another site.
// Under workers, headers set after the first byte of the body are lost, so this comes before it.
func guard(head http.Header) {
	head.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("X-Robots-Tag", "noindex")
}
