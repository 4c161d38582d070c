package symtab

import (
	"bytes"
	"slices"
	"testing"
)

// cloud is the kernel the page opens with.
const cloud = kernel612

func TestColumns(t *testing.T) {
	tables := buildKernel(t, cloud)
	c := tables.Columns()
	read, plain := 0, 0
	for e := range tables.Walk {
		i := e.Seq
		if got := c.Text[c.TextStart[i]:c.TextStart[i+1]]; !bytes.Equal(got, e.Text[1:]) {
			t.Fatalf("name %d = %q, want %q", i, got, e.Text[1:])
		}
		if c.Type[i] != e.Text[0] || int(c.Record[i]) != e.Record || int(c.LinearBytes[i]) != read {
			t.Fatalf("symbol %d: type %c, record %d, bytes %d; want %c, %d, %d", i, c.Type[i], c.Record[i], c.LinearBytes[i], e.Text[0], e.Record, read)
		}
		read += e.Bytes
		plain += len(e.Text) + 1
	}
	if got := int(c.LinearBytes[tables.NumSyms]); got != read {
		t.Errorf("a whole scan reads %d bytes, want %d", got, read)
	}
	if c.PlainBytes != uint64(plain) {
		t.Errorf("plain text has %d bytes, want %d", c.PlainBytes, plain)
	}
	var uses [256]uint32
	for i := range tables.NumSyms {
		for _, code := range tables.Codes(i) {
			uses[code]++
		}
	}
	if uses != c.TokenUses {
		t.Errorf("token uses differ")
	}
}

// The cost of the hardest name is what its lookup counts, and no other unique name has a higher one.
func TestHardest(t *testing.T) {
	for _, name := range []string{cloud, kernelARM64} {
		tables := buildKernel(t, name)
		seq, cost := tables.Hardest(tables.Columns())
		best := uint64(0)
		for k := range tables.NumSyms {
			if tables.unique(k) {
				var trace Trace
				tables.LookupBinary(tables.AppendName(nil, tables.Seq(k)), &trace)
				best = max(best, trace.Cost.Bytes)
				if tables.Seq(k) == seq && trace.Cost.Bytes != cost {
					t.Errorf("%s: the hardest lookup reads %d bytes, said %d", name, trace.Cost.Bytes, cost)
				}
			}
		}
		if cost != best {
			t.Errorf("%s: hardest reads %d bytes, another name %d", name, cost, best)
		}
	}
}

func TestSuggest(t *testing.T) {
	tables := buildKernel(t, cloud)
	seqs, prefixed, total := tables.Suggest([]byte("tcp_v4_conn"), 6)
	var names []string
	for _, s := range seqs {
		names = append(names, string(tables.AppendName(nil, s)))
	}
	if want := []string{"tcp_v4_conn_request", "tcp_v4_connect"}; prefixed != 2 || total != 2 || !slices.Equal(names[:2], want) {
		t.Errorf("Suggest = %q, %d, %d; want %q first", names, prefixed, total, want)
	}
	if len(names) < 3 || !slices.Contains(names[2:], "__pfx_tcp_v4_connect") {
		t.Errorf("Suggest = %q, want names that contain the text behind", names)
	}
	if seqs, _, total := tables.Suggest([]byte("__func__.0"), 8); total != 425 || len(slices.Compact(seqs)) != len(seqs) {
		t.Errorf("Suggest(__func__.0) = %v of %d, want each name once of 425", seqs, total)
	}
	if seqs, _, _ := tables.Suggest([]byte("no_such_symbol_at_all"), 8); seqs != nil {
		t.Errorf("Suggest = %v, want none", seqs)
	}
}

// Before 6.2 there is no name order. The answers are the same in another order.
func TestSuggestByScan(t *testing.T) {
	with, without := buildText(t, worked, "6.12"), buildText(t, worked, "6.1")
	for _, text := range []string{"demo", "demo_o", "_", "open", "x"} {
		seqs, prefixed, total := with.Suggest([]byte(text), 8)
		gotSeqs, gotPrefixed, gotTotal := without.Suggest([]byte(text), 8)
		slices.Sort(seqs)
		slices.Sort(gotSeqs)
		if !slices.Equal(seqs, gotSeqs) || prefixed != gotPrefixed || total != gotTotal {
			t.Errorf("Suggest(%s) = %v, %d, %d by scan, %v, %d, %d by index", text, gotSeqs, gotPrefixed, gotTotal, seqs, prefixed, total)
		}
	}
	if with.LastUnique() != without.LastUnique() || with.LastUnique() != with.NumSyms-1 {
		t.Errorf("LastUnique = %d by scan, %d by index", without.LastUnique(), with.LastUnique())
	}
	if seq, _ := without.Hardest(without.Columns()); seq != -1 {
		t.Errorf("Hardest = %d without an index, want -1", seq)
	}
}

func TestPrefixRange(t *testing.T) {
	tables := buildKernel(t, cloud)
	from, to := tables.PrefixRange([]byte("tcp_"))
	count := 0
	for e := range tables.Walk {
		if bytes.HasPrefix(e.Text[1:], []byte("tcp_")) {
			count++
		}
	}
	if to-from != count {
		t.Errorf("PrefixRange(tcp_) holds %d names, want %d", to-from, count)
	}
}

func TestAreas(t *testing.T) {
	tables := buildKernel(t, cloud)
	var labels []string
	for _, a := range tables.Areas() {
		labels = append(labels, a.Label)
		if a.Start > 0 && tables.Address(a.Start-1) == tables.Address(a.Start) {
			t.Errorf("%s begins at %d, within a run of aliases", a.Label, a.Start)
		}
	}
	if want := []string{".percpu", ".text", ".rodata", ".data", ".init", ".bss"}; !slices.Equal(labels, want) {
		t.Errorf("Areas = %q, want %q", labels, want)
	}
}

func TestInitials(t *testing.T) {
	tables := buildKernel(t, cloud)
	marks := tables.Initials()
	for i, m := range marks {
		name := tables.AppendName(nil, tables.Seq(m.Start))
		if !bytes.HasPrefix(name, []byte(m.Label)) {
			t.Errorf("mark %q begins at %q", m.Label, name)
		}
		if m.Start > 0 && i > 0 && len(m.Label) > 1 && bytes.HasPrefix(tables.AppendName(nil, tables.Seq(m.Start-1)), []byte(m.Label)) {
			t.Errorf("mark %q does not begin at its first name", m.Label)
		}
	}
	if !slices.ContainsFunc(marks, func(m Mark) bool { return m.Label == sharedPrefix }) {
		t.Errorf("Initials = %v, want %q among them", marks, sharedPrefix)
	}
}

func TestLastUnique(t *testing.T) {
	tables := buildKernel(t, cloud)
	last := tables.LastUnique()
	for i := last; i < tables.NumSyms; i++ {
		first, end, ok := tables.Range(tables.AppendName(nil, i))
		if !ok || (first == end) != (i == last) {
			t.Errorf("symbol %d of %d: range %d..%d", i, tables.NumSyms, first, end)
		}
	}
}

// The sizes of a real kernel's tables are those in its image (testdata/kernels/*.json).
func TestSizes(t *testing.T) {
	tables := buildKernel(t, cloud)
	want := Sizes{NumSyms: 4, Names: 2133726, Markers: 2420, TokenTable: 1019, TokenIndex: 512, SeqsOfNames: 464058, Offsets: 618744, RelativeBase: 8}
	if got := tables.Sizes(); got != want {
		t.Errorf("Sizes = %+v, want %+v", got, want)
	}
}
