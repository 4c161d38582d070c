// Package wire encodes the results of the Go core as frames, the one binary format between the browser programs (wasm/lab,
// wasm/image) and the page. web/wire/decode*.ts and web/wire/imageAnswers.ts decode them. The tests of both sides read the
// golden frames under testdata.
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
// The page uses the sections as typed arrays and copies nothing. A wrong magic, version, width or order is an error; so are
// a gap that is not zero and bytes behind the last section. Section ids rise within a frame. Empty sections are present, too.
//
// In a list of strings each ends with a NUL. Names have the bytes of the map (any but NUL and newline). The page decodes
// them as UTF-8 for display and shows wrong bytes as a replacement character.
//
// # Kinds
//
// Tables: everything about a loaded map that pictures show. Info is InfoTables….
// Trace: one kallsyms_lookup_name by linear scan and by binary search. Info is InfoTrace….
// Opening: for the first picture, a small part of Tables (the type of every symbol, the scan's bytes at every 256th, a few
// names, the last candidates) with one Trace frame inside.
// Suggestions, Entry, Location, Timing: answers to small questions. Suggestions also answers which names are near one that no
// symbol has.
// Image: the facts of a kernel image in addition to its tables. Info is InfoImage….
// Comparison: the tables of an image and the same tables built again, in the order of the release.
// Costs: what the lookups of all symbols cost. Info is InfoCosts….
// Training: the token training round by round. Info is InfoTraining….
// Contests: each round of the training as a choice between pairs, with the rounds themselves, which tables from an image lack.
// Shrinking: the codes of some symbols after each round. Releases: which tables a release has, in which order.
// Played, Written, Designs, Growth: answers of wasm/study to a learner's own pairs, to a text of one's own, about other designs of the
// tables, and about parts of the kernel.
// Built: an answer of wasm/study: the bytes of tables that were built differently.
// Columns, Matches, Card, Miss, Places: answers of wasm/symbols: numbers of all symbols, a filter's matches, one symbol, a name that is
// not there, and the places of a text.
// Compared, Changes, Shares: answers of wasm/symbols about two maps, one list of what differs, and which symbols take the bytes of the
// tables.
// Done: the end of an answer of several chunks; no sections.
// Error: a person's mistake or our own bug, as code, line, text, cause and hint. With the code "choose" it is the answer to a load of
// an archive in which several files are maps or kernels: SecChoicePaths lists them in the order of the archive, 200 at most, with
// their sizes and kinds. The page loads the same file again, with the path that was chosen, as it stands in the list, as
// options.path; a path that is not in the archive is an error with the code "no-entry".
//
// Addresses are 64-bit columns (never a float). Numbers that may pass 2^32 are pairs (low word, high word).
package wire
