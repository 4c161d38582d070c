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
	Data    []byte         // aliases the opened bytes if nothing was taken out of them
	Archive string         // "tar archive", "ZIP archive", "Debian package", "RPM package"; empty outside of one
	Path    string         // in the archive
	Layers  []unpack.Layer // the compressors that a text was unpacked from; none for anything but a text
	// MaxOutput is the rest of the archive's limit, for unpacking a kernel in it; 0 if the file was in no archive.
	MaxOutput int
	// Otherwise is set for an archive without a map and a kernel. Data is then the likeliest file in it, so that a
	// known program can be named. If it is none, Otherwise is the error.
	Otherwise error
	Text      bool // the unpacked contents, or the file in the archive, are a text. Not set for a file that is neither unpacked nor in an archive
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
		return &File{Data: file}, nil // package image unpacks it, and explains a failure
	}
	return whole(file, &o)
}

// whole unpacks a compressed file that is a text, or may be one.
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
	headSize   = 4 << 10 // how many of its first bytes are examined to find out what a file is
	maxLayers  = 4       // at most this many compressors around an archive or a text
)

// peel undoes the compressors around the data of r. If one fails, it returns the data up to there.
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
