// Package wire encodes what the Go core computed into frames: the one binary
// format between the browser programs (wasm/lab, wasm/image) and the page.
// web/wire/decode.ts and web/wire/imageAnswers.ts are its mirror; the golden frames under testdata are decoded by both sides' tests.
//
// # Frame
//
// All integers are little-endian. A frame is a header, a directory and sections:
//
//	0   4  magic "kscp"
//	4   2  version (Version)
//	6   2  kind (Kind…)
//	8   4  number of sections, s
//	12  4  length of the whole frame in bytes
//	16 12s directory: per section  id u16 · element width u8 (1, 2, 4, 8) · zero u8 · offset u32 · length in bytes u32
//	    …  sections, in directory order, each on an 8-byte boundary, gaps zero
//
// The page wraps typed arrays over the sections and copies nothing. A wrong
// magic, version, width, order, a gap that is not zero, or bytes left over is an error.
// Section ids rise within a frame; a section that would be empty is still present.
//
// Lists of strings are NUL-terminated one after another. Names are bytes as the map
// has them (any byte but NUL and newline): the page decodes them leniently, for display.
//
// # Kinds
//
// Tables: everything about a loaded map that a scene needs. Info is InfoTables….
// Trace: one kallsyms_lookup_name, both ways. Info is InfoTrace….
// Opening: a small stand-in for Tables (every symbol's type, the scan's byte clock every
// 256 symbols, a few names, the last candidates) with one Trace frame inside, for the first picture.
// Suggestions, Entry, Location, Timing: answers to small questions.
// Image: what is known of a kernel image beside its tables. Info is InfoImage….
// Comparison: the tables of an image beside the same built again, in the order of the release.
// Done: the end of an answer given in chunks; no sections.
// Error: a person's mistake or our own bug, as code, line, text, cause and hint. With the code "choose" it is the answer to a load of
// an archive in which several files are maps or kernels: SecChoicePaths lists them in the order of the archive, 200 at most, with
// their sizes and kinds. The page loads the same file again, with the path that was chosen, as it stands in the list, as
// options.path; a path that is not in the archive is an error with the code "no-entry".
//
// Addresses are 64-bit columns (never a float). Numbers that may pass 2^32 are pairs (low word, high word).
package wire
