package unpack

// Looks names the container or kind of kernel that a file is by how it begins, "" if none is known. Nothing it says has been checked.
func Looks(head []byte) string {
	for _, read := range containers {
		if c, found := read(head); found {
			return c.name
		}
	}
	return imageName(head)
}

// Compressor names the compressor of the stream that a file begins with, "" where it begins with none.
func Compressor(head []byte) string {
	if codec := findCodec(head); codec != nil {
		return codec.name
	}
	return ""
}

// Compressed reports whether what the layer holds came out of a compressed stream, which ended where it should.
func (l Layer) Compressed() bool { return isCodec(l.Name) }
