package image

// A found is all tables of a raw kernel.
type found struct {
	*tokenTables
	*nameTables
	*addressTables
}

// find looks for the tables of a raw kernel. Where something looks like token tables but the rest does not fit, the
// search goes on behind it.
func (r *raw) find(o *Options) (*found, error) {
	var failure error = errTokens
	progress := func(done int) error { return o.progress(PhaseFind, done, len(r.data)) }
	for from := 0; ; {
		order := r.order
		t, next, ok := r.nextTokens(from)
		if !ok {
			return nil, failure
		}
		f, err := r.findNames(t, progress)
		if err == nil {
			var a *addressTables
			if a, err = r.findAddresses(t, f); err == nil {
				r.word = a.word
				return &found{t, f, a}, nil
			}
		}
		if _, ours := err.(partMissing); !ours || err == errAllowance {
			return nil, err
		}
		failure = laterPart(failure, err)
		from, r.order = next, order
	}
}
