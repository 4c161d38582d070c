package archive

import (
	"errors"
	"io"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// An Entry is a file of an archive that may be opened.
type Entry struct {
	Path string // without control characters and the like, which an archive may hold; Options.Path takes it in this form
	Size int64  // bytes
	Kind Kind
}

// A Choice is the error for an archive in which several files may be the one: ask for one by its path.
type Choice struct {
	Archive string
	Entries []Entry // in the order of the archive, the first maxEntries
	More    int     // how many more files there are that are not in the list
}

// maxEntries is how many files a person may choose from.
const maxEntries = 200

func (c *Choice) Error() string { return c.Parse().Error() }

// Parse turns the choice into an error, for callers that cannot ask which file to open.
func (c *Choice) Parse() *symtab.ParseError {
	list := ""
	for i, e := range c.Entries[:min(len(c.Entries), 3)] {
		if i > 0 {
			list += ", "
		}
		list += e.Path
	}
	if len(c.Entries) > 3 {
		list += ", ..."
	}
	return &symtab.ParseError{Code: "choose", Cause: c.Counted() + ": " + list,
		Hint: "say which one to open"}
}

// Counted says how many files there are to choose from, in words: "there are 2 maps and kernels in the ZIP archive".
func (c *Choice) Counted() string {
	what := " maps and kernels in the "
	if len(c.Entries) > 0 && c.Entries[0].Kind == Archive {
		what = " archives in the "
	}
	return "there are " + strconv.Itoa(len(c.Entries)+c.More) + what + c.Archive
}

func (s *search) choice() error {
	n := min(len(s.entries), maxEntries)
	return &Choice{s.archive, s.entries[:n], len(s.entries) - n}
}

const unpackFirst = "unpack it and open the map or the kernel in it"

// nothing returns the error for an archive that has no file to open.
func (s *search) nothing() error {
	looked := "there is no map and no kernel among the " + strconv.Itoa(s.files) + " files of the " + s.archive
	switch {
	case s.options.Path != "":
		return &symtab.ParseError{Code: "no-entry", Text: s.options.Path, Cause: "there is no file " + s.options.Path + " in the " + s.archive, Hint: "give a path as the list of its files shows it"}
	case s.stub != nil:
		return s.stub
	case s.archive == "ar archive":
		looked = "this is an archive that is no Debian package: it has no member data.tar"
	}
	return &symtab.ParseError{Code: "package", Cause: looked, Hint: unpackFirst}
}

var errHeader = errors.New("a header is not valid")

// explain turns an error of reading an archive into one for people.
func (s *search) explain(err error) error {
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return err
	}
	at := int(s.meter.source.Size()) - s.meter.source.Len()
	near := "the " + s.archive + " is damaged: "
	if at > 0 {
		near = "the " + s.archive + " is damaged near byte " + strconv.Itoa(at) + ": "
	}
	const again = "copy or download it again, and compare its checksum"
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &symtab.ParseError{Code: "truncated", Offset: at, Cause: "the " + s.archive + " should go on beyond byte " + strconv.Itoa(int(s.meter.source.Size())) + ", where the file ends", Hint: "the file is not whole: " + again}
	}
	return &symtab.ParseError{Code: "damaged", Offset: at, Cause: near + err.Error(), Hint: again}
}

// Explain adds to an error about the contents which file of the archive it is about.
func (f *File) Explain(err error) error {
	var parse *symtab.ParseError
	if f.Archive == "" || !errors.As(err, &parse) {
		return err
	}
	of := *parse
	of.Cause = f.Path + " in the " + f.Archive + ": " + of.Cause
	return &of
}
