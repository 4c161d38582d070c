package symtab

// signs are the properties of a map that tell its kernel's release and options.
type signs struct {
	width   int    // digits of the widest address
	highest uint64 // address

	percpuType byte // of __per_cpu_start, 0 if absent

	lookup, matches bool // functions that look names up at all, and by the name order
	kstrtab         bool // strings of exported symbols, which the build leaves out since 6.1
	llvm, branch    bool // names with .llvm., or with one of branches
	newest          int  // release that brought the newest system call seen

	offsets, names, seqs, base, addresses uint64 // addresses of the kernel's own tables
}

// syscallRelease returns the release that brought a system call, as major*10000+minor, 0 for any other name. The calls
// listed are in every kernel from that release on, whatever its configuration.
func syscallRelease(name []byte) int {
	switch string(name) {
	case "process_mrelease":
		return 50015
	case "futex_waitv":
		return 50016
	case "set_mempolicy_home_node":
		return 50017
	case "cachestat":
		return 60005
	case "fchmodat2":
		return 60006
	case "futex_requeue":
		return 60007
	case "statmount", "listmount":
		return 60008
	case "mseal":
		return 60010
	case "setxattrat":
		return 60013
	case "open_tree_attr":
		return 60015
	case "file_getattr":
		return 60017
	}
	return 0
}

var syscallNames = Patterns{Prefix: []string{"__x64_sys_", "__arm64_sys_", "__s390x_sys_", "__riscv_sys_", "__loongarch_sys_", "__se_sys_",
	"__do_sys_", "sys_"}}

// tellingNames are the other names that signs looks at, in addition to syscallNames and toldByName.
var tellingNames = Patterns{Prefix: []string{"__kstrtab", "kallsyms_"}}

// note looks at a name that has passed the sieve.
func (g *signs) note(addr uint64, kind byte, name []byte) {
	switch name[0] {
	case '_':
		if len(name) > 5 && name[1] == '_' {
			g.underscored(kind, name)
		}
	case 's':
		if hasPrefix(name, "sys_") {
			g.newest = max(g.newest, syscallRelease(name[4:]))
		}
	case 'k':
		if hasPrefix(name, "kallsyms_") {
			g.table(addr, name[len("kallsyms_"):])
		}
	}
}

// dotted looks at a name with a dot in it.
func (g *signs) dotted(name []byte) {
	for i := 0; i+1 < len(name); i++ {
		if name[i] != '.' || name[i+1] != 'l' && name[i+1] != 'p' {
			continue
		}
		g.llvm = g.llvm || hasPrefix(name[i:], ".llvm.")
		for _, b := range branches {
			g.branch = g.branch || hasPrefix(name[i:], b)
		}
	}
}

func (g *signs) underscored(kind byte, name []byte) {
	switch name[2] {
	case 'x', 'a', 's', 'r', 'l', 'd':
		for _, p := range syscallNames.Prefix {
			if hasPrefix(name, p) {
				g.newest = max(g.newest, syscallRelease(name[len(p):]))
			}
		}
	case 'k':
		g.kstrtab = g.kstrtab || hasPrefix(name, "__kstrtab")
	case 'p':
		if string(name) == "__per_cpu_start" {
			g.percpuType = kind
		}
	}
}

func (g *signs) table(addr uint64, name []byte) {
	switch string(name) {
	case "offsets":
		g.offsets = addr
	case "addresses":
		g.addresses = addr
	case "names":
		g.names = addr
	case "seqs_of_names":
		g.seqs = addr
	case "relative_base":
		g.base = addr
	case "lookup_name":
		g.lookup = true
	case "lookup_names", "on_each_match_symbol":
		g.matches = true
	}
}

// guess returns the release and the reason. The reason is empty when nothing in the map tells the release.
func (g *signs) guess() (release, why string) {
	indexed := g.matches || g.seqs != 0
	switch {
	case g.seqs != 0 && g.offsets != 0 && g.base == 0:
		return "7.0", "the map has kallsyms_seqs_of_names but no kallsyms_relative_base any more"
	case g.newest >= 60005 && indexed:
		return g.modern()
	case g.seqs != 0 && g.offsets > g.names:
		return "6.12", "kallsyms_offsets comes after kallsyms_names and is itself in the map"
	case indexed && g.seqs != 0 && g.names == 0:
		return "6.2", "of the kernel's own tables kallsyms_seqs_of_names alone is in the map"
	case indexed:
		return "6.1-stable", "the kernel has the name index, and no system call newer than 5.17"
	case g.newest >= 50017:
		return "6.1", "the kernel has no name index, and system calls up to 5.17"
	case g.kstrtab:
		return "5.10", "the strings of exported symbols (__kstrtab_...) are still in the map"
	case g.lookup:
		return "5.10", "the kernel has no name index, and no system call newer than 5.16"
	}
	return "6.12", ""
}

// modern tells the releases since 6.5 apart by their newest system call and by how per-CPU symbols are placed.
func (g *signs) modern() (release, why string) {
	const begins = "the newest system call is of "
	switch {
	case g.newest < 60006:
		return "6.5", begins + "6.5"
	case g.newest < 60007:
		return "6.6", begins + "6.6"
	case g.newest < 60008:
		return "6.7", begins + "6.7"
	case g.newest < 60010 && g.names == 0:
		return "6.8", begins + "6.8"
	case g.newest >= 60017:
		return "6.17", begins + "6.17"
	case g.newest >= 60015:
		return "6.15", begins + "6.15"
	case g.newest >= 60013:
		return "6.13", begins + "6.13"
	}
	return "6.12", begins + "6.10 or somewhat older"
}

// infer decides the release and the options that the person has not decided.
func (m *importer) infer(report *Report, want *Wanted) error {
	g := &m.signs
	name, why := want.Release, "as asked for"
	if name == "" {
		if name, why = g.guess(); why == "" {
			why = "nothing in the map tells its release, so this is assumed"
		}
	}
	r, ok := FindRelease(name)
	if !ok {
		return &ParseError{Code: "release", Text: excerpt([]byte(name)), Cause: "unknown release", Hint: "give a release as major.minor, such as 6.12"}
	}
	report.Release = r
	m.notes.add("release", 0, "built as "+name+": "+why)

	o := &report.Options
	o.Progress = want.Progress
	o.Word32 = decide(want.Word32, g.width <= 8)
	o.PCRelative = r.PlaceOption && !o.Word32
	o.BaseRelative = r.BaseOption && g.addresses == 0
	hasPercpu := g.percpuType != 0 && m.percpu.percpuStart == 0 && g.highest != 0
	o.AbsolutePercpu = r.PercpuOption && decide(want.AbsolutePercpu, hasPercpu)
	o.LTOClang = r.LTOOption && decide(want.LTOClang, g.llvm)
	if o.AbsolutePercpu {
		m.notes.add("percpu", 0, "per-CPU symbols begin at address 0, so they are absolute (type A), as on x86-64 up to 6.14")
	}
	if o.LTOClang {
		m.notes.add("lto", 0, "names with .llvm. suffixes: built with Clang's link-time optimisation")
	}
	if m.symbols.Len() > 0 && g.highest == 0 {
		m.notes.add("zero-addresses", m.line(0), "all addresses are zero, as in a /proc/kallsyms that was read without the right to see them. Names can be "+
			"studied, but their order is not the kernel's. Read it as root: sudo cat /proc/kallsyms > my.map")
	}
	return nil
}

func decide(wish Tristate, inferred bool) bool { return wish == On || wish == Infer && inferred }
