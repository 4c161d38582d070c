package api

import "net/http"

// A refusal is an answer other than the one asked for. The page branches on the code and may show the message.
type refusal struct {
	status  int
	Code    string `json:"error"`
	Message string `json:"message"`
}

var (
	notFound   = refusal{http.StatusNotFound, "not-found", "There is nothing at this address."}
	badMethod  = refusal{http.StatusMethodNotAllowed, "method", "This address does not take that method; the Allow header says which it takes."}
	badAddress = refusal{http.StatusBadRequest, "address", "A map's address ends in the SHA-256 of its gzip: 64 lower-case hex digits."}
	sharingOff = refusal{http.StatusNotFound, "sharing-off", "This host does not share maps."}
	absent     = refusal{http.StatusNotFound, "absent", "No such map is kept here. It may have been deleted, or its time was over."}

	crossSite = refusal{http.StatusForbidden, "cross-site", "Only pages of this site may do that."}
	tooMany   = refusal{http.StatusTooManyRequests, "rate", "Too many uploads or deletions from this network; try again in a minute."}
	uploading = refusal{http.StatusTooManyRequests, "uploading", "This network has several uploads under way; try again when one has ended."}
	busy      = refusal{http.StatusServiceUnavailable, "busy", "This host is receiving as many uploads as it can; try again in a minute."}
	full      = refusal{http.StatusInsufficientStorage, "full", "This host has no room for another map."}

	noLength   = refusal{http.StatusLengthRequired, "length", "An upload must say its size (Content-Length)."}
	tooLarge   = refusal{http.StatusRequestEntityTooLarge, "too-large", "This upload is over the host's limit."}
	encoded    = refusal{http.StatusUnsupportedMediaType, "encoding", "Send the gzip itself as body, without Content-Encoding or Content-Range."}
	notGzip    = refusal{http.StatusUnsupportedMediaType, "not-gzip", "The body is not one gzip stream."}
	notMap     = refusal{http.StatusUnsupportedMediaType, "not-map", "The text in the gzip does not begin like a listing of kernel symbols, or is too long for one."}
	tooSlow    = refusal{http.StatusRequestTimeout, "too-slow", "The upload took longer than the host's limit."}
	incomplete = refusal{http.StatusBadRequest, "incomplete", "The upload broke off."}
	otherBytes = refusal{http.StatusUnprocessableEntity, "digest", "The bytes do not have the SHA-256 of their address."}

	badRange = refusal{http.StatusRequestedRangeNotSatisfiable, "range", "The map has no such range."}
	noToken  = refusal{http.StatusUnauthorized, "no-token", "Deleting takes the token that came with the upload (Authorization: Bearer)."}
	badToken = refusal{http.StatusForbidden, "token", "That is not the token that came with the upload."}

	storeDown = refusal{http.StatusServiceUnavailable, "store", "The store does not answer; try again later."}
	ourBug    = refusal{http.StatusInternalServerError, "bug", "Something is wrong on this side."}
)
