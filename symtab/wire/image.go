package wire

// An Image has the facts of a kernel image that the page shows in addition to its tables. It is plain data, so that the
// program that reads maps does not link the reader of images.
type Image struct {
	FileSize, RawSize int  // bytes
	Built             bool // there were no tables; they were built from the ELF file's symbols

	Layers  []Layer
	Format  string
	Banner  string
	Why     string // of the release
	Parts   []Part
	Proofs  []string
	Guesses []string
}

// A Layer is one container or compression around a kernel. Its place is in the contents of the layer before, in bytes.
type Layer struct {
	Name         string
	Offset, Size int
}

// A Part is one table in the raw kernel.
type Part struct {
	Name         string
	Offset, Size int // bytes
	Address      uint64
	HasAddress   bool
}

// Frame makes the frame of an image.
func (m *Image) Frame() *Frame {
	f := newFrame(KindImage)
	numbers := make([]uint32, InfoImageLen)
	numbers[InfoImageFile], numbers[InfoImageRaw] = uint32(m.FileSize), uint32(m.RawSize)
	if m.Built {
		numbers[InfoImageBuilt] = 1
	}
	f.u32(SecInfo, numbers)
	var layers, parts []string
	var layerPlaces, partPlaces []uint32
	var addresses []uint64
	for _, l := range m.Layers {
		layers = append(layers, l.Name)
		layerPlaces = append(layerPlaces, uint32(l.Offset), uint32(l.Size))
	}
	for _, p := range m.Parts {
		known := uint32(0)
		if p.HasAddress {
			known = 1
		}
		parts = append(parts, p.Name)
		partPlaces = append(partPlaces, uint32(p.Offset), uint32(p.Size), known)
		addresses = append(addresses, p.Address)
	}
	f.strings(SecLayerNames, layers)
	f.u32(SecLayerPlaces, layerPlaces)
	f.text(SecFormat, m.Format)
	f.text(SecBanner, m.Banner)
	f.text(SecWhy, m.Why)
	f.strings(SecProofs, m.Proofs)
	f.strings(SecGuesses, m.Guesses)
	f.strings(SecPartNames, parts)
	f.u32(SecPartPlaces, partPlaces)
	f.u64(SecPartAddress, addresses)
	return f
}

// Compared is the comparison of one table of a kernel with the same table built again.
type Compared struct {
	Name            string
	Size, OtherSize int    // bytes
	Difference      int    // offset of the first byte that differs, -1 if none does
	Why             string // what that byte means; empty where there is none
}

// Comparison makes the frame of a comparison.
func Comparison(tables []Compared) *Frame {
	f := newFrame(KindComparison)
	var names, reasons []string
	var numbers []uint32
	for _, c := range tables {
		names = append(names, c.Name)
		numbers = append(numbers, uint32(c.Size), uint32(c.OtherSize), uint32(c.Difference))
		reasons = append(reasons, c.Why)
	}
	f.strings(SecPartNames, names)
	f.u32(SecCompared, numbers)
	f.strings(SecReasons, reasons)
	return f
}
