//go:build js && wasm

package serve

import (
	"strconv"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
)

// maxFileBytes bounds files, and what a compressed map may unfold to. A larger file is refused unread.
const maxFileBytes = 256 << 20

const gzipMagic = "\x1f\x8b"

// A Reader streams a file into memory. The page hands over a Blob it need not have read.
type Reader struct {
	File     *dom.File
	Progress Progress
	// Check, when set, is shown how the contents begin, and its error ends the reading.
	Check func(head []byte) error

	Fingerprint uint64 // of what was read: 64-bit FNV-1a, by which links know a file
}

// ReadText undoes gzip on the way: hosts that add Content-Encoding have undone it already, so the file's own first bytes
// decide.
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
	stream = stream.Call("pipeThrough", js.Global().Get("DecompressionStream").New("gzip"))
	return r.drain(stream, r.unfolded(size), damaged)
}

// ReadBytes takes the file as it is.
func (r *Reader) ReadBytes() ([]byte, error) {
	size, err := r.size()
	if err != nil {
		return nil, err
	}
	return r.drain(r.File.Call("stream"), size, func(_ int, err error) error { return unreadable(err) })
}

func (r *Reader) size() (int, error) {
	size := r.File.Get("size").Int()
	if size > maxFileBytes {
		return 0, tooLarge("the file has more than ")
	}
	return size, nil
}

// unfolded reads the length a gzip file claims in its last four bytes. A claim only sizes the first buffer: gzip cannot
// fold more than 1032 to 1, and what is really there is counted.
func (r *Reader) unfolded(size int) int {
	tail, err := r.peek(max(0, size-4), size)
	if err != nil || len(tail) < 4 {
		return size
	}
	claim := int(tail[0]) | int(tail[1])<<8 | int(tail[2])<<16 | int(tail[3])<<24
	return max(min(claim, size*1032, maxFileBytes), size)
}

// drain reads to the end; failed makes the error of a read that failed. The buffer has one byte more than expected, so that the last read need not grow it.
// The sum is taken chunk by chunk, while the browser fetches or unpacks the next.
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

// FNV-1a of 64 bits, as hash/fnv has it, which costs 1.7 KB of brotli more.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Fingerprint is the sum of contents that were taken out of a file.
func Fingerprint(contents []byte) uint64 { return addFNV(fnvOffset, contents) }

func addFNV(sum uint64, chunk []byte) uint64 {
	for _, b := range chunk {
		sum = (sum ^ uint64(b)) * fnvPrime
	}
	return sum
}

// accept refuses a chunk that is too much, or that no file of the right kind begins with.
func (r *Reader) accept(chunk js.Value, before, n int) error {
	switch {
	case before+n > maxFileBytes:
		return tooLarge("unpacked, the file has more than ")
	case before > 0 || r.Check == nil:
		return nil
	}
	head := make([]byte, min(n, symtab.SniffBytes))
	js.CopyBytesToGo(head, chunk)
	return r.Check(head)
}

// room makes sure that n more bytes fit, growing by half where the expected size was wrong.
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

func unreadable(reason error) error {
	return &symtab.ParseError{
		Code: "unreadable", Text: reason.Error(),
		Cause: "the browser could not read the file: it is a folder, or it was moved or changed after it was chosen",
		Hint:  "choose the file again",
	}
}

// damaged is for a gzip file that the browser cannot undo as a whole: one of several members, with something behind it, or cut short. The
// other program reads the first two and says of the last where it ends.
func damaged(_ int, reason error) error {
	return &symtab.ParseError{Code: "binary", Text: reason.Error(), Cause: "the gzip file is cut short or damaged", Hint: "copy or download it again"}
}
