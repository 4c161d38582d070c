// Package designs builds a kernel's symbol tables in 91 ways and counts what each costs: memory, bytes in a compressed image, and
// bytes read by a lookup by name, by a lookup by address, and by a listing of all symbols.
//
// A design is a way to write the names, an index, and a spacing: one start offset of four bytes for every so many records.
//
//	names                        order    a record
//	plain text                   memory   type, letters, NUL; to pass over it is to read it
//	tokens                       memory   the kernel's: length, a byte for each token; to pass over it is to read its length
//	plain text, sorted           name     as plain text
//	front coded                  name     letters shared with the record before, length of the rest, type, rest; the first of a block shares none
//	tokens over front coding     name     letters shared, then a kernel's record of type and rest, with tokens trained on these
//
// Names in memory order have one of five indexes: none (a lookup scans), the kernel's three bytes a symbol in name order, four bytes,
// a hash table, or a minimal perfect hash. Names in name order are their own index, and need three bytes a symbol that lead from
// memory order to name order. That is 2·5·7 + 3·7 designs with the spacings 1, 4, 16 … 4096.
//
// # Counting
//
// Bytes of table are counted as SPEC 16 counts them: a record read costs its bytes, and each token three bytes and its text with a
// NUL. All designs have four-byte offsets, and num_syms and relative_base as the kernel has them. The offset word that ends a
// lookup by name is not counted.
//
//   - The three-byte and the four-byte index are searched as the kernel does: probes, then a walk back to the first of equal names.
//   - Names in name order: the first records of blocks are halved (four bytes of start and the record each) for the last one before
//     the name, then its start is read again and records from there until the name.
//   - The hash table has slots of three bytes, four of five in use, and linear probing. It knows distinct names only.
//   - The perfect hash has levels of bits, a rank of four bytes for every 512 of them, and three bytes a distinct name. A lookup reads
//     a byte a level, a rank, and the bytes of bits from there.
//   - A lookup by address halves the offsets, four bytes each, as often as is needed at most; where offsets stand in name order, each
//     halving also reads the three bytes that lead there. Then it reads one name.
//
// Both hashes keep only the first of equal names, so that all addresses of a name are found by a scan, and names that begin alike
// cannot be listed. Bytes in an image are the sum of what a compressor makes of each table by itself; it is named where they are shown.
//
// Every design is really built. Lookups in its bytes are run for evenly chosen names, with a limit of work, and must give the kernel's
// answers and the counted bytes. The means over all symbols are then counted from the places that a lookup visits.
package designs
