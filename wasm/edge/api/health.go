package api

import "net/http"

// healthAnswer is what the page asks for before it shows Share.
type healthAnswer struct {
	OK      bool        `json:"ok"`
	Version string      `json:"version"`
	Share   *shareTerms `json:"share"` // null: this host does not share
}

type shareTerms struct {
	MaxBytes   int64 `json:"maxBytes"`   // of the gzip
	MaxSeconds int   `json:"maxSeconds"` // for one upload
	KeepDays   int   `json:"keepDays"`   // 0: until deleted
}

func (s *service) health(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, badMethod)
		return
	}
	answer := healthAnswer{OK: true, Version: s.config.Version}
	if s.config.Share {
		answer.Share = &shareTerms{s.config.MaxBytes, s.config.MaxSeconds, s.config.KeepDays}
	}
	reply(w, http.StatusOK, answer)
}
