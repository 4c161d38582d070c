package wire

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
)

// Contests makes the frame of the training's rounds, each as a choice between pairs. Without contests the frame has no rounds.
func Contests(t *symtab.Tables, contests []study.Contest) *Frame {
	f := newFrame(KindContests)
	var all, left, tied, touched, rivals []uint32
	for i := range contests {
		c, r := &contests[i], t.Rounds[i]
		all = append(all, uint32(r.Slot), uint32(r.First), uint32(r.Second), c.Rivals[0].Count)
		left = append(left, c.Left)
		tied = append(tied, c.Tied)
		touched = append(touched, c.Touched)
		for _, rival := range c.Rivals {
			rivals = append(rivals, uint32(i), uint32(rival.First), uint32(rival.Second), rival.Count)
		}
	}
	f.u32(SecRounds, all)
	f.u32(SecLeft, left)
	f.u32(SecTied, tied)
	f.u32(SecTouched, touched)
	f.u32(SecRivals, rivals)
	return f
}

// Shrinking makes the frame of the codes of some symbols, before the first round and after each.
func Shrinking(t *study.Training) *Frame {
	f := newFrame(KindShrinking)
	var examples, lengths []uint32
	for _, i := range t.Examples {
		examples = append(examples, uint32(i))
	}
	var codes []byte
	for _, step := range t.Steps {
		lengths = append(lengths, uint32(len(step)))
		codes = append(codes, step...)
	}
	f.u32(SecExamples, examples)
	f.u32(SecStepLens, lengths)
	f.bytes(SecStepCode, codes)
	return f
}

// Releases makes the frame of the tables' own release and of all releases in which a rule changed, oldest first.
func Releases(own symtab.Release) *Frame {
	f := newFrame(KindReleases)
	var names []string
	var layouts []byte
	for _, r := range append([]symtab.Release{own}, symtab.Releases()...) {
		names = append(names, r.Name)
		for i := range LayoutLen {
			if i < len(r.Layout) {
				layouts = append(layouts, byte(r.Layout[i]))
			} else {
				layouts = append(layouts, NoTable)
			}
		}
	}
	f.strings(SecReleaseNames, names)
	f.bytes(SecLayouts, layouts)
	return f
}
