package archive

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/unpack"
	"github.com/kallscope/kallscope/symtab/texts"
)

// isArchive reports whether a file of an archive is an archive itself: by how it begins or, where it is compressed, by its name.
func isArchive(name string, head []byte) bool {
	for _, magic := range [...]string{"!<arch>\n", "\xed\xab\xee\xdb", "PK\x03\x04"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	base := path.Base(name)
	return isTar(head) || unpack.Compressor(head) != "" && (strings.Contains(base, ".tar.") || hasEnd(base, ".tgz", ".txz", ".tbz2", ".tzst"))
}

func hasEnd(base string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(base, end) {
			return true
		}
	}
	return false
}

// addArchive notes an archive in the archive. It counts only if no map and no kernel stands beside it.
func (s *search) addArchive(path string, size int64, head []byte, r io.Reader) (err error) {
	s.drop()
	s.inner = append(s.inner, Entry{path, size, Archive})
	if s.nested = (entry{}); len(s.inner) > 1 || len(s.entries) > 0 {
		return nil
	}
	s.program = entry{}
	s.nested, err = s.read(path, size, head, r)
	return err
}

// addProgram keeps the largest file in /boot, as long as no map and no kernel was found. Xen and GNU Mach have some 3
// MB.
func (s *search) addProgram(path string, size int64, head []byte, r io.Reader) (err error) {
	const largest = 32 << 20
	if !isProgramFile(path, head) || size > largest || size <= s.program.size || len(s.entries) > 0 || len(s.inner) > 0 {
		return nil
	}
	s.program, err = s.read(path, size, head, r)
	return err
}

func isProgramFile(path string, head []byte) bool {
	return strings.HasPrefix(path, "boot/") && len(head) == headSize && !texts.IsText(head)
}

// asked keeps an archive in the archive whose path is the beginning of the one that is asked for.
func (s *search) asked(path, wanted string, size int64, r io.Reader) error {
	if !strings.HasPrefix(wanted, path+"/") || s.options.inside != nil {
		return nil
	}
	if err := s.keep(path, size, nil, r); err != nil {
		return err
	}
	s.entries = append(s.entries, Entry{path, size, Archive})
	return errFound
}

// openInner opens the archive that was kept. What is in it has the path of that archive before its own.
func (s *search) openInner() (*File, error) {
	o, before := *s.options, s.kept.path+"/"
	o.inside, o.Path = s, strings.TrimPrefix(o.Path, before)
	if o.Path == s.kept.path {
		o.Path = ""
	}
	f, err := Open(s.kept.data, o)
	if choice, is := err.(*Choice); is {
		for i := range choice.Entries {
			choice.Entries[i].Path = before + choice.Entries[i].Path
		}
		choice.Archive += " in the " + s.archive
		return nil, choice
	}
	if err != nil {
		return nil, (&File{Archive: s.archive, Path: s.kept.path}).Explain(s.unpackHint(err))
	}
	f.Archive, f.Path = s.archive, strings.TrimSuffix(before+f.Path, "/")
	return f, nil
}

// unpackHint gives the command that unpacks an archive in an archive that holds another one.
func (s *search) unpackHint(err error) error {
	var parse *symtab.ParseError
	if !errors.As(err, &parse) || parse.Code != "package" {
		return err
	}
	of := *parse
	of.Hint = "unpack it (" + commandFor(s.kept.path) + ") and open the map or the kernel in it"
	return &of
}

// commandFor returns the command that unpacks an archive on a Linux system.
func commandFor(name string) string {
	switch base := path.Base(name); {
	case strings.HasSuffix(base, ".deb"):
		return "dpkg-deb -x " + base + " ."
	case strings.HasSuffix(base, ".rpm"):
		return "rpm2cpio " + base + " | cpio -id"
	case strings.HasSuffix(base, ".zip"):
		return "unzip " + base
	default:
		return "tar -xf " + base
	}
}
