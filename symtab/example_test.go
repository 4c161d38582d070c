package symtab_test

import (
	"fmt"

	"github.com/kallscope/kallscope/symtab"
)

const micro = `ffffffff81000000 T _text
ffffffff81000040 t demo_open
ffffffff81000080 t demo_close
ffffffff810000c0 T demo_open
ffffffff81000100 D demo_table
`

// The tables of the package comment.
func Example() {
	symbols, report, err := symtab.Import([]byte(micro), symtab.Wanted{Release: "6.12"})
	if err != nil {
		fmt.Println(err)
		return
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("names        % x\n", tables.Names)
	fmt.Printf("seqs         % x\n", tables.SeqsOfNames)
	fmt.Printf("offsets      %x\n", tables.Offsets)
	fmt.Printf("token ec     %s at %d\n", tables.Token(0xec), tables.TokenIndex[0xec])
	fmt.Printf("token_table  %d bytes\n", len(tables.TokenTable))
	// Output:
	// names        01 ec 01 e5 01 ea 01 e6 01 e7
	// seqs         00 00 00 00 00 02 00 00 01 00 00 03 00 00 04
	// offsets      [0 40 80 c0 100]
	// token ec     T_text at 318
	// token_table  416 bytes
}

func build() *symtab.Tables {
	symbols, report, err := symtab.Import([]byte(micro), symtab.Wanted{})
	if err != nil {
		panic(err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		panic(err)
	}
	return tables
}

func ExampleTables_LookupBinary() {
	tables := build()
	var trace symtab.Trace
	k, ok := tables.LookupBinary([]byte("demo_open"), &trace)
	fmt.Println("place in name order", k, ok)
	for _, f := range trace.Fetches {
		kind := "probe"
		if f.Walk {
			kind = "walk back"
		}
		fmt.Printf("%s: name %d is %q, sign %d\n", kind, f.K, tables.AppendName(nil, int(f.Seq)), f.Sign)
	}
	fmt.Printf("at %x after %d bytes of table\n", tables.Address(tables.Seq(k)), trace.Cost.Bytes)
	// Output:
	// place in name order 2 true
	// probe: name 2 is "demo_open", sign 0
	// walk back: name 1 is "demo_close", sign 1
	// at ffffffff81000040 after 48 bytes of table
}

func ExampleTables_LookupLinear() {
	tables := build()
	var cost symtab.Cost
	seq, ok := tables.LookupLinear([]byte("demo_table"), &cost)
	fmt.Println("position", seq, ok)
	fmt.Println(cost.Expanded, "symbols expanded,", cost.Bytes, "bytes of table")
	// Output:
	// position 4 true
	// 5 symbols expanded, 73 bytes of table
}

func ExampleTables_LookupAddress() {
	tables := build()
	location, ok := tables.LookupAddress(0xffffffff81000085)
	fmt.Printf("%s+%#x/%#x %v\n", tables.AppendName(nil, location.Seq), location.Offset, location.Size, ok)
	// Output:
	// demo_close+0x5/0x40 true
}

func ExampleTables_Range() {
	tables := build()
	first, last, _ := tables.Range([]byte("demo_open"))
	for k := first; k <= last; k++ {
		fmt.Printf("%x\n", tables.Address(tables.Seq(k)))
	}
	// Output:
	// ffffffff81000040
	// ffffffff810000c0
}

func ExampleImport() {
	_, report, err := symtab.Import([]byte("ffffffff81000000 T _text\r\n                 U printk\r\n"), symtab.Wanted{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, n := range report.Notes {
		fmt.Printf("%s %d: line %d\n", n.Code, n.Count, n.Line)
	}
	_, _, err = symtab.Import([]byte("ffffffff81000000 T _text\nffffffff8100001g t oops\n"), symtab.Wanted{})
	fmt.Println(err)
	// Output:
	// crlf 2: line 1
	// undefined 1: line 2
	// release 1: line 0
	// line 2: "ffffffff8100001g" is no hexadecimal address of up to 16 digits
}
