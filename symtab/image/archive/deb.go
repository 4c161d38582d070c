package archive

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
)

// readDeb goes through a Debian package, if the file is one: an ar archive with the members debian-binary, control.tar and data.tar,
// the latter compressed.
func readDeb(s *search, file []byte) (is bool, err error) {
	const magic = "!<arch>\n"
	if !bytes.HasPrefix(file, []byte(magic)) {
		return false, nil
	}
	s.archive = "ar archive"
	for at := len(magic); at < len(file); {
		m, err := readMember(file, at)
		if err != nil {
			return true, err
		}
		if at = m.next; !strings.HasPrefix(m.name, "data.tar") {
			continue
		}
		s.archive = "Debian package"
		s.meter.source.Seek(int64(m.from), io.SeekStart)
		r, _, err := s.meter.peel(bufio.NewReaderSize(io.LimitReader(s.meter.source, int64(m.to-m.from)), bufferSize))
		if err != nil {
			return true, err
		}
		return true, s.tar(r)
	}
	return true, nil
}

// A member is one of an ar archive: its data, and where the next one begins.
type member struct {
	name           string
	from, to, next int
}

// readMember reads the header at an offset: 60 bytes, all of them text, the name first and the size at 48. Behind the data there is a
// byte of padding where its size is odd.
func readMember(file []byte, at int) (m member, err error) {
	const nameSize, sizeAt, sizeEnd, headerSize, end, bits = 16, 48, 58, 60, "`\n", 31
	if len(file)-at < headerSize {
		return m, io.ErrUnexpectedEOF
	}
	header := string(file[at : at+headerSize])
	size, err := strconv.ParseUint(strings.TrimRight(header[sizeAt:sizeEnd], " "), 10, bits)
	if err != nil || header[sizeEnd:] != end {
		return m, errHeader
	}
	m.name, m.from = strings.TrimRight(header[:nameSize], " /"), at+headerSize
	if int(size) > len(file)-m.from {
		return m, io.ErrUnexpectedEOF
	}
	m.to = m.from + int(size)
	m.next = m.to + int(size&1)
	return m, nil
}
