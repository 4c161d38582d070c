package unpack

import (
	"errors"
	"io"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

const wholeAgain = "copy or download it again, and compare its checksum"

func damaged(cause string, at int) error {
	return &symtab.ParseError{Code: "damaged", Offset: at, Cause: cause, Hint: wholeAgain}
}

const allowMore = "no kernel is that large; if this is one, allow more"

func tooLarge(what string, limit int) error {
	return &symtab.ParseError{Code: "too-large", Cause: what + " unpack to more than " + strconv.Itoa(limit) + " bytes", Hint: allowMore}
}

// exhausted is for a file in which there is too much that looks like streams.
func (u *unpacker) exhausted() error {
	return &symtab.ParseError{Code: "too-large", Hint: allowMore,
		Cause: "all that looks like compressed streams in the file together takes more than " + strconv.Itoa(workFactor*u.MaxOutput) + " bytes of memory to unpack"}
}

// explain turns a codec's error into one for people. Offset is where the stream begins, used how far it was read.
func (o *output) explain(err error, codec string, offset, used int) error {
	stream := "the " + codec + " stream that begins at byte " + strconv.Itoa(offset)
	switch {
	case errors.As(err, new(*stopped)):
		return err
	case errors.Is(err, errLimit):
		return tooLarge("the contents of "+stream, o.limit)
	case errors.Is(err, errFilter), errors.Is(err, errDictionary):
		return &symtab.ParseError{Code: "compression", Offset: offset, Cause: stream + " cannot be unpacked: " + err.Error(),
			Hint: "unpack it with the system's own " + codec + " and open what comes out"}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &symtab.ParseError{Code: "truncated", Offset: offset + o.total,
			Cause: stream + " should go on beyond byte " + strconv.Itoa(offset+o.total) + ", where the file or the part of it that holds the kernel ends",
			Hint:  "the file is not whole: " + wholeAgain}
	}
	return damaged(stream+" is damaged near byte "+strconv.Itoa(offset+used)+": "+err.Error(), offset+used)
}

// unknownCodec is for a container whose content begins like nothing that can be unpacked.
func unknownCodec(src []byte, chain []Layer) error {
	what := "the file"
	if len(chain) > 0 {
		what = "the " + chain[len(chain)-1].Name
	}
	begins := ""
	for _, b := range src[:min(len(src), 8)] {
		const digits = "0123456789abcdef"
		begins += " " + string([]byte{digits[b>>4], digits[b&15]})
	}
	return &symtab.ParseError{Code: "compression", Text: string(src[:min(len(src), 8)]),
		Cause: "what " + what + " holds is compressed in a way that is not known, or encrypted: it begins with" + begins,
		Hint:  "gzip, bzip2, xz, lzma, lzo, lz4 and zstd are known; a vmlinux of the same kernel needs none of them"}
}
