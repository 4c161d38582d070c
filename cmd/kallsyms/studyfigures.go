package main

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/study/designs"
	"github.com/kallscope/kallscope/symtab/study/packing"
)

// studied is a kernel whose figures are counted. docs/study.md defines each of them.
type studied struct {
	file       string
	tables     *symtab.Tables
	columns    *symtab.Columns
	indexBuilt bool // the release has no name order, so that this is what it would have been
	progress   *progress
}

// A figureTable is a table to print: its first column names the row.
type figureTable struct {
	name    string // one word
	about   string // units and what was counted
	columns []string
	rows    [][]cell
}

// A cell is a number as it is printed, or a text.
type cell struct {
	text   string
	number bool
}

func words(text string) cell { return cell{text: text} }
func count[T ~int | ~uint32 | ~uint64 | ~uint8](n T) cell {
	return cell{strconv.FormatUint(uint64(n), 10), true}
}
func mean(x float64) cell { return cell{strconv.FormatFloat(x, 'f', 3, 64), true} }

func (s *studied) figures() ([]figureTable, error) {
	costs := study.Count(s.tables, s.columns)
	all := []figureTable{
		s.selfTest(costs), published(), quantiles(costs), s.summary(costs), histogram(costs), spacings(costs), together(costs),
		apart(study.Sort(s.tables)), s.training(),
	}
	growth, err := s.growth()
	if err != nil {
		return nil, err
	}
	measured, err := s.designs()
	return append(all, growth, measured), err
}

func (s *studied) selfTest(costs *study.Costs) figureTable {
	t := figureTable{name: "selftest", about: "the lines of the kernel's self-test, with bytes of table where a kernel has nanoseconds", columns: []string{"line", "text"}}
	for i, line := range study.SelfTest(s.tables, s.columns, costs) {
		t.rows = append(t.rows, []cell{count(i + 1), words(line)})
	}
	return t
}

// published are the times that the change's own commit message gives, on another kernel and machine (SPEC 9).
func published() figureTable {
	row := func(name string, least, most, average int) []cell {
		return []cell{words(name), count(least), count(most), count(average)}
	}
	return figureTable{"published", "nanoseconds of another kernel, from the message of the change to a search (Linux 6.2)", []string{"lookup", "min", "max", "avg"},
		[][]cell{row("scan", 234, 10364402, 5206926), row("search", 1016, 90894, 7272)}}
}

func quantiles(costs *study.Costs) figureTable {
	t := figureTable{name: "costs", about: "bytes of table that a lookup reads, over all symbols", columns: []string{"lookup", "min", "p1", "p10", "median", "p90", "p99", "max", "mean"}}
	for _, x := range []struct {
		name  string
		bytes []uint32
	}{{"scan", costs.Scan}, {"search", costs.Search}} {
		q := study.Describe(x.bytes)
		t.rows = append(t.rows, []cell{words(x.name), count(q.Least), count(q.P1), count(q.P10), count(q.Median), count(q.P90), count(q.P99), count(q.Most), mean(q.Mean)})
	}
	return t
}

func (s *studied) summary(costs *study.Costs) figureTable {
	n := float64(s.tables.NumSyms)
	sum := costs.Sum(s.columns.Type)
	scan, search := study.Describe(costs.Scan), study.Describe(costs.Search)
	t := figureTable{name: "summary", about: "means are of a search, over all symbols; bytes of table", columns: []string{"figure", "value"}}
	row := func(name string, value cell) { t.rows = append(t.rows, []cell{words(name), value}) }
	row("ratio of averages", mean(scan.Mean/search.Mean))
	row("probes", mean(float64(costs.Probes)/n))
	row("names expanded", mean(float64(costs.Fetches)/n))
	row("bytes of the name order", mean(float64(costs.Seqs)/n))
	row("bytes of markers", mean(float64(costs.Markers)/n))
	row("bytes of entries skipped", mean(float64(costs.Skipped)/n))
	row("bytes of names expanded", mean(float64(costs.Expand)/n))
	row("symbols whose scan reads less", count(sum.Losers))
	if sum.Losers > 0 {
		row("the last of them, counted from 0 in memory", count(sum.LastLoser))
	}
	row("symbols whose scan reads 715 times as much or more", count(sum.Gain715))
	row("bytes of a scan over all symbols", count(costs.Whole()))
	row("searches that read as much as that scan", count(costs.Crossing()))
	row("names that several symbols have", count(costs.Shared.Names))
	row("symbols with such a name", count(costs.Shared.Symbols))
	return t
}

