package archive

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"path"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"

	"github.com/kallscope/kallscope/symtab"
)

var little = binary.LittleEndian

// readZip goes through a ZIP archive, if the file is one, by the directory at its end. The usual packages bring a compressor along, which
// is a twentieth of the browser's program, and hold all of the directory at once, which may have millions of entries.
func readZip(s *search, file []byte) (is bool, err error) {
	const local, none = "PK\x03\x04", "PK\x05\x06"
	if !bytes.HasPrefix(file, []byte(local)) && !bytes.HasPrefix(file, []byte(none)) {
		return false, nil
	}
	s.archive = "ZIP archive"
	at, err := zipDirectory(file)
	if err != nil {
		return true, err
	}
	for {
		z, next, err := zipEntry(file, at)
		if err != nil || next == at {
			return true, err
		}
		if at = next; z.regular {
			if err := s.zipped(z); err != nil {
				return true, err
			}
		}
	}
}

var (
	errNoDirectory = errors.New("there is no directory at its end")
	errZIP64       = errors.New("it is larger than 4 GiB, or has files that are")
	errSum         = errors.New("a checksum is wrong")
)

// zipDirectory finds the directory by the record of 22 bytes and a comment that ends the file: the directory's size is at 12, its
// offset at 16.
func zipDirectory(file []byte) (at int, err error) {
	const magic, recordSize, maxComment, offsetAt = "PK\x05\x06", 22, math.MaxUint16, 16
	from := max(0, len(file)-recordSize-maxComment)
	end := bytes.LastIndex(file[from:], []byte(magic))
	if end < 0 || len(file)-from-end < recordSize {
		return 0, errNoDirectory
	}
	offset := little.Uint32(file[from+end+offsetAt:])
	if offset == math.MaxUint32 {
		return 0, errZIP64
	}
	if uint64(offset) > uint64(from+end) {
		return 0, errNoDirectory
	}
	return int(offset), nil
}

// A zipFile is an entry of the directory.
type zipFile struct {
	name      string
	regular   bool
	encrypted bool
	method    uint16
	sum       uint32
	size      int64
	packed    []byte
}

// zipEntry reads an entry of the directory, 46 bytes and three texts, and finds its data behind another header of 30 bytes and two texts.
// Next is where the entry after it begins, and at itself where there is none.
func zipEntry(file []byte, at int) (z zipFile, next int, err error) {
	const (
		magic, localMagic                                       = "PK\x01\x02", "PK\x03\x04"
		madeByAt, flagsAt, methodAt, sumAt, packedAt, sizeAt    = 5, 8, 10, 16, 20, 24
		nameAt, extraAt, commentAt, modeAt, localAt, headerSize = 28, 30, 32, 40, 42, 46
		localNameAt, localExtraAt, localSize                    = 26, 28, 30
		encrypted, unix, typeMask, regular                      = 1, 3, 0xf000, 0x8000
	)
	h := file[at:]
	if len(h) < headerSize || string(h[:len(magic)]) != magic {
		return z, at, nil
	}
	name := int(little.Uint16(h[nameAt:]))
	size := headerSize + name + int(little.Uint16(h[extraAt:])) + int(little.Uint16(h[commentAt:]))
	if size > len(h) {
		return z, at, io.ErrUnexpectedEOF
	}
	z = zipFile{name: string(h[headerSize : headerSize+name]), encrypted: h[flagsAt]&encrypted != 0, method: little.Uint16(h[methodAt:]),
		sum: little.Uint32(h[sumAt:]), size: int64(little.Uint32(h[sizeAt:]))}
	kind := little.Uint16(h[modeAt:]) & typeMask
	z.regular = !strings.HasSuffix(z.name, "/") && (h[madeByAt] != unix || kind == regular || kind == 0)
	packed, local := little.Uint32(h[packedAt:]), little.Uint32(h[localAt:])
	if packed == math.MaxUint32 || z.size == math.MaxUint32 || local == math.MaxUint32 {
		return z, at, errZIP64
	}
	if int64(local) > int64(len(file)-localSize) || string(file[local:local+4]) != localMagic {
		return z, at, errHeader
	}
	from := int64(local) + localSize + int64(little.Uint16(file[local+localNameAt:])) + int64(little.Uint16(file[local+localExtraAt:]))
	if from+int64(packed) > int64(len(file)) {
		return z, at, io.ErrUnexpectedEOF
	}
	z.packed = file[from : from+int64(packed)]
	return z, at + size, nil
}

// zipped examines a file, and checks its checksum if it was read to the end.
func (s *search) zipped(z zipFile) error {
	const stored, deflated = 0, 8
	var r io.Reader = bytes.NewReader(z.packed)
	switch {
	case z.encrypted:
		return s.addUnreadable(z.name, "encrypted")
	case z.method != stored && z.method != deflated:
		return s.addUnreadable(z.name, "compressed in a way that is not read here (method "+strconv.Itoa(int(z.method))+")")
	case z.method == deflated:
		r = flate.NewReader(r)
	}
	sum := &summed{r: r}
	err := s.add(z.name, z.size, &metered{sum, s.meter})
	if (err == nil || err == errFound) && sum.size == z.size && sum.sum != z.sum {
		return errSum
	}
	return err
}

// A summed reader computes the CRC-32 of what it reads.
type summed struct {
	r    io.Reader
	size int64
	sum  uint32
}

func (s *summed) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.size += int64(n)
	s.sum = crc32.Update(s.sum, crc32.IEEETable, p[:n])
	return n, err
}

// addUnreadable counts a file that cannot be read for a reason, and refuses one that is asked for or has the
// name of a map or a kernel.
func (s *search) addUnreadable(name, why string) error {
	s.files++
	name = clean(name)
	base := path.Base(name)
	if name == s.options.Path || s.options.Path == "" && (isKernelName(base) || isMapName(base)) {
		return &symtab.ParseError{Code: "compression", Text: name, Cause: name + " in the ZIP archive is " + why, Hint: unpackFirst}
	}
	return nil
}
