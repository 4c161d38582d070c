package archive

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/unpack"
	"github.com/kallscope/kallscope/symtab/texts"
)

// A search goes through the files of an archive for the one to open.
type search struct {
	options *Options
	meter   *meter
	size    int    // bytes of the archive
	archive string // what it is

	files   int     // regular files so far
	entries []Entry // those that count
	kept    entry   // the one map or kernel found or, while there is none, the only file of the archive
	inner   []Entry // archives in the archive
	nested  entry   // the only one of them
	program entry   // the largest file in /boot that is no map, kernel or archive: it may show what the archive is for
	// otherwise is the error for an archive without a map and a kernel, when the kept file is only the likeliest one.
	otherwise error
	stub      error // the error for Debian's placeholder, if the archive has it
}

// An entry is a file of the archive with its contents.
type entry struct {
	path string
	size int64
	data []byte // nil if the file is too large to keep
}

// room is the largest size of a file that fits into memory beside the archive and its decoder.
func (s *search) room() int64 {
	const decoder = 128 << 20
	return max(unpack.MaxMemory-decoder-int64(s.size), 0)
}

// errFound ends going through an archive once the file that was asked for has been read.
var errFound = errors.New("found")

// add examines a regular file of the archive, and keeps it if it may be the one to open.
func (s *search) add(path string, size int64, r io.Reader) error {
	s.files++
	path = clean(path)
	if wanted := s.options.Path; wanted != "" {
		if path != wanted {
			return s.asked(path, wanted, size, r)
		}
		if err := s.keep(path, size, nil, r); err != nil {
			return err
		}
		s.entries = append(s.entries, Entry{path, size, Unknown})
		return errFound
	}
	head := make([]byte, min(size, headSize))
	if _, err := io.ReadFull(r, head); err != nil {
		return err
	}
	kind := kindOf(path, size, head)
	if kind == Archive && s.options.inside == nil {
		return s.addArchive(path, size, head, r)
	}
	if kind == Unknown || kind == Archive {
		if err := symtab.Sniff(head); isStub(err) {
			s.stub = err
		}
		if s.files > 1 {
			s.drop()
			return s.addProgram(path, size, head, r)
		}
		err := s.keep(path, size, head, r)
		if isProgramFile(path, head) {
			s.program = s.kept
		}
		return err
	}
	s.entries = append(s.entries, Entry{path, size, kind})
	s.nested, s.program = entry{}, entry{}
	if len(s.entries) > 1 {
		s.kept = entry{}
		return nil
	}
	return s.keep(path, size, head, r)
}

// drop forgets a file that was kept because it was the only one.
func (s *search) drop() {
	if len(s.entries) == 0 {
		s.kept = entry{}
	}
}

// keep reads the rest of a file whose beginning has been read. Of a file that is too large, only the size is noted.
func (s *search) keep(path string, size int64, head []byte, r io.Reader) (err error) {
	s.kept, err = s.read(path, size, head, r)
	return err
}

func (s *search) read(path string, size int64, head []byte, r io.Reader) (e entry, err error) {
	e = entry{path: path, size: size}
	if size > s.meter.left {
		return e, s.meter.spend(size) // before memory is reserved for the size that a header claims
	}
	if size > s.room() {
		return e, nil
	}
	data := append(make([]byte, 0, size), head...)[:size]
	if _, err := io.ReadFull(r, data[len(head):]); err != nil {
		return e, err
	}
	e.data = data
	return e, nil
}

// result returns the file that the search has found, or the error that explains why there is none. err is how reading
// the archive ended.
func (s *search) result(err error) (*File, error) {
	if len(s.entries) == 0 && len(s.inner) > 0 && s.options.Path == "" {
		s.entries, s.kept = s.inner, s.nested
	}
	switch {
	case s.meter.err != nil:
		return nil, s.meter.err
	case err != nil && err != errFound:
		return nil, s.explain(err)
	case len(s.entries) > 1:
		return nil, s.choice()
	case len(s.entries) == 0 && s.program.data != nil && s.stub == nil:
		s.kept, s.otherwise = s.program, s.nothing()
	case len(s.entries) == 0 && (s.files != 1 || s.options.Path != ""):
		return nil, s.nothing()
	case s.kept.data == nil && s.kept.size > 0:
		return nil, &symtab.ParseError{Code: "too-large", Cause: s.kept.path + " in the " + s.archive + " has " + strconv.FormatInt(s.kept.size, 10) + " bytes, and the limit here is " + strconv.FormatInt(s.room(), 10),
			Hint: "unpack the " + s.archive + " and open the file by itself"}
	}
	return s.open()
}

// open undoes the compressor of a map that was found.
func (s *search) open() (*File, error) {
	left := max(1, int(min(s.meter.left, s.room(), unpack.DefaultMaxOutput)))
	f := &File{Data: s.kept.data, Archive: s.archive, Path: s.kept.path, MaxOutput: left, Otherwise: s.otherwise}
	head := f.Data[:min(len(f.Data), headSize)]
	if s.options.inside == nil && s.otherwise == nil && isArchive(f.Path, head) {
		return s.openInner()
	}
	if f.Text = texts.IsText(head); f.Text || unpack.Compressor(head) == "" {
		return f, nil
	}
	o := *s.options
	o.MaxOutput = left
	text, err := whole(f.Data, &o)
	if err != nil {
		return nil, f.Explain(err)
	}
	f.Data, f.Layers, f.Text = text.Data, text.Layers, text.Text
	return f, nil
}

// clean makes a path that can be shown and asked for: archives may hold any bytes.
func clean(path string) string {
	path = strings.ToValidUTF8(path, "\uFFFD")
	path = strings.Map(func(c rune) rune {
		if !unicode.IsPrint(c) {
			return '\uFFFD'
		}
		return c
	}, path)
	for strings.HasPrefix(path, "./") {
		path = path[2:]
	}
	return strings.TrimLeft(path, "/")
}
