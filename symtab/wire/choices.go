package wire

import "github.com/kallscope/kallscope/symtab"

// Choices are the files of an archive to choose from. They are an error to whoever wants one file.
type Choices struct {
	Told *symtab.ParseError // with the code "choose", for people who cannot choose
	List []Choice           // in the order of the archive
}

// A Choice is one of them.
type Choice struct {
	Path string // what options.path of the next load must be
	Size int64  // bytes
	Kind string // "map" or "kernel"
}

func (c *Choices) Error() string { return c.Told.Error() }

// Frame makes the frame of an error with a list.
func (c *Choices) Frame() *Frame {
	f := Error(c.Told)
	var paths, kinds []string
	var sizes []uint64
	for _, choice := range c.List {
		paths, kinds, sizes = append(paths, choice.Path), append(kinds, choice.Kind), append(sizes, uint64(choice.Size))
	}
	f.strings(SecChoicePaths, paths)
	f.u64(SecChoiceSizes, sizes)
	f.strings(SecChoiceKinds, kinds)
	return f
}
