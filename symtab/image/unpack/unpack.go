package unpack

import (
	"errors"
	"slices"
)

// A Layer is one wrapping of a kernel. The outermost comes first.
type Layer struct {
	Name   string // "bzImage", "zstd", ...
	Offset int    // where its content begins, in bytes from the start of what the layer before contains
	Size   int    // length of that content as it lies there, compressed or not
}

// A Kernel is what a file, or one stream in it, unpacks to. Data is a slice of the file where nothing was compressed.
type Kernel struct {
	Chain []Layer
	Data  []byte
}

// Options bound the work and report it.
type Options struct {
	// MaxOutput is the most bytes one stream may unpack to; 0 means DefaultMaxOutput. The package's documentation says
	// which other bounds there are.
	MaxOutput int

	// Progress, when set, is called after every half a megabyte or so with the compressed bytes read of those there are;
	// zstd calls it at the two ends only. An error it returns ends the work and comes back from Each as it is.
	Progress func(done, total int) error
}

// DefaultMaxOutput is more than twice the largest kernel distributed: Debian's unpack to 20 to 110 MB.
const DefaultMaxOutput = 256 << 20

const (
	maxDepth    = 4  // containers in one another; real ones nest three deep: unified image, bzImage, stream
	maxAttempts = 32 // places where a codec's streams are looked for, in the file and again in all streams; three magic bytes occur by chance every 16 MB
	workFactor  = 4  // all attempts together may take this many times MaxOutput of memory
)

// Each unpacks file and passes what it finds to visit, the likeliest first, until visit accepts one by returning true.
// Whether it did is the first result. The error says why a container, or the stream that came furthest, could not be
// unpacked; it is nil where everything was unpacked and nothing accepted.
func Each(file []byte, o Options, visit func(Kernel) bool) (accepted bool, err error) {
	u := newUnpacker(len(file), o)
	u.visit = visit
	accepted, err = u.open(file, nil)
	return accepted, causeOf(err)
}

func newUnpacker(size int, o Options) *unpacker {
	if o.MaxOutput <= 0 {
		o.MaxOutput = DefaultMaxOutput
	}
	o.MaxOutput = min(o.MaxOutput, MaxMemory)
	return &unpacker{Options: o, size: size, work: allWork(size, o.MaxOutput), held: int64(size)}
}

// causeOf is what Progress returned, where that ended the work.
func causeOf(err error) error {
	if s, is := err.(*stopped); is {
		return s.cause
	}
	return err
}

// An unpacker is the work on one file.
type unpacker struct {
	Options
	size    int              // bytes of the file
	work    int64            // bytes of memory that may still be taken, in all attempts
	held    int64            // bytes of the file and of the streams that are open, in one another
	outer   [len(codecs)]int // places where streams have been looked for in the file itself
	inner   [len(codecs)]int // and in what streams hold, all together: a ramdisk before the kernel shall not use up its chances
	depth   int              // streams that are being looked into, in one another
	reached int              // how many bytes of the stream that failed last there seem to be
	visit   func(Kernel) bool
}

// open looks at what a layer contains.
func (u *unpacker) open(data []byte, chain []Layer) (accepted bool, err error) {
	c, found, err := findContainer(data)
	if err != nil {
		return false, err
	}
	if found && len(chain) < maxDepth {
		inner := data[c.offset : c.offset+c.size]
		chain = append(slices.Clip(chain), Layer{c.name, c.offset, c.size})
		if c.content == holdsFile {
			return u.open(inner, chain)
		}
		codec := findCodec(inner)
		if c.content == holdsLZMA {
			codec = &lzmaCodec
		}
		if codec == nil {
			return false, unknownCodec(inner, chain)
		}
		return u.openStream(stream{inner, chain, 0, codec, true})
	}
	if codec := findCodec(data); codec != nil && len(chain) < maxDepth {
		return u.openStream(stream{data, chain, 0, codec, true})
	}
	return u.openRaw(data, chain)
}

