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

const unpackYourself = "the file looks made to use up memory; if it is not, unpack it yourself and open what comes out"

// tooLarge says which bound the contents of a stream are beyond.
func (u *unpacker) tooLarge(o *output, stream string) error {
	err := &symtab.ParseError{Code: "too-large", Hint: unpackYourself}
	switch o.by {
	case byRatio:
		err.Cause = stream + " unpacks to more than " + u.ratio(freeOutput) + ": kernels unpack to 4 to 12 times"
	case byWork:
		return u.exhausted()
	case byMemory:
		err.Cause = stream + " needs more than the " + strconv.Itoa(MaxMemory>>20) + " MiB of memory that a file may take in all"
	default:
		err.Cause = "the contents of " + stream + " unpack to more than " + strconv.Itoa(u.MaxOutput) + " bytes"
		err.Hint = allowMore
	}
	return err
}

// ratio says how much a file of this size may unpack to: as often its size as kernels never do, or what is free.
func (u *unpacker) ratio(free int64) string {
	if times := maxRatio * int64(u.size); times > free {
		return strconv.Itoa(maxRatio) + " times the " + strconv.Itoa(u.size) + " bytes of the file"
	}
	return "the " + strconv.FormatInt(free>>20, 10) + " MiB that a file of " + strconv.Itoa(u.size) + " bytes may"
}

// exhausted is for a file in which there is too much that looks like streams.
func (u *unpacker) exhausted() error {
	err := &symtab.ParseError{Code: "too-large", Hint: unpackYourself,
		Cause: "what looks like compressed streams in the file unpacks in all to more than " + u.ratio(freeWork)}
	if most := workFactor * int64(u.MaxOutput); allWork(u.size, u.MaxOutput) == most {
		err.Cause = "what looks like compressed streams in the file takes more than " + strconv.FormatInt(most, 10) + " bytes of memory to unpack, in all"
		err.Hint = allowMore
	}
	return err
}

// explain turns a codec's error into one for people, which names the stream. Used is how far it was read.
func (u *unpacker) explain(o *output, err error, s *stream, used int) error {
	codec := s.codec.name
	offset, of := place(s.chain, s.offset)
	stream := "the " + codec + " stream that begins at byte " + strconv.Itoa(offset) + " of " + of
	switch {
	case errors.As(err, new(*stopped)):
		return err
	case errors.Is(err, errLimit):
		return u.tooLarge(o, stream)
	case errors.Is(err, errFilter), errors.Is(err, errDictionary):
		return &symtab.ParseError{Code: "compression", Offset: offset, Cause: stream + " cannot be unpacked: " + err.Error(),
			Hint: "unpack it with the system's own " + codec + " and open what comes out"}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &symtab.ParseError{Code: "truncated", Offset: offset + o.total,
			Cause: stream + " should go on beyond byte " + strconv.Itoa(offset+o.total) + ", where the file ends, or the part of it that the stream lies in",
			Hint:  "the file is not whole: " + wholeAgain}
	}
	return damaged(stream+" is damaged near byte "+strconv.Itoa(offset+used)+": "+err.Error(), offset+used)
}

// place says where an offset in what layers contain lies: in the file as long as nothing was compressed, or in what a stream holds.
func place(chain []Layer, offset int) (at int, of string) {
	of = "the file"
	for _, l := range chain {
		if at += l.Offset; isCodec(l.Name) {
			of = "the contents of the " + l.Name + " stream at byte " + strconv.Itoa(at) + " of " + of
			at = 0
		}
	}
	return at + offset, of
}

func isCodec(name string) bool {
	for i := range codecs {
		if codecs[i].name == name {
			return true
		}
	}
	return false
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
