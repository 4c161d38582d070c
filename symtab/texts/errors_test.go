package texts

import (
	"errors"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// wantError imports a text that is refused, with a code, a line (-1 for any), and words in the cause or the hint.
func wantError(t *testing.T, src, code string, line int, says string) {
	t.Helper()
	symbols, report, err := Import([]byte(src), symtab.Wanted{})
	var e *symtab.ParseError
	if !errors.As(err, &e) || symbols != nil || report != nil {
		t.Fatalf("Import = %v, %v, %v", symbols, report, err)
	}
	if e.Code != code || line >= 0 && e.Line != line || !strings.Contains(e.Cause+"; "+e.Hint, says) || e.Hint == "" {
		t.Errorf("error %q, line %d: %s; %s; want %q, line %d, %q", e.Code, e.Line, e.Cause, e.Hint, code, line, says)
	}
}
