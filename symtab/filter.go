package symtab

import (
	"bytes"
	"strings"
)

// Patterns is a list of reasons to drop a symbol.
type Patterns struct {
	Types    string   // the type is one of these
	Exact    []string // the name is
	Prefix   []string // the name begins with
	Suffix   []string // the name ends with
	Contains []string // the name holds
	Thunk    bool     // the name begins with "__", letters and digits, "Thunk_"
	ModInfo  bool     // the name is "__UNIQUE_ID_modinfo_" and nothing but digits
}

// absoluteKept are the absolute symbols that every builder keeps. It drops all other symbols of type A or a.
var absoluteKept = []string{"__kernel_syscall_via_break", "__kernel_syscall_via_epc", "__kernel_sigtramp", "__gp"}

var (
	linkerThunks = []string{"__AArch64ADRPThunk_", "__ARMV5PILongThunk_", "__ARMV7PILongThunk_",
		"__ThumbV7PILongThunk_", "__LA25Thunk_", "__microLA25Thunk_"}
	veneers  = []string{"_from_arm", "_from_thumb", "_veneer"}
	branches = []string{".long_branch.", ".plt_branch."}
	ownNames = []string{"kallsyms_addresses", "kallsyms_offsets", "kallsyms_relative_base", "kallsyms_num_syms",
		"kallsyms_names", "kallsyms_markers", "kallsyms_token_table", "kallsyms_token_index", "_SDA_BASE_", "_SDA2_BASE_"}
)

// What the kernel's build drops between nm and System.map.
var (
	mapFilter510 = Patterns{Types: "aNUw", Prefix: []string{".L", "$a", "$d", "$t", "L0"}, Contains: []string{"__crc_"}}
	mapFilter61  = Patterns{Types: "aNUw", Prefix: []string{"$", ".L", "__crc_", "__kstrtab_", "__kstrtabns_"}, Exact: []string{"L0"}}
	mapFilter64  = Patterns{Types: "aNUw", Prefix: mapPrefixes64, Suffix: veneers, Contains: branches, Thunk: true,
		Exact: []string{"L0", "_SDA_BASE_", "_SDA2_BASE_"}}
	mapFilter70 = Patterns{Types: "aNUw", Prefix: join(mapPrefixes64, "__mod_device_table__"), Suffix: veneers, Contains: branches,
		Thunk: true, ModInfo: true, Exact: []string{"L0", "_SDA_BASE_", "_SDA2_BASE_"}}
	mapPrefixes64 = []string{"$", ".L", "__efistub_", "__pi_$", "__pi_.L", "__kvm_nvhe_$", "__kvm_nvhe_.L", "__kcfi_typeid_",
		"__kvm_nvhe___kcfi_typeid_", "__pi___kcfi_typeid_", "__crc_", "__kstrtab_", "__kstrtabns_"}
)

// What the builder itself drops in addition to absolute symbols.
var (
	ignore510 = Patterns{Types: "UuNn", Exact: ownNames, Suffix: veneers, Contains: branches,
		Prefix: join(linkerThunks, "__efistub_", "__kvm_nvhe_", "$", ".LASANPC", "__crc_")}
	ignore61 = Patterns{Types: "UuNn", Exact: ownNames, Suffix: veneers, Contains: branches,
		Prefix: join(linkerThunks, "__efistub_", "__kvm_nvhe_$", "__kvm_nvhe_.L", "__kcfi_typeid_")}
	ignore61Stable = Patterns{Types: "UuNn", Exact: join(ownNames, "kallsyms_seqs_of_names"), Suffix: veneers, Contains: branches,
		Prefix: ignore61.Prefix}
	ignore64 = Patterns{Types: "un"}
)

// join returns a new list. Appending to a list that two releases share could let both write into one array.
func join(list []string, more ...string) []string {
	return append(append([]string(nil), list...), more...)
}

// Match reports whether a symbol falls under any of the patterns.
func (p *Patterns) Match(kind byte, name []byte) bool {
	if strings.IndexByte(p.Types, kind) >= 0 {
		return true
	}
	for _, s := range p.Exact {
		if string(name) == s {
			return true
		}
	}
	for _, s := range p.Prefix {
		if len(name) >= len(s) && string(name[:len(s)]) == s {
			return true
		}
	}
	for _, s := range p.Suffix {
		if len(name) >= len(s) && string(name[len(name)-len(s):]) == s {
			return true
		}
	}
	for _, s := range p.Contains {
		if bytes.Contains(name, []byte(s)) {
			return true
		}
	}
	return p.Thunk && isThunk(name) || p.ModInfo && isModInfo(name)
}

func isThunk(name []byte) bool {
	if !hasPrefix(name, "__") {
		return false
	}
	end := 2
	for end < len(name) && isAlnum(name[end]) {
		end++
	}
	return bytes.HasSuffix(name[2:end], []byte("Thunk")) && end < len(name) && name[end] == '_'
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

const modInfo = "__UNIQUE_ID_modinfo_"

func isModInfo(name []byte) bool {
	rest, ok := bytes.CutPrefix(name, []byte(modInfo))
	for _, c := range rest {
		ok = ok && c >= '0' && c <= '9'
	}
	return ok
}

// isAbsolute reports whether every builder drops the symbol for its type.
func isAbsolute(kind byte, name []byte) bool {
	if kind|0x20 != 'a' {
		return false
	}
	for _, s := range absoluteKept {
		if string(name) == s {
			return false
		}
	}
	return true
}
