package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
)

type answered struct {
	Symbols, OtherSymbols int
	Tables                map[string]struct{ Rows []map[string]any }
}

// row returns the first row of a table that has a value in a column.
func (a *answered) row(table, column, value string) map[string]any {
	for _, r := range a.Tables[table].Rows {
		if r[column] == value {
			return r
		}
	}
	return nil
}

func ask(t *testing.T, status int, stdin string, args ...string) (a answered, messages string) {
	t.Helper()
	got, out, messages := invoke(t, stdin, append(args, "--json")...)
	if err := json.Unmarshal([]byte(out), &a); err != nil || got != status {
		t.Fatalf("%v: status %d, want %d: %v, %q", args, got, status, err, messages)
	}
	return a, messages
}

// kernelMaps unpacks two maps, of 5.10 and 6.12.
func kernelMaps(t *testing.T) (older, newer string) {
	t.Helper()
	dir := t.TempDir()
	for _, x := range []struct {
		path *string
		name string
	}{{&older, "debian-5.10.262-amd64.map"}, {&newer, "debian-6.12.117-cloud-amd64.System.map"}} {
		*x.path = filepath.Join(dir, x.name)
		if err := os.WriteFile(*x.path, gzfile.MustRead(t, "../../symtab/testdata/kernels/"+x.name+".gz"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return older, newer
}

// The figures were counted by other programs, in other languages; symtab/compare has the same.
func TestCompareKernels(t *testing.T) {
	older, newer := kernelMaps(t)
	a, messages := ask(t, 2, "", "--compare="+newer, older, "--max-growth=1M")
	if a.Symbols != 105158 || a.OtherSymbols != 154686 || a.row("symbols", "figure", "kept")["value"] != 63680.0 || a.row("tables", "table", "all")["difference"] != 1449828.0 ||
		a.row("families", "family", "__pfx_*")["bytes B"] != 1018298.0 || len(a.Tables["renamed"].Rows) != 294 || !strings.Contains(messages, "1449828 bytes larger, more than 1048576") {
		t.Errorf("%+v, %q", a.Tables["symbols"], messages)
	}
	for _, limit := range []string{"1449828", "2M", "82%", "1500k"} {
		ask(t, 0, "", "--compare", newer, "--max-growth", limit, older)
	}
	ask(t, 2, "", "--compare", newer, "--max-growth", "81%", older)
	ask(t, 0, "", "--compare", older, "--max-growth", "0", newer)
}

func TestCostOfKernel(t *testing.T) {
	_, newer := kernelMaps(t)
	a, _ := ask(t, 0, "", "--cost", newer)
	for build, want := range map[string][2]float64{"as it is": {154686, 3220491}, "without CONFIG_KALLSYMS_ALL": {102257, 2050250}, "without __pfx_ symbols": {105553, 2177630}, "by the rules of 6.1": {154679, 2756324}} {
		if r := a.row("builds", "build", build); r["symbols"] != want[0] || r["bytes"] != want[1] {
			t.Errorf("%s: %v, want %v", build, r, want)
		}
	}
	if r := a.row("builds", "build", "as it is"); r["gzip"] != 1609504.0 || a.row("areas", "area", ".text")["symbols"] != 97314.0 {
		t.Errorf("%v, %v", r, a.Tables["areas"])
	}
}

func TestNamesOfKernel(t *testing.T) {
	_, newer := kernelMaps(t)
	a, messages := ask(t, 2, "", "--same-name=init_once", newer)
	fourth := a.Tables["symbols"].Rows[3]
	if len(a.Tables["symbols"].Rows) != 9 || fourth["after"] != "ramfs_get_inode" || fourth["address"] != "ffffffff815a5840" || !strings.Contains(messages, "9 symbols are called init_once") {
		t.Errorf("%v, %q", fourth, messages)
	}
	if a, _ := ask(t, 0, "", "--same-name=tcp_v4_connect", newer); a.row("lookup", "figure", "search since 6.2")["value"] != 3330.0 || a.row("lookup", "figure", "scan until 6.1")["value"] != 6421349.0 {
		t.Errorf("%v", a.Tables["lookup"])
	}
	if a, _ := ask(t, 2, "", "--same-name=finish_task_switch", newer); a.row("near", "name", "finish_task_switch.isra.0") == nil {
		t.Errorf("%v", a.Tables["near"])
	}
	a, _ = ask(t, 0, "", "--locate=ffffffff81b14d3c", newer)
	if a.Tables["places"].Rows[0]["symbol"] != "tcp_v4_connect+0x1ac/0x520" {
		t.Errorf("%v", a.Tables["places"])
	}
	_, messages = ask(t, 2, "Call Trace:\n tcp_v4_connect+0x1ac/0x570\n inet_stream_connect+0x36/0x60\n", "--locate=-", newer)
	if !strings.Contains(messages, "1 of 2 places do not agree with this map; 1 of 2 sizes do") {
		t.Errorf("%q", messages)
	}
}

func TestQuestionText(t *testing.T) {
	status, out, messages := invoke(t, "", "--same-name=vfs_read", teachingMap)
	if status != 0 || messages != "" || !strings.Contains(out, "\nsymbols: with this name") {
		t.Errorf("status %d, %q, %q", status, out, messages)
	}
	status, out, _ = invoke(t, "", "--compare="+teachingMap, teachingMap)
	if status != 0 || !strings.Contains(out, "\nand "+teachingMap) {
		t.Errorf("status %d, %q", status, out)
	}
}

func TestQuestionRefuses(t *testing.T) {
	for args, says := range map[string]string{
		"--compare=a": "needs one map or kernel beside it", "--cost=a b": "no map beside it", "--compare=a --cost=b": "ask one of them", "--max-growth=1 a": "goes with --compare",
		"--compare=a --max-growth=x b": "give a number of bytes", "--shift=1 a": "goes with --locate", "--locate=x --shift=y a": "hexadecimal digits",
		"--cost=a --open=b": "leave --open", "--same-name=x --all-symbols a": "no option of how to build", "--cost=../../go.mod": "go.mod: ",
	} {
		if status, out, messages := invoke(t, "", strings.Fields(args)...); status != 1 || out != "" || !strings.Contains(messages, says) {
			t.Errorf("%s: status %d, %q, %q; want %q", args, status, out, messages, says)
		}
	}
}
