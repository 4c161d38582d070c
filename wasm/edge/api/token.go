package api

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"strings"
)

// A deletion token is 256 random bits, so a plain hash of it is as safe to store as the token is hard to guess.
func newToken() string {
	var random [32]byte
	rand.Read(random[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(random[:])
}

func hashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// opens compares in constant time. Nothing opens a map without a hash: it was put into the bucket by other means.
func opens(token, hash string) bool {
	return subtle.ConstantTimeCompare([]byte(hashToken(token)), []byte(hash)) == 1
}

func bearer(r *http.Request) (token string, ok bool) {
	scheme, token, ok := strings.Cut(header(r, "Authorization"), " ")
	return token, ok && token != "" && strings.EqualFold(scheme, "Bearer")
}
