// Package bench looks up the address of each symbol's name in the kernel's tables and in other designs, and measures time
// and memory. It shows how much time the kernel gives for how much memory. It has benchmarks only:
//
//	go test -bench . ./symtab/bench
//
// Of equal names each design finds the one at the lowest address. "B/symbol" is all memory of a design, names and addresses
// included. The time to build it is not measured.
package bench
