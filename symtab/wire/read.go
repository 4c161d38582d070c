package wire

// ReadError says why bytes are not a frame.
type ReadError struct{ Reason string }

func (e *ReadError) Error() string { return "read frame: " + e.Reason }

// View is a decoded frame: its kind and its sections. These share the frame's memory.
type View struct {
	Kind     Kind
	sections []section
}

// Read checks the header and the directory of a frame as strictly as the page does.
func Read(b []byte) (*View, error) {
	if len(b) < headerSize || string(b[:4]) != magic {
		return nil, &ReadError{"bad magic"}
	}
	if v := read16(b[4:]); v != Version {
		return nil, &ReadError{"unknown version"}
	}
	count := int(read32(b[8:]))
	if int(read32(b[12:])) != len(b) {
		return nil, &ReadError{"length does not match the header"}
	}
	if count > (len(b)-headerSize)/entrySize {
		return nil, &ReadError{"directory is cut short"}
	}
	view := &View{Kind: Kind(read16(b[6:]))}
	end := headerSize + entrySize*count
	for i := range count {
		s, err := readSection(b, b[headerSize+entrySize*i:], end)
		if err != nil {
			return nil, err
		}
		if i > 0 && s.id <= view.sections[i-1].id {
			return nil, &ReadError{"section ids do not rise"}
		}
		view.sections = append(view.sections, s)
		end = align(end) + len(s.data)
	}
	if end != len(b) {
		return nil, &ReadError{"bytes left over"}
	}
	return view, nil
}

func readSection(b, entry []byte, end int) (section, error) {
	width := entry[2]
	if width != 1 && width != 2 && width != 4 && width != 8 || entry[3] != 0 {
		return section{}, &ReadError{"bad section width"}
	}
	offset, length := int(read32(entry[4:])), int(read32(entry[8:]))
	if offset != align(end) || offset > len(b) || length > len(b)-offset || length%int(width) != 0 {
		return section{}, &ReadError{"section does not fit"}
	}
	for _, gap := range b[end:offset] {
		if gap != 0 {
			return section{}, &ReadError{"gap is not zero"}
		}
	}
	return section{read16(entry), width, b[offset : offset+length]}, nil
}

// Section returns a section's bytes, and whether the frame has it with that element width.
func (v *View) Section(id uint16, width uint8) ([]byte, bool) {
	for _, s := range v.sections {
		if s.id == id {
			return s.data, s.width == width
		}
	}
	return nil, false
}

func read16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }

func read32(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
