package archive

import (
	"archive/tar"
	"io"
)

// isTar reports whether a file begins with an entry of a tar archive: the header's bytes sum up to what it says, its own checksum
// counted as blanks. That also holds for the oldest format, which has no magic.
func isTar(head []byte) bool {
	const size, sumAt, sumSize = 512, 148, 8
	if len(head) < size || head[0] == 0 {
		return false
	}
	sum, want, digits := 0, 0, 0
	for i, c := range head[:size] {
		if i >= sumAt && i < sumAt+sumSize {
			if c >= '0' && c <= '7' {
				want, digits = want*8+int(c-'0'), digits+1
			}
			c = ' '
		}
		sum += int(c)
	}
	return digits > 0 && sum == want
}

// tar goes through a tar archive.
func (s *search) tar(r io.Reader) error {
	files := tar.NewReader(r)
	for {
		header, err := files.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag != tar.TypeReg && header.Typeflag != tar.TypeGNUSparse {
			continue
		}
		// The holes of a sparse file are counted here, because no unpacked bytes stand for them.
		if err := s.add(header.Name, header.Size, &metered{files, s.meter}); err != nil {
			return err
		}
	}
}
