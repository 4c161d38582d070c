package image

import (
	"slices"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

// An Image is a kernel's tables as they lie in its image.
type Image struct {
	Tables *symtab.Tables // owns its memory; complete, as Build makes it, but for Rounds

	Chain   []unpack.Layer // what the kernel was packed in, from the outside in; empty for a plain one
	Format  string         // of the raw kernel: "ELF64 little-endian x86-64", "raw, 64-bit little-endian"
	Source  Source
	Parts   []Part // in the order of the image; none for SourceSymtab
	Layout  string // in words: which releases order their tables like this
	Banner  string // "Linux version 6.12.117 (builder) (compiler) #1 SMP ...", empty if there is none
	Version string // the banner's third word
	Why     string // why Tables.Release was chosen; for SourceSymtab also why the kernel's own tables were not
	Unread  string // for SourceSymtab: why the kernel's own tables could not be read; empty where there are none

	Proofs  []string // what was verified, a sentence each
	Guesses []string // what was assumed, a sentence each; empty when all is certain

	// Data is the raw kernel, which Parts index. It is not needed by Tables: set it to nil to free the memory, and do not
	// call Bytes afterwards.
	Data      []byte
	Word      int // bytes of a native word, 4 or 8
	BigEndian bool
}

// A Source is where symbols come from.
type Source uint8

const (
	SourceKallsyms Source = iota // the kernel's own tables
	SourceSymtab                 // an ELF symbol table; Tables were built from it
)

// A Part is one table in the raw kernel.
type Part struct {
	Table      symtab.Table
	Whole      bool // of TableOffsets: it is kallsyms_addresses, whole addresses
	Offset     int  // bytes from the start of the raw kernel
	Size       int  // bytes, without the padding behind it
	Address    uint64
	HasAddress bool // Address is known: not in raw images without program headers
}

// Name is the kernel's name of the table.
func (p Part) Name() string { return tableName(p.Table, p.Whole) }

func tableName(table symtab.Table, whole bool) string {
	if whole && table == symtab.TableOffsets {
		return "kallsyms_addresses"
	}
	return tableNames[table]
}

var tableNames = [...]string{
	symtab.TableNumSyms: "kallsyms_num_syms", symtab.TableNames: "kallsyms_names", symtab.TableMarkers: "kallsyms_markers",
	symtab.TableTokenTable: "kallsyms_token_table", symtab.TableTokenIndex: "kallsyms_token_index",
	symtab.TableSeqsOfNames: "kallsyms_seqs_of_names", symtab.TableOffsets: "kallsyms_offsets",
	symtab.TableRelativeBase: "kallsyms_relative_base",
}

// Bytes returns the table as it lies in the image, a slice of Data. It panics once Data is nil.
func (m *Image) Bytes(p Part) []byte { return m.Data[p.Offset : p.Offset+p.Size] }

// Options bound the work and report it.
type Options struct {
	// Release is the release to read the tables as, a name for FindRelease; empty: inferred.
	Release string

	// MaxOutput is the most bytes a compressed kernel may unpack to; 0 means unpack.DefaultMaxOutput.
	MaxOutput int

	// Progress, when set, is called now and then by whoever does the work, on the same goroutine, with how much is done
	// of what there is, in units of the phase. An error it returns ends the work and comes back from Open as it is.
	Progress func(p Phase, done, total int) error
}

// A Phase is one stage of opening an image.
type Phase uint8

const (
	PhaseUnpack Phase = iota // in compressed bytes
	PhaseFind                // in bytes of raw kernel
	PhaseCheck               // in steps: of decoding and verifying, or of building tables from a symbol table
)

func (p Phase) String() string {
	return [...]string{"unpack", "find", "check"}[p]
}

func (o *Options) progress(p Phase, done, total int) error {
	if o.Progress == nil {
		return nil
	}
	return o.Progress(p, done, total)
}

// Open reads the tables out of a kernel, or builds them from its ELF symbol table where it has none that can be read. The
// error is a *symtab.ParseError with one of the codes that the package's documentation lists, and as its Offset the byte at
// fault where there is one; or it is what Progress returned.
func Open(file []byte, o Options) (*Image, error) {
	release, err := wanted(o.Release)
	if err != nil {
		return nil, err
	}
	if err := refuse(file); err != nil {
		return nil, err
	}
	f := finder{options: &o, release: release, spare: allowanceAlways}
	f.watch()
	unpacking := unpack.Options{MaxOutput: o.MaxOutput}
	if o.Progress != nil {
		unpacking.Progress = func(done, total int) error { return o.Progress(PhaseUnpack, done, total) }
	}
	found, err := unpack.Each(file, unpacking, f.look)
	switch {
	case f.stopped != nil:
		return nil, f.stopped
	case found:
		return f.image, f.fatal
	case err != nil:
		return nil, f.incomplete(file, err)
	}
	return nil, f.failure(file)
}

func wanted(release string) (*symtab.Release, error) {
	if release == "" {
		return nil, nil
	}
	r, ok := FindRelease(release)
	if !ok {
		return nil, &symtab.ParseError{Code: "release", Text: release, Cause: "unknown release " + release, Hint: "give a release as major.minor, such as 6.12"}
	}
	return &r, nil
}

// A finder looks at what a file unpacks to, one raw kernel after another, until one has tables.
type finder struct {
	options *Options
	release *symtab.Release // as asked for, nil if inferred
	spare   int             // steps that searching may take beside those for the bytes of a kernel

	image     *Image
	stopped   error    // of Progress: ends everything
	fatal     error    // ends the search: the file is something else
	best      error    // why the likeliest of the raw kernels has no tables
	rank      int      // how likely that was
	sawKernel bool     // one of them was a kernel by its banner
	settled   bool     // why one of them has no tables is known
	program   *program // that one of them was, nil if none was another
}

// watch notes the first error of Progress, which must come back from Open whatever code it passes on its way.
func (f *finder) watch() {
	progress := f.options.Progress
	if progress == nil {
		return
	}
	f.options.Progress = func(p Phase, done, total int) error {
		if f.stopped == nil {
			f.stopped = progress(p, done, total)
		}
		return f.stopped
	}
}

// look reports whether the search is over.
func (f *finder) look(k unpack.Kernel) bool {
	image, err := f.read(k)
	switch {
	case err == nil:
		f.image = image
		return true
	case f.stopped != nil:
		return true
	}
	if f.best == nil && noKernel(err) {
		f.fatal = err // what is in an initramfs, say, tells less than that it is one
		return true
	}
	if rank := likelihood(err); f.best == nil || rank > f.rank {
		f.best, f.rank = err, rank
	}
	return false
}

// read finds and decodes the tables of one raw kernel.
func (f *finder) read(k unpack.Kernel) (*Image, error) {
	if err := f.options.progress(PhaseFind, 0, len(k.Data)); err != nil {
		return nil, err
	}
	if len(k.Chain) > 0 {
		if err := refuse(k.Data); err != nil {
			return nil, err
		}
	}
	r, err := newRaw(k.Data, f.spare)
	if err != nil {
		return nil, err
	}
	r.unpacked = slices.ContainsFunc(k.Chain, unpack.Layer.Compressed)
	bare := Image{Chain: k.Chain, Data: k.Data}
	bare.Banner, bare.Version = findBanner(k.Data)
	f.sawKernel = f.sawKernel || bare.Banner != ""
	found, err := r.find(f.options)
	f.spare = max(min(f.spare, r.steps), 0)
	m := bare
	if err == nil {
		err = m.decode(r, found, f)
	}
	if f.stopped == nil {
		if p := m.foreign(err); p != nil {
			f.program = p
			return nil, p.error("it")
		}
	}
	if err != nil && f.stopped == nil {
		m = bare // what decode has set is not to be believed
		err = m.fromSymtab(r, err, f)
		f.settled = f.settled || r.settled
	}
	return &m, err
}
