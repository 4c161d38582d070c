package texts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tools = "testdata/tools/"

func toolText(t *testing.T, file string) []byte {
	t.Helper()
	src, err := os.ReadFile(tools + file + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// What each tool prints of a file gives the tables that nm -n of it gives. testdata/tools/make.sh made all of them.
func TestTools(t *testing.T) {
	says := map[string]string{
		"nm-S.64": "nm -S", "nm-p.64": "nm", "nm-P.64": "nm -P", "nm-P-A.64": "nm -P -A; taken off: file names", "nm-sysv.64": "nm -f sysv",
		"nm-sysv-A.64": "nm -f sysv -A", "nm-d.64": "nm -t d", "nm-o.64": "nm -t o", "nm-S-d.64": "nm -S -t d", "nm-P-d.64": "nm -P -t d",
		"nm-P-o.64": "nm -P -t o", "nm-sysv-d.64": "nm -f sysv -t d", "readelf.64": "readelf -s", "objdump.64": "objdump -t",
		"nm-S.32": "nm -S", "nm-p.32": "nm", "nm-P.32": "nm -P", "nm-P-A.32": "nm -P -A", "nm-sysv.32": "nm -f sysv", "nm-sysv-A.32": "nm -f sysv -A",
		"nm-d.32": "nm -t d", "nm-o.32": "nm -t o", "nm-S-d.32": "nm -S -t d", "nm-P-d.32": "nm -P -t d", "nm-P-o.32": "nm -P -t o",
		"nm-sysv-d.32": "nm -f sysv -t d", "readelf.32": "readelf -s", "objdump.32": "objdump -t",
		"nm-A.64": "nm -A", "nm-a.64": "nm", "nm-l-S.64": "nm -S -l", "nm-A-l.64": "nm -A -l", "nm-files.64": "2 files", "sysv-files.64": "2 files",
		"readelf-files.64": "2 files",
		"llvm-nm.64":       "nm", "llvm-nm-A.64": "nm -A", "llvm-nm-S.64": "nm -S", "llvm-nm-P.64": "nm -P", "llvm-nm-P-A.64": "nm -P -A",
		"llvm-nm-sysv.64": "nm -f sysv", "llvm-nm-d.64": "nm -t d", "llvm-nm-o.64": "nm -t o", "llvm-readelf.64": "readelf -s", "llvm-objdump.64": "objdump -t",
		"map64": "nm", "map32": "nm", "readelf-cut.long": "",
	}
	files, err := filepath.Glob(tools + "*.txt")
	if err != nil || len(files) != len(says) {
		t.Fatalf("%d files, %d are told of here", len(files), len(says))
	}
	truth := map[bool]string{false: plainOf(t, string(toolText(t, "map64"))), true: plainOf(t, string(toolText(t, "map32")))}
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".txt")
		if name == "readelf-cut.long" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			got, notes := mapOf(t, toolText(t, name))
			if want := truth[strings.HasSuffix(name, "32")]; got != want {
				t.Errorf("read as\n%swant\n%s", got, want)
			}
			told := ""
			for _, n := range notes {
				told += n.Message + "\n"
				if n.Code == NoteUnread || n.Code == NoteCut {
					t.Errorf("note %+v", n)
				}
			}
			if says[name] == "" || !strings.Contains(told, says[name]) {
				t.Errorf("told %q, want %q", told, says[name])
			}
		})
	}
}

func TestCutNames(t *testing.T) {
	wantError(t, string(toolText(t, "readelf-cut.long")), "cut-names", 27, "readelf -sW")
}
