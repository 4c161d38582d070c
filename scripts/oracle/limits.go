package main

import (
	"fmt"
	"strings"
)

// limits makes names about as long as they may be. The old tool gets none of 511 bytes, because it then writes past a buffer.
// It reads what follows the 512th byte of a name as a new line; these names have no digits of hexadecimal numbers there, so
// that it takes none of that for a symbol.
func limits(g *generator) {
	for range 1 + g.IntN(20) {
		length := []int{126, 127, 128, 129, 255, 256, 509, 510, 511, 512, 513, 600}[g.IntN(12)]
		if length == 511 && !g.strict {
			length = 510
		}
		g.line(g.letter(), g.word("ghijklmnopqrstuvwxyz_", length, length))
		g.line(g.letter(), strings.Repeat("z", 500)+g.word("yz", 0, 10))
		g.step()
	}
}

// wide makes names so random that they do not compress, and with them records of more than 127 bytes.
func wide(g *generator) {
	var alphabet []byte
	for c := byte('!'); c < 127; c++ {
		alphabet = append(alphabet, c)
	}
	for range 1 + g.IntN(300) {
		g.line(g.letter(), g.word(string(alphabet), 1, 510))
		g.step()
	}
}

// percpu makes symbols at small addresses, between __per_cpu_start and __per_cpu_end and just outside.
func percpu(g *generator) {
	g.addr = uint64(g.IntN(2) * 0x1000)
	if g.IntN(6) > 0 {
		g.line('D', "__per_cpu_start")
	}
	for range g.IntN(40) {
		g.line("DdAaWV"[g.IntN(6)], g.word("abcd_", 1, 10))
		g.step()
	}
	if g.IntN(6) > 0 {
		g.line('D', "__per_cpu_end")
	}
	for range g.IntN(5) {
		g.line(g.letter(), g.word("abcd_", 1, 10))
		g.step()
	}
	if g.IntN(3) > 0 {
		g.addr = 0xffffffff81000000
	}
	g.line('T', "_text")
	for range g.IntN(40) {
		g.line("TtDdAW"[g.IntN(6)], []string{"__gp", "__kernel_sigtramp", "x", "_y", "zz"}[g.IntN(5)])
		g.step()
	}
}

// textOnly makes the symbols that bound code in any place, also twice or not at all.
func textOnly(g *generator) {
	bounds := []string{"_stext", "_etext", "_sinittext", "_einittext", "__start_x", "__stop_x", "_text", "x", "y", "z", "_etextual"}
	for range 1 + g.IntN(60) {
		g.line(g.letter(), bounds[g.IntN(len(bounds))])
		if g.IntN(3) > 0 {
			g.step()
		}
	}
}

// outOfRange makes addresses so far apart that offsets may not fit in 32 bits.
func outOfRange(g *generator) {
	if g.IntN(2) == 0 {
		g.addr = uint64(g.IntN(1 << 20))
	}
	for range 1 + g.IntN(10) {
		g.line(g.letter(), g.word("abc_", 1, 6))
		if g.IntN(4) == 0 {
			g.addr += []uint64{1<<31 - 1, 1 << 31, 1<<32 - 1, 1 << 32, 1 << 40, 0x7fffffff, 0x80000001}[g.IntN(7)]
		}
		g.step()
	}
	if g.IntN(2) == 0 {
		g.line('T', "_text")
	}
}

// unsorted makes maps with addresses in any order.
func unsorted(g *generator) {
	for range 1 + g.IntN(500) {
		fmt.Fprintf(&g.out, "%016x %c %s\n", g.addr+uint64(g.IntN(1000)), rune(g.letter()), g.word("ab_", 1, 5))
	}
}
