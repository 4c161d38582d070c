// Package compare tells how one map of a kernel differs from another: which symbols came, went, changed their name by a
// compiler's suffix, grew or shrank, and what that costs in the tables.
//
// Symbols are paired in two passes.
//
//  1. By name. The k-th symbol of a name, counted by address, is paired with the k-th of that name in the other map.
//  2. Of what is left, functions by their stem, the name up to its first dot, such as foo and foo.isra.0. Again the k-th of a
//     stem is paired with the k-th. Padding (__pfx_) and .cold parts stay unpaired.
//
// Sizes are bytes to the next symbol, so padding is in them. The package imports neither fmt nor encoding/json.
package compare
