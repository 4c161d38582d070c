package bench

import (
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/wire"
)

// BenchmarkStudy counts what Learn shows of the page's sample, with the answer's frame, as wasm/study does in the browser. The bench of the
// browser runs it to set both times side by side.
func BenchmarkStudy(b *testing.B) {
	t := sampletest.Tables(b, sampletest.Debian)
	columns := t.Columns()
	b.Run("costs", func(b *testing.B) {
		for b.Loop() {
			costs := study.Count(t, columns)
			wire.Costs(costs, costs.Sum(columns.Type), study.Sort(t))
		}
	})
	b.Run("training", func(b *testing.B) {
		for b.Loop() {
			wire.Training(study.Train(t, columns, func(int, int) {}))
		}
	})
}
