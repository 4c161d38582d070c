//go:build js && wasm

package serve

import (
	"strconv"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
)

// maxFileBytes is the limit for a file and for what a compressed map unpacks to. A larger file is refused before it is read.
const maxFileBytes = 256 << 20

// A gzip file may unpack to this many times its size, or to 4 MiB if that is more, as in symtab/image/unpack. A map's unpacks to 4 to 8 times.
const (
	maxRatio   = 64
	freeOutput = 4 << 20
)

const gzipMagic = "\x1f\x8b"

// A Reader streams a file into memory. The page hands over a Blob it need not have read.
type Reader struct {
	File     *dom.File
	Progress Progress
	// Check, if set, gets the beginning of the contents. If it returns an error, reading ends with that error.
	Check func(head []byte) error

	most int // bytes that the contents may have

	Fingerprint uint64 // of what was read: 64-bit FNV-1a, by which links know a file
}

// ReadText reads a text and unpacks gzip. The first bytes tell whether a file is gzip: its name does not, since a browser has
// already unpacked what a host sends with Content-Encoding.
func (r *Reader) ReadText() ([]byte, error) {
	size, err := r.size()
	if err != nil {
		return nil, err
	}
	head, err := r.peek(0, len(gzipMagic))
	if err != nil {
		return nil, unreadable(err)
	}
	stream := r.File.Call("stream")
	if string(head) != gzipMagic {
		return r.drain(stream, size, func(_ int, err error) error { return unreadable(err) })
	}
	r.most = min(max(maxRatio*size, freeOutput), maxFileBytes)
	stream = stream.Call("pipeThrough", js.Global().Get("DecompressionStream").New("gzip"))
	return r.drain(stream, r.unfolded(size), damaged)
}

// ReadBytes reads the file without unpacking anything.
func (r *Reader) ReadBytes() ([]byte, error) {
	size, err := r.size()
	if err != nil {
		return nil, err
	}
	return r.drain(r.File.Call("stream"), size, func(_ int, err error) error { return unreadable(err) })
}

func (r *Reader) size() (int, error) {
	size := r.File.Get("size").Int()
	r.most = maxFileBytes
	if size > maxFileBytes {
		return 0, tooLarge("the file has more than ")
	}
	return size, nil
}

// unfolded is the length that a gzip file claims in its last four bytes. It only sizes the first buffer, within what is allowed, so a
// false claim does no harm.
func (r *Reader) unfolded(size int) int {
	tail, err := r.peek(max(0, size-4), size)
	if err != nil || len(tail) < 4 {
		return size
	}
	claim := int(tail[0]) | int(tail[1])<<8 | int(tail[2])<<16 | int(tail[3])<<24
	return max(min(claim, r.most), size)
}

// drain reads the stream to its end. If a read fails, failed makes the error, from the bytes read before and the reason. The buffer has
// one byte more than expected, so that the last read does not grow it. Each chunk is added to the fingerprint while the browser
// fetches or unpacks the next.
func (r *Reader) drain(stream js.Value, expect int, failed func(read int, err error) error) ([]byte, error) {
	reader := stream.Call("getReader")
	var buffer []byte
	sum := uint64(fnvOffset)
	for told := 0; ; {
		result, err := await(reader.Call("read"))
		if err != nil {
			return nil, failed(len(buffer), err)
		}
		if result.Get("done").Bool() {
			r.Fingerprint = sum
			return buffer, nil
		}
		chunk := result.Get("value")
		n := chunk.Get("length").Int()
		if err := r.accept(chunk, len(buffer), n); err != nil {
			reader.Call("cancel")
			return nil, err
		}
		if buffer == nil {
			buffer = make([]byte, 0, expect+1)
		}
		buffer = room(buffer, n)
		js.CopyBytesToGo(buffer[len(buffer):len(buffer)+n], chunk)
		buffer = buffer[:len(buffer)+n]
		sum = addFNV(sum, buffer[len(buffer)-n:])
		if len(buffer)-told >= 1<<20 {
			told = len(buffer)
			r.Progress("read", told, max(expect, told))
		}
	}
}

// FNV-1a of 64 bits. Package hash/fnv does the same and costs 1.7 kB of brotli more.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Fingerprint is the FNV-1a of contents that were taken out of a file, such as a map in an archive.
func Fingerprint(contents []byte) uint64 { return addFNV(fnvOffset, contents) }

func addFNV(sum uint64, chunk []byte) uint64 {
	for _, b := range chunk {
		sum = (sum ^ uint64(b)) * fnvPrime
	}
	return sum
}

// accept is an error if a chunk goes past the limit, or if Check refuses the first chunk.
func (r *Reader) accept(chunk js.Value, before, n int) error {
	switch {
	case before+n > r.most:
		return r.tooMuch()
	case before > 0 || r.Check == nil:
		return nil
	}
	head := make([]byte, min(n, symtab.SniffBytes))
	js.CopyBytesToGo(head, chunk)
	return r.Check(head)
}

// room makes sure that n more bytes fit. Where the expected size was wrong, the buffer grows by half.
func room(buffer []byte, n int) []byte {
	if len(buffer)+n <= cap(buffer) {
		return buffer
	}
	grown := make([]byte, len(buffer), max(len(buffer)+n, cap(buffer)+cap(buffer)/2))
	copy(grown, buffer)
	return grown
}

func (r *Reader) peek(from, to int) ([]byte, error) {
	raw, err := await(r.File.Call("slice", from, to).Call("arrayBuffer"))
	if err != nil {
		return nil, err
	}
	view := js.Global().Get("Uint8Array").New(raw)
	out := make([]byte, view.Get("length").Int())
	js.CopyBytesToGo(out, view)
	return out, nil
}

func tooLarge(what string) error {
	return &symtab.ParseError{
		Code:  "too-large",
		Cause: what + strconv.Itoa(maxFileBytes>>20) + " MiB, the limit",
		Hint:  "a System.map has about 10 MB, a kernel 10 to 60: open one of them, not an archive, nor a vmlinux with debug information",
	}
}

// tooMuch is for a gzip file that unpacks to more than a map does.
func (r *Reader) tooMuch() error {
	if r.most == maxFileBytes {
		return tooLarge("unpacked, the file has more than ")
	}
	return &symtab.ParseError{Code: "too-large", Cause: "the gzip file unpacks to more than " + strconv.Itoa(r.most>>20) + " MiB, and no map to 64 times its size",
		Hint: "the file looks made to use up memory; if it is not, unpack it yourself and open what comes out"}
}

func unreadable(reason error) error {
	return &symtab.ParseError{
		Code: "unreadable", Text: reason.Error(),
		Cause: "the browser could not read the file: it is a folder, or it was moved or changed after it was chosen",
		Hint:  "choose the file again",
	}
}

// damaged is for a gzip file that the browser cannot unpack: it has several members, or bytes behind its end, or it is cut
// short. The other program reads the first two kinds, and says of the third where it ends.
func damaged(_ int, reason error) error {
	return &symtab.ParseError{Code: "binary", Text: reason.Error(), Cause: "the gzip file is cut short or damaged", Hint: "copy or download it again"}
}
