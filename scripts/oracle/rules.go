package main

import (
	"math"
	"slices"
	"strings"
)

// systemMapRules are the differences that there are by design between System.map and the tables of the same build. Both
// come from one list, that of nm: scripts/mksysmap filters it for System.map and scripts/kallsyms for the tables (SPEC 2.5
// to 2.8). The bounds are those of the witness.
func systemMapRules(ours, theirs []symbol) []rule {
	perCPU, code := perCPUArea(theirs), codeAreas(theirs)
	outside := slices.DeleteFunc(slices.Clone(ours), code.contains)
	codeOnly := !slices.ContainsFunc(outside, func(s symbol) bool { return !s.boundsSection() })
	noBounds := len(outside) == 0
	return []rule{
		{"per-CPU symbol of x86-64 until 6.14: scripts/kallsyms makes it absolute, type A", func(d difference) bool {
			return sameAddress(d) && d.ours.kind == 'A' && perCPU.first == 0 && perCPU.contains(d.theirs.address)
		}},
		{"absolute symbol: scripts/kallsyms leaves out types A and a", func(d difference) bool {
			return d.ours == nil && d.theirs.kind|0x20 == 'a'
		}},
		{"undefined symbol: scripts/kallsyms leaves out types U, u, N and n", func(d difference) bool {
			return d.ours == nil && strings.IndexByte("UuNn", d.theirs.kind) >= 0
		}},
		{"name that scripts/kallsyms leaves out before 6.4: its own tables, thunks of the linker, the EFI stub, code of the hypervisor", func(d difference) bool {
			return d.ours == nil && leftOutByName(d.theirs.name)
		}},
		{"outside of code, in a kernel without CONFIG_KALLSYMS_ALL", func(d difference) bool {
			return d.ours == nil && codeOnly && !code.contains(*d.theirs) && (noBounds || !d.theirs.boundsSection())
		}},
		{"label of the compiler, or type w: 5.10 builds its tables from all that nm prints, and only System.map leaves these out", func(d difference) bool {
			return d.theirs == nil && (d.ours.kind == 'w' || strings.HasPrefix(d.ours.name, ".L") || strings.HasPrefix(d.ours.name, "L0"))
		}},
	}
}

// bootRules are the differences that there are by design between an image and the kernel that was booted from it, which may
// be moved.
func bootRules(theirs []symbol, shift uint64) []rule {
	perCPU := perCPUArea(theirs)
	absolute := func(d difference) bool {
		return d.ours != nil && d.theirs != nil && d.theirs.kind == 'A' && perCPU.first == 0 && perCPU.contains(d.theirs.address) &&
			d.ours.address-shift == d.theirs.address
	}
	return []rule{
		{"absolute per-CPU symbol of x86-64 until 6.14: KASLR does not move it", func(d difference) bool {
			return absolute(d) && d.ours.kind == 'A'
		}},
		{"absolute per-CPU symbol of x86-64 until 6.14: --from-image prints D, because builders leave out type A", func(d difference) bool {
			return absolute(d) && d.ours.kind == 'D'
		}},
		{"BPF program that the kernel compiled while it booted", func(d difference) bool { return d.ours == nil && d.theirs.module == "bpf" }},
		{"symbol of a module", func(d difference) bool { return d.ours == nil && d.theirs.module != "" }},
	}
}

// sameAddress reports whether two symbols differ in nothing but the type.
func sameAddress(d difference) bool {
	return d.ours != nil && d.theirs != nil && d.ours.address == d.theirs.address
}

// leftOutByName is the filter by names that scripts/kallsyms had until 6.3.
func leftOutByName(name string) bool {
	tables := []string{"addresses", "offsets", "relative_base", "num_syms", "names", "markers", "token_table", "token_index", "seqs_of_names"}
	if table, ok := strings.CutPrefix(name, "kallsyms_"); ok {
		return slices.Contains(tables, table)
	}
	begins := []string{"__efistub_", "__kvm_nvhe_", "__AArch64ADRPThunk_", "__ARMV5PILongThunk_", "__ARMV7PILongThunk_",
		"__ThumbV7PILongThunk_", "__LA25Thunk_", "__microLA25Thunk_", "__kcfi_typeid_"}
	ends := []string{"_from_arm", "_from_thumb", "_veneer"}
	holds := []string{".long_branch.", ".plt_branch."}
	return name == "_SDA_BASE_" || name == "_SDA2_BASE_" ||
		slices.ContainsFunc(begins, func(s string) bool { return strings.HasPrefix(name, s) }) ||
		slices.ContainsFunc(ends, func(s string) bool { return strings.HasSuffix(name, s) }) ||
		slices.ContainsFunc(holds, func(s string) bool { return strings.Contains(name, s) })
}

// An area is from the address of one symbol to that of another, both included.
type area struct {
	first, last uint64
	end         string // the name of the symbol that ends it
}

func (a area) contains(address uint64) bool { return a.first <= address && address <= a.last }

// areaOf returns the area between two symbols, an empty one where one of them is missing.
func areaOf(list []symbol, begin, end string) area {
	a := area{math.MaxUint64, 0, end}
	for _, s := range list {
		switch s.name {
		case begin:
			a.first = s.address
		case end:
			a.last = s.address
		}
	}
	return a
}

func perCPUArea(list []symbol) area { return areaOf(list, "__per_cpu_start", "__per_cpu_end") }

type areas []area

func codeAreas(list []symbol) areas {
	return areas{areaOf(list, "_stext", "_etext"), areaOf(list, "_sinittext", "_einittext")}
}

// contains reports whether a symbol is in one of the areas. What begins where an area ends is not.
func (list areas) contains(s symbol) bool {
	return slices.ContainsFunc(list, func(a area) bool {
		return a.contains(s.address) && (s.address != a.last || s.name == a.end)
	})
}

// boundsSection reports whether a symbol is one of those that kernels without CONFIG_KALLSYMS_ALL keep from 6.10 on,
// wherever they are.
func (s symbol) boundsSection() bool {
	return strings.HasPrefix(s.name, "__start_") || strings.HasPrefix(s.name, "__stop_")
}
