package compare

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab/explore"
)

// A Family is a group of symbols of both maps: those whose names begin alike, of one kind, or in one area.
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
	return r.groups(func(m *explore.Map, _, i int) string { return FamilyOf(m.Name(i)) })
}

// Kinds adds up the kinds of type letters likewise.
func (r *Result) Kinds() []Family {
	return r.groups(func(m *explore.Map, _, i int) string { return kinds[explore.KindOf(m.Columns.Type[i])] })
}

var kinds = [...]string{"global functions", "local functions", "data", "read-only data", "bss", "per-CPU"}

// ByAreas adds up the areas of the image likewise; "" is what lies before the first.
func (r *Result) ByAreas() []Family {
	return r.groups(func(_ *explore.Map, side, i int) string { return r.areas[side][i] })
}

// groups adds up the groups of both maps. of gets a map, 0 for A and 1 for B, and a symbol.
func (r *Result) groups(of func(m *explore.Map, side, i int) string) []Family {
	index := map[string]int{}
	var list []Family
	at := func(key string) *Family {
		i, ok := index[key]
		if !ok {
			i = len(list)
			index[key] = i
			list = append(list, Family{Name: key})
		}
		return &list[i]
	}
	for i := range r.A.Len() {
		f := at(of(r.A, 0, i))
		f.CountA++
		f.BytesA += r.A.TableBytes(i)
	}
	for i := range r.B.Len() {
		f := at(of(r.B, 1, i))
		f.CountB++
		f.BytesB += r.B.TableBytes(i)
	}
	slices.SortFunc(list, func(x, y Family) int {
		return cmp.Or(cmp.Compare(magnitude(y.BytesB-y.BytesA), magnitude(x.BytesB-x.BytesA)), cmp.Compare(x.Name, y.Name))
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

// ByKind adds up one map's kinds of type letters, the largest first.
func ByKind(m *explore.Map) []Share {
	return shares(m, func(i int) string { return kinds[explore.KindOf(m.Columns.Type[i])] })
}

// ByArea adds up one map's areas, the largest first; "" is what lies before the first.
func ByArea(m *explore.Map) []Share {
	areas := areasOf(m)
	return shares(m, func(i int) string { return areas[i] })
}

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
