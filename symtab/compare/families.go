package compare

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab/explore"
)

// A Family is the symbols of both maps whose names begin alike.
type Family struct {
	Name           string
	CountA, CountB int
	BytesA, BytesB int // of the tables, see explore.Map.TableBytes
}

// known are the beginnings that the kernel's macros and its build give to names.
var known = [...]string{
	"__pfx_", "__kstrtabns_", "__kstrtab_", "__ksymtab_", "__crc_", "__SCT__", "__SCK__", "__initcall__", "__exitcall_", "__setup_", "__param_",
	"__UNIQUE_ID_", "__event_", "__probestub_", "__traceiter_", "__bpf_trace_", "__tracepoint_", "__tpstrtab_", "__func__", "__already_done",
	"__key", "__msg", "__BTF_ID__", "__p_syscall_meta", "__x64_sys_", "__ia32_sys_", "__arm64_sys_", "__se_sys_", "__do_sys_",
	"trace_event_raw_event_", "trace_event_", "trace_raw_output_", "dev_attr_", "perf_trace_",
}

// FamilyOf returns the family of a name: a beginning that the kernel's build gives, or its first word, without underscores before
// it: up to the first underscore or dot.
func FamilyOf(name []byte) string {
	for _, k := range known {
		if bytes.HasPrefix(name, []byte(k)) {
			return k + "*"
		}
	}
	if word := bytes.TrimLeft(name, "_"); len(word) > 0 {
		name = word
	}
	at := 0
	for at < len(name) && name[at] != '_' && name[at] != '.' {
		at++
	}
	if at < len(name) && name[at] == '_' {
		return string(name[:at+1]) + "*"
	}
	return string(name[:at])
}

// Families adds up the families of both maps: those whose bytes differ most first.
func (r *Result) Families() []Family {
	index := map[string]int{}
	var list []Family
	at := func(name []byte) *Family {
		key := FamilyOf(name)
		i, ok := index[key]
		if !ok {
			i = len(list)
			index[key] = i
			list = append(list, Family{Name: key})
		}
		return &list[i]
	}
	for i := range r.A.Len() {
		f := at(r.A.Name(i))
		f.CountA++
		f.BytesA += r.A.TableBytes(i)
	}
	for i := range r.B.Len() {
		f := at(r.B.Name(i))
		f.CountB++
		f.BytesB += r.B.TableBytes(i)
	}
	slices.SortFunc(list, func(x, y Family) int {
		dx, dy := x.BytesB-x.BytesA, y.BytesB-y.BytesA
		return cmp.Or(cmp.Compare(max(dy, -dy), max(dx, -dx)), cmp.Compare(x.Name, y.Name))
	})
	return list
}

// A Share is what a group of one map's symbols takes.
type Share struct {
	Name    string
	Symbols int
	Bytes   int // of the tables
}

// ByFamily adds up one map's families, the largest first.
func ByFamily(m *explore.Map) []Share {
	return shares(m, func(i int) string { return FamilyOf(m.Name(i)) })
}

// ByArea adds up one map's areas, the largest first.
func ByArea(m *explore.Map) []Share { return shares(m, m.Area) }

func shares(m *explore.Map, of func(i int) string) []Share {
	index := map[string]int{}
	var list []Share
	for i := range m.Len() {
		key := of(i)
		at, ok := index[key]
		if !ok {
			at = len(list)
			index[key] = at
			list = append(list, Share{Name: key})
		}
		list[at].Symbols++
		list[at].Bytes += m.TableBytes(i)
	}
	slices.SortFunc(list, func(x, y Share) int {
		return cmp.Or(cmp.Compare(y.Bytes, x.Bytes), cmp.Compare(x.Name, y.Name))
	})
	return list
}
