package texts

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// What each tool prints is read in each of some dressings, too.
func TestDressedTools(t *testing.T) {
	perLine := func(format func(i int, line string) string) func(string) string {
		return func(text string) string {
			var b strings.Builder
			i := 0
			for line := range strings.Lines(text) {
				i++
				b.WriteString(format(i, strings.TrimSuffix(line, "\n")) + "\n")
			}
			return b.String()
		}
	}
	dressings := map[string]func(string) string{
		"cat -n":   perLine(func(i int, l string) string { return fmt.Sprintf("%6d\t%s", i, l) }),
		"grep -n":  perLine(func(i int, l string) string { return fmt.Sprintf("%d:%s", i, l) }),
		"log":      perLine(func(i int, l string) string { return fmt.Sprintf("[   12.%06d] %s", i, l) }),
		"mail":     perLine(func(_ int, l string) string { return "> " + l }),
		"CRLF":     perLine(func(_ int, l string) string { return l + "\r" }),
		"CR":       func(text string) string { return strings.ReplaceAll(text, "\n", "\r") },
		"UTF-16":   func(text string) string { return utf16Text(false, "\ufeff", text) },
		"no tabs":  func(text string) string { return strings.ReplaceAll(text, "\t", "        ") },
		"fence":    func(text string) string { return "```\n" + text + "```\n" },
		"terminal": func(text string) string { return "me@host:~/linux$ nm vmlinux\n" + text + "me@host:~/linux$ " },
		"C string": perLine(func(_ int, l string) string { return "\t\"" + l + "\\n\"" }),
		"colours":  perLine(func(_ int, l string) string { return "\x1b[32m" + l + "\x1b[m" }),
	}
	truth := map[bool]string{false: plainOf(t, string(toolText(t, "map64"))), true: plainOf(t, string(toolText(t, "map32")))}
	files, err := filepath.Glob(tools + "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		file := strings.TrimSuffix(filepath.Base(path), ".txt")
		if file == "readelf-cut.long" {
			continue
		}
		for name, dress := range dressings {
			t.Run(file+" "+name, func(t *testing.T) {
				got, _ := mapOf(t, []byte(dress(string(toolText(t, file)))))
				if want := truth[strings.HasSuffix(file, "32")]; got != want {
					t.Errorf("read as\n%swant\n%s", got, want)
				}
			})
		}
	}
}
