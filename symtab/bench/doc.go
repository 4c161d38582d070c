// Package bench asks the same questions of the kernel's tables and of other designs: what is the address of each
// symbol's name, in time and in memory, so that the trade the kernel made can be seen. It holds benchmarks only:
//
//	go test -bench . ./symtab/bench
//
// Of equal names each design answers with the one at the lowest address. "B/symbol" is all a design keeps, names and
// addresses included; building it is not timed.
package bench
