package designs

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
)

const (
	mostRun     = 1000    // names whose lookups are run for each design
	runBytes    = 4 << 20 // about how many bytes they may read together, if each is looked up by itself
	absentEvery = 16      // one in so many of these names is also looked up with a letter added
	noLetter    = "\x01"  // a letter that no kernel's names contain
)

// verify runs lookups of evenly chosen names, and of their addresses. They must find what the kernel's tables say, and read what was
// counted. It returns how many names were looked up. A scan looks for all of them at once, since it passes over all names anyway.
func (b *built) verify() (ran int, err error) {
	r := &reader{built: b}
	if b.design.Index == None {
		return r.scanForAll()
	}
	var spent uint64
	for i := range b.chosen {
		e := b.equal[i]
		if ran > 0 && spent+b.byName(e) > runBytes {
			continue
		}
		if err := r.check(e); err != nil {
			return ran, err
		}
		spent += r.bytes
		if ran%absentEvery == 0 && !r.absent(b.name(b.order[e.first])) {
			return ran, b.wrong("found a name that no symbol has")
		}
		ran++
	}
	return ran, nil
}

// chosen yields the evenly chosen names, as places among the distinct ones.
func (b *built) chosen(yield func(i int) bool) {
	step := max(1, len(b.equal)/mostRun)
	for i := step / 2; i < len(b.equal); i += step {
		if !yield(i) {
			return
		}
	}
}

// check runs the lookup of a name, and that of the address of the first symbol that has it.
func (r *reader) check(e span) error {
	want := r.kernel.order[e.first]
	r.bytes = 0
	seq, ok := r.lookup(r.name(want))
	if !ok || seq != want {
		return r.wrong("found another symbol than the kernel does")
	}
	if counted := r.byName(e); r.bytes != counted {
		return r.miscounted(counted)
	}
	return r.checkRecord(want)
}

// checkRecord reads the record that belongs to an address.
func (r *reader) checkRecord(want uint32) error {
	record := int(want)
	if r.sorted() {
		record = int(r.rank[want])
	}
	r.bytes = 0
	r.fetch(record)
	if !bytes.Equal(r.text, r.symbol(want)) || r.bytes != r.oneRecord(record) {
		return r.wrong("read another symbol at an address than the kernel has there")
	}
	return nil
}

func (r *reader) absent(name []byte) bool {
	_, ok := r.lookup(append(bytes.Clone(name), noLetter...))
	return !ok
}

// scanForAll runs one scan that looks for all chosen names.
func (r *reader) scanForAll() (ran int, err error) {
	wanted := map[string]span{}
	for i := range r.chosen {
		wanted[string(r.name(r.order[r.equal[i].first]))] = r.equal[i]
	}
	for i, at := 0, 0; i < r.n; i++ {
		at = r.record(at)
		e, is := wanted[string(r.text[1:])]
		if !is {
			continue
		}
		delete(wanted, string(r.text[1:]))
		switch want := r.order[e.first]; {
		case uint32(i) != want:
			return ran, r.wrong("found another symbol than the kernel does")
		case r.bytes != r.byName(e):
			return ran, r.miscounted(r.byName(e))
		}
		ran++
	}
	if len(wanted) > 0 {
		return ran, r.wrong("did not find a name")
	}
	return ran, nil
}

func (r *reader) miscounted(counted uint64) error {
	return r.wrong("read " + number(int(r.bytes)) + " bytes for a name where " + number(int(counted)) + " were counted")
}

func (b *built) wrong(what string) error {
	d := b.design
	return &symtab.ParseError{Code: "bug", Cause: "the design " + d.Names.String() + ", " + d.Index.String() + ", every " + number(d.Spacing) + " " + what,
		Hint: "this is a mistake in kallscope: please report the map"}
}
