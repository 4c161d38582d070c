//go:build js && wasm

package serve

import (
	"encoding/binary"
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
)

// Tables copies the tables that the page has, for a program that loads no file (StudiedTables in web/wire/protocol.ts).
// Addresses, where they are there, take the place of the kernel's encoded offsets.
func Tables(from js.Value) (*symtab.Tables, error) {
	release, ok := symtab.FindRelease(from.Get("release").String())
	if !ok {
		return nil, Unknown("tables of release " + from.Get("release").String())
	}
	t := &symtab.Tables{
		Release:     release,
		NumSyms:     from.Get("numSyms").Int(),
		Names:       bytesOf(from.Get("names")),
		TokenTable:  bytesOf(from.Get("tokenTable")),
		SeqsOfNames: bytesOf(from.Get("seqs")),
	}
	t.Options.LTOClang = from.Get("ltoClang").Bool()
	t.Options.Word32 = from.Get("word32").Bool()
	t.Options.AllSymbols = from.Get("allSymbols").Truthy()
	t.Markers = wordsOf(from.Get("markers"))
	t.Offsets = wordsOf(from.Get("offsets"))
	if addresses := from.Get("addresses"); addresses.Truthy() {
		t.Offsets, t.Addresses = nil, addressesOf(addresses)
	}
	index := bytesOf(from.Get("tokenIndex"))
	for i := range min(len(t.TokenIndex), len(index)/2) {
		t.TokenIndex[i] = binary.LittleEndian.Uint16(index[2*i:])
	}
	rounds := bytesOf(from.Get("rounds"))
	for at := 0; at+3 <= len(rounds); at += 3 {
		t.Rounds = append(t.Rounds, symtab.Round{Slot: rounds[at], First: rounds[at+1], Second: rounds[at+2]})
	}
	if len(t.SeqsOfNames) == 0 {
		t.SeqsOfNames = nil // no name order, which an empty one would not say
	}
	t.Derive()
	return t, nil
}

// WholeTables copies the tables of a request with whole addresses. Such a request says how the kernel's own tables have them
// (ComparedTables in web/wire/protocol.ts).
func WholeTables(request js.Value) (*symtab.Tables, error) {
	t, err := Tables(request.Get("tables"))
	if err != nil {
		return nil, err
	}
	t.Options.AbsolutePercpu = request.Get("absolutePercpu").Bool() && t.Release.PercpuOption
	t.Options.BaseRelative = request.Get("baseRelative").Bool() && t.Release.BaseOption
	t.Options.PCRelative = request.Get("pcRelative").Bool() && t.Release.PlaceOption
	return t, nil
}

// wordsOf copies little-endian words of 32 bits out of a Uint8Array.
func wordsOf(array js.Value) []uint32 {
	b := bytesOf(array)
	words := make([]uint32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		words = append(words, binary.LittleEndian.Uint32(b))
	}
	return words
}

// addressesOf copies little-endian words of 64 bits out of a Uint8Array.
func addressesOf(array js.Value) []uint64 {
	b := bytesOf(array)
	words := make([]uint64, 0, len(b)/8)
	for ; len(b) >= 8; b = b[8:] {
		words = append(words, binary.LittleEndian.Uint64(b))
	}
	return words
}

// bytesOf copies a Uint8Array.
func bytesOf(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
