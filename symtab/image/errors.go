package image

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// partMissing is a table that was not found. They are ordered: the later, the more of a kernel's tables is there.
type partMissing int

const (
	errTokens partMissing = iota
	errNames
	errAddresses
	errAllowance
)

func (p partMissing) Error() string {
	return [...]string{"no token table", "no names fit its tokens", "no addresses fit its names", "too many places look like tables"}[p]
}

// laterPart returns the error of the search that came further.
func laterPart(a, b error) error {
	x, _ := a.(partMissing)
	if y, ok := b.(partMissing); ok && y > x {
		return b
	}
	return a
}

func truncated(what string, have, want int) error {
	return &symtab.ParseError{Code: "truncated", Offset: have,
		Cause: "truncated at byte " + strconv.Itoa(have) + ": " + what + " should go on to byte " + strconv.Itoa(want),
		Hint:  "the file is not whole: copy or download it again"}
}

// explain turns a missing part into an error for people. Errors of other types are written for people already.
func (r *raw) explain(cause error, banner string) error {
	missing, is := cause.(partMissing)
	if !is {
		return cause
	}
	if r.elf != nil && r.elf.isModule() {
		return &symtab.ParseError{Code: "module", Cause: "this is a kernel module, and the tables are in the kernel itself",
			Hint: "open /boot/vmlinuz-<version>, or vmlinux of the same build"}
	}
	if r.elf != nil && r.elf.kind == elfRelocatable {
		return &symtab.ParseError{Code: "module", Cause: "this is an object file, not yet linked to a kernel", Hint: "open vmlinux, or /boot/vmlinuz-<version>"}
	}
	if r.elf != nil && r.elf.kind == elfCore {
		return &symtab.ParseError{Code: "no-kernel", Cause: "this is a dump of memory, in which no tables of a kernel were found", Hint: openDumped}
	}
	if r.elf != nil && r.elf.end > len(r.data) {
		return truncated("the ELF file", len(r.data), r.elf.end)
	}
	if end, ok := r.programEnd(); ok && end > len(r.data) {
		return truncated("the kernel", len(r.data), end)
	}
	if missing == errTokens && banner == "" {
		return &symtab.ParseError{Code: "no-kernel", Cause: "nothing in the file looks like a Linux kernel",
			Hint: "open vmlinux, /boot/vmlinuz-<version> or Image; if it is one, it may be encrypted, or packed in a way that is not known"}
	}
	if banner == "" {
		return missing.explain("the file")
	}
	if missing == errTokens {
		if err := r.otherScheme(banner); err != nil {
			return err
		}
		return r.withoutTables(banner)
	}
	return missing.explain(banner)
}

func (p partMissing) explain(kernel string) error {
	const whole = "the image is damaged, or its tables are of a kind that is not known (those of kernels from 2.6.10 to 7.3 are)"
	switch p {
	case errNames:
		return &symtab.ParseError{Code: "no-names", Text: kernel, Cause: "there is a kallsyms_token_table, but no kallsyms_num_syms, kallsyms_names and kallsyms_markers that fit it stand before it", Hint: whole}
	case errAddresses:
		return &symtab.ParseError{Code: "no-addresses", Text: kernel, Cause: "there are kallsyms_names, but neither kallsyms_offsets nor kallsyms_addresses fit them", Hint: whole}
	}
	return &symtab.ParseError{Code: "damaged", Text: kernel, Cause: "too many places in the file look like tables but are not", Hint: "no kernel looks like this"}
}

// likelihood ranks errors of several raw kernels in one file: the more of a kernel there was, the more the error tells.
func likelihood(err error) int {
	order := [...]string{"empty", "package", "firmware", "map", "initramfs", "no-kernel", CodeForeign, "module", "truncated", "no-kallsyms", "damaged", "scheme", "no-names", "no-addresses"}
	parse := err.(*symtab.ParseError)
	for i, code := range order {
		if parse.Code == code {
			return i
		}
	}
	return len(order)
}

// noKernel reports whether an error says that the file is something else than a kernel.
func noKernel(err error) bool {
	switch err.(*symtab.ParseError).Code {
	case "package", "firmware", "map", "initramfs":
		return true
	}
	return false
}

// incomplete is why nothing was found where a stream could not be unpacked. What was found of a kernel beside it tells more. But
// that a kernel has no tables is not known as long as something was not searched, unless the kernel itself settles it: every
// kernel that unpacks a ramdisk has bytes in its code that look like the beginning of a stream.
func (f *finder) incomplete(file []byte, unpacking error) error {
	const unknown = "no-kallsyms"
	best, is := f.best.(*symtab.ParseError)
	if is && best.Code == "truncated" {
		return best
	}
	if is && f.sawKernel && likelihood(best) >= likelihood(&symtab.ParseError{Code: unknown}) {
		if best.Code != unknown || f.settled {
			return best
		}
		err := *unpacking.(*symtab.ParseError)
		err.Cause = "there is no kallsyms_token_table in what could be unpacked, and " + err.Cause
		return &err
	}
	if f.sawKernel {
		return unpacking
	}
	if firmware := firmwareOf(file); firmware != nil {
		return firmware
	}
	if f.program == nil {
		f.program = programOf(file) // unpacking may have ended before the file itself was searched for a banner
	}
	if p := f.program; p != nil {
		return p.error("what could be unpacked of it")
	}
	return unpacking
}

// failure is why nothing was found in anything the file unpacks to.
func (f *finder) failure(file []byte) error {
	best, is := f.best.(*symtab.ParseError)
	if firmware := firmwareOf(file); firmware != nil && (!is || best.Code == "no-kernel" || best.Code == CodeForeign) {
		return firmware
	}
	if f.best != nil {
		return f.best
	}
	return &symtab.ParseError{Code: "no-kernel", Cause: "nothing in the file looks like a Linux kernel", Hint: "open vmlinux, /boot/vmlinuz-<version> or Image"}
}
