package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// growth times ours on maps of 10,000 to 4,000,000 symbols, made of a real kernel's names.
func growth(t *tools, runs int) error {
	lines, err := realLines()
	if err != nil {
		return err
	}
	fmt.Println("\n| symbols | map | least time | per symbol | peak memory | of the map |\n|---|---|---|---|---|---|")
	for _, n := range []int{10_000, 30_000, 100_000, 300_000, 1_000_000, 4_000_000} {
		path := filepath.Join(cache, fmt.Sprintf("growth-%d.map", n))
		size, err := scaled(path, lines, n)
		if err != nil {
			return err
		}
		p := process{path: t.ours, args: []string{"--release=6.12", "--all-symbols", path}}
		for range max(3, min(runs, 3_000_000/n)) {
			if err := p.run(); err != nil {
				return err
			}
		}
		least := slices.Min(p.times)
		fmt.Printf("| %d | %.1f MB | %.1f ms | %.0f ns | %.1f MB | %.1f |\n", n, float64(size)/1e6, float64(least)/1e6,
			float64(least)/float64(n), float64(p.memory)*1024/1e6, float64(p.memory)*1024/float64(size))
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// scaled writes a map of n symbols. It chooses evenly among real names. Where these are too few it repeats all of them with
// two letters changed, which keeps the lengths of names and the bytes in them.
func scaled(path string, lines []string, n int) (size int64, err error) {
	f, err := os.Create(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	const letters = "abcdefghijklmnopqrstuvwxyz"
	for i := range n {
		from := i % len(lines)
		if n < len(lines) {
			from = i * len(lines) / n
		}
		symbol := []byte(lines[from][17:]) // after the address
		if symbol[0]|0x20 == 'a' {
			symbol[0] = 'd' // else it would be dropped
		}
		if round := i / len(lines); round > 0 && len(symbol) > 6 {
			at := 2 + (i*7)%(len(symbol)-4)
			symbol[at], symbol[at+1] = letters[round%26], letters[(round/26+from)%26]
		}
		fmt.Fprintf(w, "%016x %s\n", 0xffffffff81000000+uint64(i)*16, symbol)
	}
	if err := w.Flush(); err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
