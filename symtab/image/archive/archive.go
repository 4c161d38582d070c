package archive

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/kallscope/kallscope/symtab/image/unpack"
	"github.com/kallscope/kallscope/symtab/texts"
)

// A File is what was opened: the file of an archive, or the file itself.
type File struct {
	Data    []byte         // aliases what was opened where nothing was taken out of it
	Archive string         // "tar archive", "ZIP archive", "Debian package", "RPM package"; empty outside of one
	Path    string         // in the archive
	Layers  []unpack.Layer // what a text was unpacked from; none for what is no text
	// MaxOutput is what of the bounds on the whole archive is left for unpacking a kernel in it; 0 outside of one.
	MaxOutput int
	// Otherwise is the error that holds unless the file turns out to be a known program: where an archive has no map and no kernel,
	// the likeliest file in it is returned, so that what it is can be named.
	Otherwise error
	Text      bool // what was unpacked, or is in the archive, is a text. Of a file that is neither nothing is said
}

// Options say what to open, bound the work and report it.
type Options struct {
	// Path is the file to open of an archive, as in Entry.Path; empty: the one that is a map or a kernel.
	Path string

	inside *search // the archive that the file is in

	// MaxOutput is the most bytes a text may unpack to; 0 means unpack.DefaultMaxOutput.
	MaxOutput int

	// Progress, when set, is called now and then with the bytes of the file that have been read. An error it returns ends the work.
	Progress func(done, total int) error
}

// Open takes the map or kernel out of a file.
func Open(file []byte, o Options) (*File, error) {
	m := newMeter(len(file), o.Progress)
	m.source = bytes.NewReader(file)
	s := search{options: &o, meter: m, size: len(file)}
	if outer := o.inside; outer != nil {
		m.left = min(m.left, outer.meter.left)
		m.told = m.left
		s.size += outer.size
	}
	for _, read := range [...]func(*search, []byte) (bool, error){readZip, readDeb, readRPM} {
		if is, err := read(&s, file); is || err != nil {
			return s.result(err)
		}
	}
	r, layers, err := m.peel(bufio.NewReaderSize(m.source, bufferSize))
	head, _ := r.Peek(headSize)
	switch {
	case err == nil && isTar(head):
		s.archive = "tar archive"
		return s.result(s.tar(r))
	case layers == 0:
		return &File{Data: file}, nil
	case err == nil && !texts.IsText(head):
		return &File{Data: file}, nil // image unpacks it, and says what is wrong where that fails
	}
	return whole(file, &o)
}

// whole unpacks a file that was not seen to be anything but a text.
func whole(file []byte, o *Options) (*File, error) {
	data, layers, err := unpack.Whole(file, unpack.Options{MaxOutput: o.MaxOutput, Progress: o.Progress})
	if err != nil {
		return nil, err
	}
	if !texts.IsText(data) {
		return &File{Data: file}, nil
	}
	return &File{Data: data, Layers: layers, Text: true}, nil
}

const (
	bufferSize = 64 << 10
	headSize   = 4 << 10 // how much of a file tells what it is
	maxLayers  = 4       // compressors around an archive or a text
)

// peel undoes the compressors around what r gives. Where one fails it returns what it has so far.
func (m *meter) peel(r *bufio.Reader) (inner *bufio.Reader, layers int, err error) {
	for ; layers < maxLayers; layers++ {
		z, name, err := unpack.NewReader(r)
		if name == "" && err == nil {
			return r, layers, nil
		}
		if err != nil {
			return r, layers + 1, err
		}
		r = bufio.NewReaderSize(&metered{z, m}, bufferSize)
		if _, err := r.Peek(1); err != nil && err != io.EOF {
			return r, layers + 1, err
		}
	}
	return r, layers, nil
}

// From says in words what the file was taken out of, "" where it is the file itself: "boot/vmlinuz in a Debian package", "a text
// compressed with xz".
func (f *File) From() string {
	words := ""
	if f.Archive != "" {
		words = f.Path + " in the " + f.Archive
	}
	var names []string
	for _, l := range slices.Backward(f.Layers) {
		names = append(names, l.Name) // the innermost first
	}
	if len(names) == 0 {
		return words
	}
	if words == "" {
		words = "the file"
	}
	return words + ", unpacked from " + strings.Join(names, " in ")
}
