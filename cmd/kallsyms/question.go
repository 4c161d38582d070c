package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/file"
)

// A question is what is asked of a map or a kernel, or of two. At most one of the first four is set.
type question struct {
	compare  string // the other file
	cost     string // the file
	sameName string // a name
	locate   string // an address or a place, "-" for standard input
	growth   string // the limit as it was given, with compare
	shift    string // as it was given, with locate
}

// A stop is an answer at which a job may want to end. The answer is printed all the same; the exit status is 2.
type stop string

func (s stop) Error() string { return string(s) }

func (q *question) asked() bool { return q.name() != "" }

// name is the option of the question, "" if there is none.
func (q *question) name() string {
	switch {
	case q.compare != "":
		return "--compare"
	case q.cost != "":
		return "--cost"
	case q.sameName != "":
		return "--same-name"
	case q.locate != "":
		return "--locate"
	}
	return ""
}

// about names the file that the question is about. Path is the file beside the options.
func (q *question) about(path string) string {
	if q.cost != "" {
		return q.cost
	}
	return path
}

// checkQuestion refuses options that make no sense with a question.
func (c *command) checkQuestion(files []string) error {
	q, o := &c.ask, &c.options
	several := 0
	for _, text := range [...]string{q.compare, q.cost, q.sameName, q.locate} {
		if text != "" {
			several++
		}
	}
	switch name := q.name(); {
	case q.growth != "" && q.compare == "":
		return usageError("--max-growth goes with --compare")
	case q.shift != "" && q.locate == "":
		return usageError("--shift goes with --locate")
	case name == "":
		return nil
	case several > 1:
		return usageError("--compare, --cost, --same-name and --locate are four questions: ask one of them")
	case c.image.asked():
		return usageError(name + " reads a file by itself: leave --open, --from-image and --study out")
	case o.AllSymbols || o.AbsolutePercpu || o.BaseRelative || o.LTOClang || o.PCRelative || c.stats:
		return usageError(name + " takes --release, --member, --json and --csv, and no option of how to build")
	case q.cost != "" && len(files) > 0:
		return usageError("--cost reads one file, and no map beside it")
	case q.cost == "" && len(files) != 1:
		return usageError(name + " needs one map or kernel beside it")
	}
	if q.growth != "" {
		if _, err := q.limit(0); err != nil {
			return err
		}
	}
	_, err := q.shifted()
	return err
}

// limit is the most bytes that tables may grow by from a size.
func (q *question) limit(from int) (int, error) {
	number, unit := q.growth, 1
	switch {
	case strings.HasSuffix(number, "%"):
		share, err := strconv.ParseFloat(strings.TrimSuffix(number, "%"), 64)
		if err != nil || share < 0 || share > 1e6 || share != share {
			return 0, usageError("--max-growth=" + number + ": a number is missing before %")
		}
		return int(float64(from) * share / 100), nil
	case strings.HasSuffix(number, "k"):
		number, unit = strings.TrimSuffix(number, "k"), 1<<10
	case strings.HasSuffix(number, "M"):
		number, unit = strings.TrimSuffix(number, "M"), 1<<20
	}
	bytes, err := strconv.ParseUint(number, 10, 31)
	if err != nil {
		return 0, usageError("--max-growth=" + q.growth + ": give a number of bytes, such as 4096, 64k or 1M, or a share such as 5%")
	}
	return int(bytes) * unit, nil
}

func (q *question) shifted() (uint64, error) {
	if q.shift == "" {
		return 0, nil
	}
	shift, ok := symtab.ParseAddress(q.shift)
	if !ok {
		return 0, usageError("--shift=" + q.shift + ": give up to 16 hexadecimal digits")
	}
	return shift, nil
}

// answer prints the answer to the question.
func (c *command) answer(in, out *os.File) error {
	m, err := c.explored(c.ask.about(c.file))
	if err != nil {
		return err
	}
	a := &answer{title: plain(c.ask.about(c.file)) + " (" + m.Tables.Release.Name + "): " + strconv.Itoa(m.Len()) + " symbols",
		facts: map[string]any{"file": c.ask.about(c.file), "release": m.Tables.Release.Name, "symbols": m.Len()}}
	if !c.form.json && !c.form.csv {
		a.most = 20
	}
	switch {
	case c.ask.compare != "":
		err = c.answerCompare(a, m)
	case c.ask.cost != "":
		err = a.cost(m)
	case c.ask.sameName != "":
		err = a.sameName(m, c.ask.sameName)
	default:
		err = c.answerLocate(a, m, in)
	}
	if err != nil && !errors.As(err, new(stop)) {
		return err
	}
	if wrong := c.form.write(out, a.title, a.facts, a.figures); wrong != nil {
		return wrong
	}
	return err
}

// explored opens a map or a kernel and prepares it.
func (c *command) explored(path string) (*explore.Map, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	opened, err := file.Open(data, file.Options{Wanted: symtab.Wanted{Release: c.image.release}, Path: c.image.member})
	if err != nil {
		return nil, err
	}
	tables, err := tablesOf(opened)
	if err != nil {
		return nil, err
	}
	if tables.NumSyms == 0 {
		return nil, errors.New("there are no symbols in it")
	}
	return explore.New(tables)
}

func (c *command) answerCompare(a *answer, m *explore.Map) error {
	other, err := c.explored(c.ask.compare)
	if err != nil {
		return errors.New(c.ask.compare + ": " + err.Error())
	}
	a.title += "\nand " + plain(c.ask.compare) + " (" + other.Tables.Release.Name + "): " + strconv.Itoa(other.Len()) + " symbols"
	a.facts["other"], a.facts["otherRelease"], a.facts["otherSymbols"] = c.ask.compare, other.Tables.Release.Name, other.Len()
	grown, from, err := a.compare(m, other)
	if err != nil || c.ask.growth == "" {
		return err
	}
	limit, err := c.ask.limit(from)
	if err == nil && grown > limit {
		err = stop("the tables of " + c.ask.compare + " are " + strconv.Itoa(grown) + " bytes larger, more than " + strconv.Itoa(limit))
	}
	return err
}

func (c *command) answerLocate(a *answer, m *explore.Map, in *os.File) error {
	text := c.ask.locate
	if text == "-" {
		if isTerminal(in) {
			return usageError("no input: give a trace on standard input")
		}
		var all bytes.Buffer
		if _, err := all.ReadFrom(io.LimitReader(in, 1<<20)); err != nil {
			return errors.New("standard input: " + err.Error())
		}
		text = all.String()
	}
	shift, err := c.ask.shifted()
	if err != nil {
		return err
	}
	return a.locate(m, m.Locate(text, shift, c.ask.shift != ""))
}
