// Package study counts what lookups cost over a whole kernel: the experiments behind Learn. Its results are counted work, in
// bytes of table as SPEC 16 defines them, never times.
//
//	Tables, Columns → Costs of every symbol → Spacings of markers, Together many names, Apart neighbours
//
// It must not know who asks. The browser's everyday program does not contain it (wasm/study does).
package study
