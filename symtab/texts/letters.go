package texts

import "bytes"

// letters has nm's letters for the sections of a listing without letters.
type letters struct {
	file  int            // the number of headings before, because each file has sections of its own
	known map[place]byte // lower case
}

// A place is a section, by number or name, of one file.
type place struct {
	file    int
	section string
}

const maxSections = 1 << 16 // as many as a section number of 16 bits can tell apart

// learn records what a row tells about its section. Functions are in sections of code, and a few symbols are in the same
// section in every kernel.
func (l *letters) learn(r *row) {
	if len(r.section) == 0 || isSpecial(r.section) || len(l.known) >= maxSections {
		return
	}
	if l.known == nil {
		l.known = make(map[place]byte)
	}
	key := place{l.file, string(r.section)}
	switch have := l.known[key]; {
	case r.function:
		l.known[key] = 't'
	case have == 't':
	default:
		if c := toldByName(string(r.name)); c != 0 {
			l.known[key] = c
		}
	}
}

// toldByName returns the letter of a symbol's section for names that every kernel has in the same section, and 0 for all others.
func toldByName(name string) byte {
	switch name {
	case "_text", "_stext", "_etext", "_sinittext", "_einittext":
		return 't'
	case "linux_banner", "__start_rodata", "kallsyms_names", "sys_call_table":
		return 'r'
	case "__bss_start", "__bss_stop", "_sbss":
		return 'b'
	}
	return 0
}

// of returns the letter of a row's section, a capital for global symbols.
func (l *letters) of(r *row) byte {
	c, ok := l.known[place{l.file, string(r.section)}]
	if !ok {
		c = sectionLetter(r.section)
	}
	if !r.local {
		c -= 'a' - 'A'
	}
	return c
}

// sectionLetters are beginnings of section names, by letter. The first one that fits counts. The letters are those that nm
// prints for the sections of Linux kernels. All other sections are data.
var sectionLetters = []struct {
	letter byte
	begin  []string
}{
	{'t', []string{".text", ".init.text", ".exit.text", ".head.text", ".meminit.text", ".cpuinit.text", ".altinstr_replacement",
		".entry.text", ".noinstr.text", ".kprobes.text", ".irqentry.text", ".sched.text", ".fixup", ".vectors", ".stubs", ".plt", ".idmap"}},
	{'b', []string{".bss", ".sbss", ".brk", ".tbss", ".scratch"}},
	{'r', []string{".rodata", ".ro", "__ksymtab", "__param", "__modver", "__ex_table", ".notes", ".BTF", ".orc_", ".pci_fixup", ".tracedata",
		".smp_locks", ".altinstructions", ".parainstructions", ".retpoline_sites", ".return_sites", ".call_sites", ".ibt_endbr_seal",
		".iommu_table", ".apicdrivers", ".builtin_fw", ".eh_frame", ".rela", ".dynsym", ".dynstr", ".hash", ".gnu.hash", ".ARM.", ".unwind",
		".pv_table", ".x86_cpu_dev.init", ".modinfo", ".note", "__pcpu_drhd"}},
}

func sectionLetter(section []byte) byte {
	for _, s := range sectionLetters {
		for _, begin := range s.begin {
			if bytes.HasPrefix(section, []byte(begin)) {
				return s.letter
			}
		}
	}
	return 'd'
}
