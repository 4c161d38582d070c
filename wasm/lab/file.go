//go:build js && wasm

package main

import (
	"hash/fnv"
	"strconv"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
)

// maxMapBytes bounds what a compressed file may unfold to; the page refuses plain files over the same limit unread.
const maxMapBytes = 256 << 20

const gzipMagic = "\x1f\x8b"

// readFile streams a file into memory, undoing gzip on the way: hosts that add Content-Encoding have undone it already,
// so the file's own first bytes decide. The page hands over a Blob it need not have read. The fingerprint is the
// text's 64-bit FNV-1a, by which links know a map.
func readFile(file *dom.File, progress func(done, total int)) (text []byte, fingerprint uint64, err error) {
	size := file.Get("size").Int()
	if size > maxMapBytes {
		return nil, 0, tooLarge("the file has more than ")
	}
	head, err := peek(file, 0, len(gzipMagic))
	if err != nil {
		return nil, 0, unreadable(err)
	}
	stream := file.Call("stream")
	if string(head) != gzipMagic {
		return drain(stream.Call("getReader"), size, progress, func(_ int, err error) error { return unreadable(err) })
	}
	stream = stream.Call("pipeThrough", js.Global().Get("DecompressionStream").New("gzip"))
	return drain(stream.Call("getReader"), unfolded(file, size), progress, damaged)
}

// unfolded reads the length a gzip file claims in its last four bytes. A claim only sizes the first buffer: gzip cannot
// fold more than 1032 to 1, and what is really there is counted.
func unfolded(file *dom.File, size int) int {
	tail, err := peek(file, max(0, size-4), size)
	if err != nil || len(tail) < 4 {
		return size
	}
	claim := int(tail[0]) | int(tail[1])<<8 | int(tail[2])<<16 | int(tail[3])<<24
	return max(min(claim, size*1032, maxMapBytes), size)
}

// drain reads to the end; failed makes the error of a read that failed. The buffer has one byte more than expected, so that the last read need not grow it.
// The sum is taken chunk by chunk, while the browser fetches or unpacks the next.
func drain(reader js.Value, expect int, progress func(done, total int), failed func(read int, err error) error) ([]byte, uint64, error) {
	buffer := make([]byte, 0, expect+1)
	sum := fnv.New64a()
	for told := 0; ; {
		result, err := await(reader.Call("read"))
		if err != nil {
			return nil, 0, failed(len(buffer), err)
		}
		if result.Get("done").Bool() {
			return buffer, sum.Sum64(), nil
		}
		chunk := result.Get("value")
		n := chunk.Get("length").Int()
		if len(buffer)+n > maxMapBytes {
			reader.Call("cancel")
			return nil, 0, tooLarge("unpacked, the file has more than ")
		}
		buffer = room(buffer, n)
		js.CopyBytesToGo(buffer[len(buffer):len(buffer)+n], chunk)
		buffer = buffer[:len(buffer)+n]
		sum.Write(buffer[len(buffer)-n:])
		if len(buffer)-told >= 1<<20 {
			told = len(buffer)
			progress(told, max(expect, told))
		}
	}
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

func peek(file *dom.File, from, to int) ([]byte, error) {
	raw, err := await(file.Call("slice", from, to).Call("arrayBuffer"))
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
		Cause: what + strconv.Itoa(maxMapBytes>>20) + " MiB, the limit",
		Hint:  "a System.map has about 10 MB: open the map itself, not an archive or an image that holds it",
	}
}

func unreadable(reason error) error {
	return &symtab.ParseError{
		Code: "unreadable", Text: reason.Error(),
		Cause: "the browser could not read the file: it is a folder, or it was moved or changed after it was chosen",
		Hint:  "choose the file again",
	}
}

func damaged(read int, reason error) error {
	return &symtab.ParseError{
		Code: "unreadable", Text: reason.Error(),
		Cause: "the gzip file is cut short or damaged (" + strconv.Itoa(read) + " bytes of text could be unpacked)",
		Hint:  "copy or download it again; `gzip -t` tests a gzip file",
	}
}
