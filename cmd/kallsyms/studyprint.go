package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// title says of which tables the figures are.
func (s *studied) title() string {
	text := plain(s.file) + " (" + s.tables.Release.Name + "): " + strconv.Itoa(s.tables.NumSyms) + " symbols"
	if s.indexBuilt {
		text += "; the release has no name order, so what follows is of one built by the rules of 6.2"
	}
	return text
}

// writeText prints the tables one after another, columns aligned, numbers on the right.
func writeText(out io.Writer, title string, figures []figureTable) error {
	w := bufio.NewWriter(out)
	w.WriteString(title + "\n")
	for _, t := range figures {
		w.WriteString("\n" + t.name + ": " + t.about + "\n")
		widths := t.widths()
		for i, column := range t.columns {
			pad(w, cell{text: column, number: len(t.rows) > 0 && t.rows[0][i].number}, widths[i], i == len(t.columns)-1)
		}
		for _, row := range t.rows {
			for i, c := range row {
				pad(w, c, widths[i], i == len(row)-1)
			}
		}
	}
	return w.Flush()
}

func (t *figureTable) widths() []int {
	widths := make([]int, len(t.columns))
	for i, column := range t.columns {
		widths[i] = len(column)
	}
	for _, row := range t.rows {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c.text))
		}
	}
	return widths
}

func pad(w *bufio.Writer, c cell, width int, last bool) {
	space := strings.Repeat(" ", width-utf8.RuneCountInString(c.text))
	switch {
	case c.number && last:
		w.WriteString("  " + space + c.text + "\n")
	case c.number:
		w.WriteString("  " + space + c.text)
	case last:
		w.WriteString("  " + c.text + "\n")
	default:
		w.WriteString("  " + c.text + space)
	}
}

// writeCSV prints a line for each figure: table, row, column, value. The row is the first column's value.
func writeCSV(out io.Writer, figures []figureTable) error {
	w := csv.NewWriter(out)
	w.Write([]string{"table", "row", "column", "value"})
	for _, t := range figures {
		for _, row := range t.rows {
			for i, c := range row[1:] {
				w.Write([]string{t.name, row[0].text, t.columns[i+1], c.harmless()})
			}
		}
	}
	w.Flush()
	return w.Error()
}

// harmless is the cell's text as a spreadsheet takes it for text: a token may begin like a formula.
func (c cell) harmless() string {
	if !c.number && c.text != "" && strings.ContainsRune("=+-@\t\r", rune(c.text[0])) {
		return "'" + c.text
	}
	return c.text
}

// writeJSON prints an object with facts, which get an entry "tables", and in that, by name, each table as a list of objects.
func writeJSON(out io.Writer, facts map[string]any, figures []figureTable) error {
	type table struct {
		About string                       `json:"about"`
		Rows  []map[string]json.RawMessage `json:"rows"`
	}
	tables := map[string]table{}
	for _, t := range figures {
		list := table{About: t.about, Rows: []map[string]json.RawMessage{}}
		for _, row := range t.rows {
			object := map[string]json.RawMessage{}
			for i, c := range row {
				object[t.columns[i]] = c.json()
			}
			list.Rows = append(list.Rows, object)
		}
		tables[t.name] = list
	}
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	facts["tables"] = tables
	return e.Encode(facts)
}

func (c cell) json() json.RawMessage {
	if c.number {
		return json.RawMessage(c.text)
	}
	quoted, err := json.Marshal(c.text)
	if err != nil {
		return json.RawMessage(`""`) // a string always has a form in JSON
	}
	return quoted
}
