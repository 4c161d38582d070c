// Package api answers /api/*. It knows no JavaScript, so that it is tested natively; bindings will come in as interfaces.
package api

import (
	"encoding/json"
	"io"
	"net/http"
)

// Handler answers every request the Worker gets.
func Handler(version string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/health", readOnly(health(version)))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, http.StatusNotFound, "nothing here: "+r.URL.Path)
	})
	return mux
}

func health(version string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		reply(w, http.StatusOK, struct {
			OK      bool   `json:"ok"`
			Version string `json:"version"`
		}{true, version})
	}
}

// readOnly lets GET and HEAD through.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "only GET and HEAD are answered here")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// refuse says in plain text why there is no answer.
func refuse(w http.ResponseWriter, status int, why string) {
	send(w, status, "text/plain; charset=utf-8", why+"\n")
}

func reply(w http.ResponseWriter, status int, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "the answer could not be written")
		return
	}
	send(w, status, "application/json", string(text)+"\n")
}

// send writes body even for HEAD, where the host drops it: under workers a response without a write is never sent.
func send(w http.ResponseWriter, status int, contentType, body string) {
	head := w.Header()
	head.Set("Content-Type", contentType)
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	io.WriteString(w, body)
}