// openRaw looks at what is neither a container that says where its content is nor a stream: a kernel, or something with one in it.
func (u *unpacker) openRaw(data []byte, chain []Layer) (accepted bool, err error) {
	var unusual error
	if oddLZMA(data) && len(chain) < maxDepth {
		accepted, unusual = u.openStream(stream{data, chain, 0, &lzmaCodec, false})
		if accepted || stops(unusual) {
			return accepted, unusual
		}
	}
	if name := imageName(data); name != "" {
		chain = append(slices.Clip(chain), Layer{name, 0, len(data)})
	}
	if u.visit(Kernel{chain, data}) {
		return true, nil
	}
	if len(chain) >= maxDepth {
		return false, unusual
	}
	accepted, err = u.search(data, chain)
	if !accepted && err == nil {
		err = unusual
	}
	return accepted, err
}

// A stream is where compressed bytes begin.
type stream struct {
	data   []byte // what the layers before contain
	chain  []Layer
	offset int // of the stream in data
	codec  *codec
	// declared is true for a stream that a container names or with which the file begins, and false for one that was found by
	// searching.
	declared bool
}

// openStream decompresses a stream and looks at what it holds.
func (u *unpacker) openStream(s stream) (accepted bool, err error) {
	out, used, err := u.decompress(&s)
	if err != nil {
		return false, err
	}
	held := int64(cap(out.data))
	u.depth++
	u.held += held
	defer func() { u.depth--; u.held -= held }()
	return u.open(out.data, append(slices.Clip(s.chain), Layer{s.codec.name, s.offset, used}))
}

func (u *unpacker) decompress(s *stream) (out *output, used int, err error) {
	if u.work <= 0 {
		return nil, 0, u.exhausted()
	}
	src := s.data[s.offset:]
	out = newOutput(u, src, s.declared)
	used, err = s.codec.unpack(src, out)
	if s.declared && err == nil {
		used, err = s.codec.members(src, used, out)
	}
	u.work -= out.cost()
	if err != nil {
		u.reached = out.reached(err, s.codec, src)
		return out, used, u.explain(out, err, s, used)
	}
	return out, used, nil
}

// far is from where on a stream that failed was one: a few magic bytes occur by chance, and what follows them then unpacks to some
// bytes of nonsense.
const far = 64 << 10

// reached is how far an attempt came. Magic bytes also stand in programs that know a format, such as GRUB, so that a long magic counts only
// where what follows it is a header.
func (o *output) reached(err error, c *codec, src []byte) int {
	reached := max(len(o.data), o.claimed)
	if errors.Is(err, errLimit) {
		reached = max(reached, o.limit)
	}
	if c.sure != nil && c.sure(src) {
		reached = max(reached, far+1)
	}
	return reached
}

// search tries the places that look like the beginning of a compressed stream, up to maxAttempts for each format, until
// one is accepted. If none is, it reports the failure of the attempt that came furthest. It reports none if all of them
// look like magic bytes that occurred by chance.
func (u *unpacker) search(data []byte, chain []Layer) (accepted bool, err error) {
	tried := &u.outer
	if u.depth > 0 {
		tried = &u.inner
	}
	var failure error
	furthest := far
	for at := 0; at < len(data); {
		next, kind := nextStream(data, at)
		if kind < 0 {
			break
		}
		at = next + 1
		if tried[kind]++; tried[kind] > maxAttempts {
			continue
		}
		u.reached = 0
		accepted, err := u.openStream(stream{data, chain, next, &codecs[kind], false})
		if accepted || stops(err) {
			return accepted, err
		}
		if err != nil && u.reached > furthest {
			furthest, failure = u.reached, err
		}
		if u.work <= 0 {
			return false, u.exhausted()
		}
	}
	return false, failure
}

// stops reports whether an error ends the search: one that Progress returned.
func stops(err error) bool {
	_, is := err.(*stopped)
	return is
}
