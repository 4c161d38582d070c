package study

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// SelfTest are the lines that a kernel with CONFIG_KALLSYMS_SELFTEST prints of its tables (SPEC 11), but with counted bytes of table
// where the kernel has nanoseconds. The ratio's fraction has no leading zero, as the kernel prints it.
func SelfTest(t *symtab.Tables, c *symtab.Columns, costs *Costs) []string {
	if t.NumSyms == 0 || len(costs.Search) == 0 {
		return nil
	}
	original, compressed := len(c.Text), len(t.TokenTable)+2*len(t.TokenIndex)
	for _, uses := range c.TokenUses {
		compressed += int(uses)
	}
	lines := []string{"nr_symbols = " + strconv.Itoa(t.NumSyms) + ", compressed size = " + strconv.Itoa(compressed) + ", original size = " + strconv.Itoa(original)}
	if original > 0 {
		ratio := 10000 * int64(compressed) / int64(original) // an int of 32 bits does not hold the product
		lines[0] += ", ratio(%) = " + strconv.FormatInt(ratio/100, 10) + "." + strconv.FormatInt(ratio%100, 10)
	}
	return append(lines, lookupLine("scan until 6.1", costs.Scan), lookupLine("search since 6.2", costs.Search))
}

func lookupLine(how string, bytes []uint32) string {
	least, most := bytes[0], bytes[0]
	for _, b := range bytes {
		least, most = min(least, b), max(most, b)
	}
	number := func(n uint64) string { return strconv.FormatUint(n, 10) }
	return "kallsyms_lookup_name() of all symbols, bytes of table, " + how + ": min=" + number(uint64(least)) + " max=" + number(uint64(most)) +
		" avg=" + number(total(bytes)/uint64(len(bytes)))
}
