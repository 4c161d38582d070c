package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"strconv"
)

// readRPM goes through an RPM package, if the file is one: a lead of 96 bytes, a header of signatures that is filled up to 8 bytes, the
// package's header, and a compressed cpio archive.
func readRPM(s *search, file []byte) (is bool, err error) {
	const magic, leadSize = "\xed\xab\xee\xdb", 96
	if !bytes.HasPrefix(file, []byte(magic)) {
		return false, nil
	}
	s.archive = "RPM package"
	at := int64(leadSize)
	for header := range 2 {
		size, err := rpmHeader(file, at)
		if err != nil {
			return true, err
		}
		if at += size; header == 0 {
			at += -at & 7
		}
	}
	s.meter.source.Seek(min(at, int64(len(file))), io.SeekStart)
	r, _, err := s.meter.peel(bufio.NewReaderSize(s.meter.source, bufferSize))
	if err != nil {
		return true, err
	}
	return true, s.cpio(r)
}

// rpmHeader returns the size of a header: 16 bytes, of which the numbers at 8 and 12 say how many entries of 16 bytes and how many
// bytes of data follow.
func rpmHeader(file []byte, at int64) (size int64, err error) {
	const magic, countAt, dataAt, fixed, entrySize = "\x8e\xad\xe8", 8, 12, 16, 16
	if at > int64(len(file))-fixed {
		return 0, io.ErrUnexpectedEOF
	}
	header := file[at:]
	if !bytes.HasPrefix(header, []byte(magic)) {
		return 0, errHeader
	}
	count, data := binary.BigEndian.Uint32(header[countAt:]), binary.BigEndian.Uint32(header[dataAt:])
	return fixed + entrySize*int64(count) + int64(data), nil
}

// cpio goes through a cpio archive of the newer format: for each file a header of 110 bytes, all of them text, its name and its data, both
// filled up to 4 bytes.
func (s *search) cpio(r *bufio.Reader) error {
	const trailer, typeMask, regular = "TRAILER!!!", 0o170000, 0o100000
	for {
		mode, size, name, err := cpioHeader(r)
		if err != nil {
			return err
		}
		if name == trailer {
			return nil
		}
		data := &io.LimitedReader{R: r, N: size}
		if mode&typeMask == regular && size > 0 { // of linked files the last one has the data
			if err := s.add(name, size, data); err != nil {
				return err
			}
		}
		if err := skip(r, data.N+-size&3); err != nil {
			return err
		}
	}
}

// cpioHeader reads a header and the name behind it.
func cpioHeader(r *bufio.Reader) (mode, size int64, name string, err error) {
	const headerSize, magic, fieldSize, modeAt, sizeAt, nameSizeAt, maxName = 110, "07070", 8, 14, 54, 94, 4096
	var header [headerSize]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return 0, 0, "", noEnd(err)
	}
	if !bytes.HasPrefix(header[:], []byte(magic)) || header[len(magic)] != '1' && header[len(magic)] != '2' {
		return 0, 0, "", errHeader
	}
	var numbers [3]int64
	for i, at := range [...]int{modeAt, sizeAt, nameSizeAt} {
		n, err := strconv.ParseUint(string(header[at:at+fieldSize]), 16, 32)
		if err != nil {
			return 0, 0, "", errHeader
		}
		numbers[i] = int64(n)
	}
	if numbers[2] == 0 || numbers[2] > maxName {
		return 0, 0, "", errHeader
	}
	text := make([]byte, numbers[2]+-(headerSize+numbers[2])&3)
	if _, err := io.ReadFull(r, text); err != nil {
		return 0, 0, "", noEnd(err)
	}
	return numbers[0], numbers[1], string(text[:numbers[2]-1]), nil
}

func skip(r io.Reader, n int64) error {
	_, err := io.CopyN(io.Discard, r, n)
	return noEnd(err)
}

// noEnd turns an early end of the input into an error.
func noEnd(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
