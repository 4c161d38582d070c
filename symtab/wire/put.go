package wire

// New begins a frame for a package that makes its own. Sections are put in rising order of id; a wrong order panics.
func New(kind Kind) *Frame { return newFrame(kind) }

// PutBytes adds a section of bytes.
func (f *Frame) PutBytes(id uint16, v []byte) { f.bytes(id, v) }

// PutText adds a section with a text, without a NUL.
func (f *Frame) PutText(id uint16, v string) { f.text(id, v) }

// PutU16 adds a section of 16-bit numbers.
func (f *Frame) PutU16(id uint16, v []uint16) { f.u16(id, v) }

// PutU32 adds a section of 32-bit numbers.
func (f *Frame) PutU32(id uint16, v []uint32) { f.u32(id, v) }

// PutU64 adds a section of 64-bit numbers.
func (f *Frame) PutU64(id uint16, v []uint64) { f.u64(id, v) }

// PutStrings adds a list of strings, each with a NUL behind it.
func (f *Frame) PutStrings(id uint16, v []string) { f.strings(id, v) }
