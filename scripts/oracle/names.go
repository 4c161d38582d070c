package main

import "fmt"

// filters makes names that some release leaves out, and names that differ little from them.
func filters(g *generator) {
	stems := []string{"kallsyms_addresses", "kallsyms_offsets", "kallsyms_relative_base", "kallsyms_num_syms", "kallsyms_names",
		"kallsyms_markers", "kallsyms_token_table", "kallsyms_token_index", "kallsyms_seqs_of_names", "_SDA_BASE_", "_SDA2_BASE_",
		"__efistub_", "__kvm_nvhe_$", "__kvm_nvhe_.L", "__kvm_nvhe_", "__AArch64ADRPThunk_", "__ARMV5PILongThunk_",
		"__ARMV7PILongThunk_", "__ThumbV7PILongThunk_", "__LA25Thunk_", "__microLA25Thunk_", "__kcfi_typeid_", "_from_arm",
		"_from_thumb", "_veneer", ".long_branch.", ".plt_branch.", "$", ".L", ".LASANPC", "__crc_", "__kstrtab_", "L0", "__gp",
		"__kernel_syscall_via_break", "__kernel_syscall_via_epc", "__kernel_sigtramp", "__pi_$", "_text"}
	for range 1 + g.IntN(60) {
		name := stems[g.IntN(len(stems))]
		switch g.IntN(4) {
		case 0:
			name += g.word("ab_1", 1, 3)
		case 1:
			name = g.word("ab_1", 1, 3) + name
		case 2:
			name = g.word("ab_1", 0, 2) + name + g.word("ab_1", 0, 2)
		}
		g.line("TtDdAaUuNnWw"[g.IntN(12)], name)
		g.step()
	}
}

// types makes symbols of every type that a line may have.
func types(g *generator) {
	for range 1 + g.IntN(100) {
		kind := byte('!' + g.IntN(127-'!'))
		if g.strict && g.IntN(20) == 0 {
			kind = byte(1 + g.IntN(127))
			if kind == '\n' {
				kind = ' '
			}
		}
		g.line(kind, g.word("abAB", 1, 5))
		g.step()
	}
}

// ltoSuffixes makes names with the suffixes that Clang's link-time optimisation appends.
func ltoSuffixes(g *generator) {
	suffixes := []string{"", ".llvm.", ".llvm.123", ".cold", ".isra.0", ".llvm", ".constprop.0.llvm.9", ".", ".L", "$x.llvm.1"}
	for range 1 + g.IntN(200) {
		g.line(g.letter(), g.word("ab", 0, 2)+"f"+suffixes[g.IntN(len(suffixes))])
		g.step()
	}
}

// grammar writes lines in forms that the tool takes and in forms that it may refuse. No line lacks its name, because the old
// tool takes the address of the next line for it.
func grammar(g *generator) {
	good := []string{"%016x %c %s\n", "%016X %c %s\n", "%x %c %s\n", "0x%x %c %s\n", "0X%X %c %s\n", "+%x %c %s\n", " %x %c %s\n",
		"\t%x %c %s\n", "%016x %c %s\r\n"}
	risky := []string{"\n%x %c %s\n", "%x  %c %s\n", "%x %c  %s\n", "%x\t%c %s\n", "%x %c %s extra\n", "%x %c %s\t[mod]\n", "-%x %c %s\n",
		"f%016x %c %s\n", "# %x %c %s\n", "                 U %[3]s\n", "%x %c %s \n", "\v%x %c %s\n", "0x %x %c %s\n", "%x%c %s\n", "%x %c%s\n"}
	for n := 1 + g.IntN(20); n > 0; n-- {
		form := good[g.IntN(len(good))]
		if g.IntN(12) == 0 {
			form = risky[g.IntN(len(risky))]
		}
		fmt.Fprintf(&g.out, form, g.addr, rune("TtDdRr"[g.IntN(6)]), g.word("xyz_", 1, 8))
		g.step()
	}
	if g.IntN(4) == 0 {
		fmt.Fprintf(&g.out, "%016x T last", g.addr) // the last line may lack its end
	}
}