func histogram(costs *study.Costs) figureTable {
	scan, search := study.Describe(costs.Scan).Decades, study.Describe(costs.Search).Decades
	t := figureTable{name: "histogram", about: "symbols by the bytes of table that their lookups read; a row begins at 10^(row/10) bytes", columns: []string{"row", "scan", "search"}}
	at := func(counts []uint32, i int) uint32 {
		if i < len(counts) {
			return counts[i]
		}
		return 0
	}
	for i := range max(len(scan), len(search)) {
		if at(scan, i)+at(search, i) > 0 {
			t.rows = append(t.rows, []cell{count(i), count(at(scan, i)), count(at(search, i))})
		}
	}
	return t
}

func spacings(costs *study.Costs) figureTable {
	t := figureTable{name: "spacing", about: "a marker for every so many entries: mean bytes of a search, of these skipping; bytes of all markers", columns: []string{"every", "read", "skipped", "markers"}}
	n := float64(len(costs.Search))
	for _, x := range costs.Spacings() {
		t.rows = append(t.rows, []cell{count(x.Every), mean(float64(x.Read) / n), mean(float64(x.Skips) / n), count(x.Memory)})
	}
	return t
}

func together(costs *study.Costs) figureTable {
	t := figureTable{name: "together", about: "bytes to find so many names at once, exact means over all choices of them", columns: []string{"names", "scan", "search"}}
	for _, x := range costs.Batches() {
		t.rows = append(t.rows, []cell{count(x.Names), mean(x.Scan), mean(x.Search)})
	}
	return t
}

func apart(a *study.Apart) figureTable {
	t := figureTable{name: "distances", about: "places between neighbours of one order in the other, by tenths; neighbours are 1 apart", columns: []string{"tenth", "sorted by name", "in memory"}}
	for i, far := range a.ByName.Quantiles {
		t.rows = append(t.rows, []cell{count(i), count(far), count(a.InOrder.Quantiles[i])})
	}
	return t
}

func (s *studied) training() figureTable {
	t := figureTable{name: "training", about: "rounds of training: the pair and how often it stood there, then bytes of all names, a length byte each", columns: []string{"round", "token", "first", "second", "count", "left"}}
	if !study.FindRounds(s.tables, s.columns) {
		return t
	}
	played := study.Train(s.tables, s.columns, func(done, total int) { s.progress.show("train", done, total) })
	text := func(slot uint8) cell { return words(plain(string(s.tables.Token(slot)))) }
	for i, r := range s.tables.Rounds {
		t.rows = append(t.rows, []cell{count(i + 1), text(r.Slot), text(r.First), text(r.Second), count(r.Count), count(played.Left[i])})
	}
	return t
}

func (s *studied) growth() (figureTable, error) {
	t := figureTable{name: "growth", about: "tables of every 64th symbol, every 32nd and so on: most probes, symbols whose scan reads less, bytes of tables, mean bytes of a lookup",
		columns: []string{"symbols", "probes", "scan wins", "tables", "search", "scan"}}
	grown, err := study.Grow(s.tables, s.columns, func(done, total int) error {
		s.progress.show("grow", done, total)
		return nil
	})
	for _, g := range grown {
		n := float64(g.Symbols)
		t.rows = append(t.rows, []cell{count(g.Symbols), count(g.Probes), count(g.Losers), count(g.Tables), mean(float64(g.Search) / n), mean(float64(g.Scan) / n)})
	}
	return t, err
}

func (s *studied) designs() (figureTable, error) {
	t := figureTable{name: "designs", about: "bytes of tables in memory, and packed by " + packing.XZName + ", each by itself; mean bytes read by name and by address; bytes to list all; names looked up to verify",
		columns: []string{"design", "names", "index", "spacing", "memory", "image", "by name", "by address", "listing", "ran"}}
	all, facts, err := designs.Measure(s.tables, designs.Options{Pack: packing.XZ, Progress: func(done, total int, _ *designs.Measured) error {
		s.progress.show("build", done, total)
		return nil
	}})
	if err != nil {
		return t, err
	}
	n := float64(facts.Symbols)
	for i, m := range all {
		t.rows = append(t.rows, []cell{count(i + 1), words(m.Names.String()), words(m.Index.String()), count(m.Spacing), count(m.Memory), count(m.Image),
			mean(float64(m.ByName) / n), mean(float64(m.ByAddress) / n), count(m.Listing), count(m.Ran)})
	}
	return t, nil
}
