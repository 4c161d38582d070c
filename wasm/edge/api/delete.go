package api

import "net/http"

func (s *service) delete(w http.ResponseWriter, r *http.Request, digest Digest) {
	token, ok := bearer(r)
	if !ok {
		w.Header().Set("WWW-Authenticate", "Bearer")
		refuse(w, noToken)
		return
	}
	if !s.mayChange(w, r) {
		return
	}
	object, err := s.store.Head(r.Context(), digest)
	if err != nil {
		refuse(w, whyNotFound(err))
		return
	}
	if !opens(token, object.TokenHash) {
		refuse(w, badToken)
		return
	}
	if err := s.store.Delete(r.Context(), digest); err != nil {
		refuse(w, storeDown)
		return
	}
	guard(w.Header())
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}
