package symtab

// Initials returns where each first letter begins in name order, like a dictionary's thumb index. A prefix that many
// names share is a mark of its own: __pfx_ begins a third of the names of an x86-64 kernel (the padding before functions
// with CONFIG_CALL_PADDING), more than most letters do.
func (t *Tables) Initials() []Mark {
	n := len(t.SeqsOfNames) / 3
	var marks []Mark
	var name []byte
	for k := 0; k < n; {
		name = t.AppendName(name[:0], t.Seq(k))
		if len(name) == 0 {
			k++
			continue
		}
		letter := name[:1]
		_, to := t.PrefixRange(letter)
		marks = append(marks, Mark{k, string(letter)})
		if letter[0] == '_' {
			marks = t.splitShared(marks, to)
		}
		k = max(to, k+1) // never stands still, even on a damaged index
	}
	return marks
}

// sharedPrefix gets its own mark when at least one name in twenty begins with it.
const sharedPrefix = "__pfx_"

func (t *Tables) splitShared(marks []Mark, to int) []Mark {
	from, after := t.PrefixRange([]byte(sharedPrefix))
	if (after-from)*20 < t.NumSyms {
		return marks
	}
	marks = append(marks, Mark{from, sharedPrefix})
	if after < to {
		marks = append(marks, Mark{after, "_"})
	}
	return marks
}
