package api

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// A Digest is the SHA-256 of a map's gzip.
type Digest [sha256.Size]byte

// ParseDigest takes 64 lower-case hex digits and nothing else: one map has one address.
func ParseDigest(text string) (d Digest, ok bool) {
	if len(text) != hex.EncodedLen(len(d)) || strings.ToLower(text) != text {
		return Digest{}, false
	}
	_, err := hex.Decode(d[:], []byte(text))
	return d, err == nil
}

func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// etag is strong: the bytes behind an address never change.
func (d Digest) etag() string { return `"` + d.String() + `"` }
