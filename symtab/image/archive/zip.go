package archive

import (
	"bytes"
	"math"
	"path"

	"github.com/klauspost/compress/zip"

	"github.com/kallscope/kallscope/symtab"
)

// maxZipFiles bounds the list of files of a ZIP archive, which is read at once and takes ten times the memory it has in the archive.
const maxZipFiles = 100_000

// readZip goes through a ZIP archive, if the file is one.
func readZip(s *search, file []byte) (is bool, err error) {
	const local, central, empty = "PK\x03\x04", "PK\x01\x02", "PK\x05\x06"
	if !bytes.HasPrefix(file, []byte(local)) && !bytes.HasPrefix(file, []byte(empty)) {
		return false, nil
	}
	s.archive = "ZIP archive"
	if bytes.Count(file, []byte(central)) > maxZipFiles {
		return true, &symtab.ParseError{Code: "too-large", Cause: "the ZIP archive holds more than 100000 files", Hint: unpackFirst}
	}
	files, err := zip.NewReader(s.meter.source, int64(len(file)))
	if err != nil {
		return true, err
	}
	for _, f := range files.File {
		if !f.Mode().IsRegular() {
			continue
		}
		if err := s.zipped(f); err != nil {
			return true, err
		}
	}
	return true, nil
}

func (s *search) zipped(f *zip.File) error {
	const encrypted = 1
	r, err := f.Open()
	if err == zip.ErrAlgorithm || f.Flags&encrypted != 0 {
		return s.addUnreadable(f.Name)
	}
	if err != nil {
		return err
	}
	defer r.Close()
	if f.UncompressedSize64 > math.MaxInt64 {
		return zip.ErrFormat
	}
	return s.add(f.Name, int64(f.UncompressedSize64), &metered{r, s.meter})
}

// addUnreadable counts a file that is encrypted, or compressed in a way that is not known, and refuses one that is asked for or has the
// name of a map or a kernel.
func (s *search) addUnreadable(name string) error {
	s.files++
	name = clean(name)
	base := path.Base(name)
	if name == s.options.Path || s.options.Path == "" && (isKernelName(base) || isMapName(base)) {
		return &symtab.ParseError{Code: "compression", Text: name, Cause: name + " in the ZIP archive is encrypted, or compressed in a way that is not known", Hint: unpackFirst}
	}
	return nil
}
