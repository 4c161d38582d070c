package main

import (
	"strings"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
)

const usage = `Usage: kallsyms [options] [in.map] > out.S
       kallsyms --from-image=vmlinuz [--release=X] [--stats] > System.map
       kallsyms --open=FILE [--member=PATH] [--release=X] [--stats] > System.map
       kallsyms --study=FILE [--member=PATH] [--release=X] [--json | --csv]
       kallsyms --compare=B [--max-growth=N] A | --cost=A | --same-name=NAME A | --locate=TEXT [--shift=X] A
                [--release=X] [--json | --csv]

Makes a kernel's symbol tables from its map (from standard input if no map is named), or reads the map out of a kernel,
or out of any file that has one.

  --all-symbols      keep data symbols too (CONFIG_KALLSYMS_ALL)
  --absolute-percpu  for x86-64 until 6.14: store the small addresses of per-CPU symbols as they are
  --base-relative    until 6.10: store addresses as 32-bit offsets from a base
  --lto-clang        until 6.10: the kernel was linked with Clang's link-time optimisation
  --pc-relative      from 7.0: store addresses as offsets from their own place
  --release=X        the kernel release to build for, 5.10 or later (default: the newest known)
  --from-image=FILE  read the tables in a kernel (vmlinuz, vmlinux, Image, ...) and print its System.map
  --open=FILE        read a map in any form, or a kernel, also compressed or in an archive (.tar, .zip, .deb, .rpm), and
                     print its System.map; standard error says what FILE was taken for
  --study=FILE       count what lookups in a kernel's tables cost, and what they would cost in other designs; FILE is as
                     with --open. This takes seconds, because each design is compressed as it would be in an image
  --compare=B        say how the map or kernel B differs from A: symbols, tables, functions that grew, names that changed
  --max-growth=N     with --compare: exit status 2 if B's tables are more than N bytes larger; N may end in k or M (powers
                     of 1024) or in % (of the size of A's tables)
  --cost=FILE        say how many bytes a map's tables take, how many by area and by beginning of name, and how many other
                     builds would take
  --same-name=NAME   list the symbols of A with this name, or the names near it; exit status 2 unless there is exactly one
  --locate=TEXT      say which symbol of A is at an address or at name+0x10/0x90; - reads a trace from standard input; exit
                     status 2 if a place is not found or a size differs
  --shift=X          with --locate: how far the kernel ran from the address it was linked to, hexadecimal
  --json, --csv      with --study, --compare, --cost, --same-name or --locate: the same figures as JSON, or as lines of
                     table, row, column and value
  --member=PATH      with an option that names a FILE or B: the file to read in an archive that has several
  --stats            say on standard error how far the names were compressed; for an image also which table lies where
  --help, -h         print this text
`

// A command is the parsed command line.
type command struct {
	file    string // "" for standard input
	release symtab.Release
	options symtab.Options
	image   imageFile
	ask     question
	form    studyForm // of what --study and a question print
	stats   bool
	help    bool
}

// A usageError is a mistake in the arguments.
type usageError string

func (e usageError) Error() string { return string(e) }

// An option is one switch of the command line.
type option struct {
	name string
	set  *bool
	text *string // for an option with a value
}

// parseCommand reads arguments as the kernel's tool does: options may stand anywhere, any unambiguous beginning of an
// option is enough, and everything after "--" is a file.
func parseCommand(args []string) (*command, error) {
	c := &command{}
	release := ""
	o := &c.options
	options := []option{
		{"all-symbols", &o.AllSymbols, nil}, {"absolute-percpu", &o.AbsolutePercpu, nil},
		{"base-relative", &o.BaseRelative, nil}, {"lto-clang", &o.LTOClang, nil}, {"pc-relative", &o.PCRelative, nil},
		{"stats", &c.stats, nil}, {"help", &c.help, nil}, {"release", nil, &release},
		{"from-image", nil, &c.image.path}, {"open", nil, &c.image.any}, {"member", nil, &c.image.member},
		{"study", nil, &c.image.study}, {"json", &c.form.json, nil}, {"csv", &c.form.csv, nil},
		{"compare", nil, &c.ask.compare}, {"max-growth", nil, &c.ask.growth}, {"cost", nil, &c.ask.cost},
		{"same-name", nil, &c.ask.sameName}, {"locate", nil, &c.ask.locate}, {"shift", nil, &c.ask.shift},
	}
	var files []string
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		if arg == "--" {
			files = append(files, args...)
			break
		}
		if arg == "-h" {
			c.help = true
			continue
		}
		if len(arg) < 2 || arg[0] != '-' {
			files = append(files, arg)
			continue
		}
		rest, err := readOption(options, arg, args)
		if err != nil {
			return c, err
		}
		args = rest
	}
	return c, c.complete(files, release)
}

// readOption reads one option and its value, which may be the next argument. It returns the arguments that are left.
func readOption(options []option, arg string, args []string) ([]string, error) {
	name, long := strings.CutPrefix(arg, "--")
	name, value, valued := strings.Cut(name, "=")
	if !long {
		return nil, usageError("no option " + arg)
	}
	found, err := findOption(options, name)
	if err != nil {
		return nil, err
	}
	switch {
	case found.set != nil && valued:
		return nil, usageError("--" + found.name + " takes no value")
	case found.set != nil:
		*found.set = true
		return args, nil
	case valued:
		*found.text = value
		return args, nil
	case len(args) == 0:
		return nil, usageError("--" + found.name + " needs a value")
	}
	*found.text = args[0]
	return args[1:], nil
}

func findOption(options []option, name string) (found option, err error) {
	var matches []string
	for _, o := range options {
		if o.name == name {
			return o, nil
		}
		if strings.HasPrefix(o.name, name) {
			found = o
			matches = append(matches, "--"+o.name)
		}
	}
	switch len(matches) {
	case 0:
		return found, usageError("no option --" + name)
	case 1:
		return found, nil
	}
	return found, usageError("--" + name + " may be " + strings.Join(matches, " or "))
}

// findRelease finds a release by name. Tables are read of more releases than they are built for.
func (c *command) findRelease(name string) (symtab.Release, bool) {
	if c.image.path != "" {
		return image.FindRelease(name)
	}
	return symtab.FindRelease(name)
}

// complete checks that the arguments fit together. Files after the first are ignored, as by the kernel's tool.
func (c *command) complete(files []string, release string) error {
	if len(files) > 0 {
		c.file = files[0]
	}
	all := symtab.Releases()
	c.release = all[len(all)-1]
	if release != "" {
		r, ok := c.findRelease(release)
		if !ok {
			var names []string
			for _, r := range all {
				names = append(names, r.Name)
			}
			return usageError("no release " + release + ": rules changed in " + strings.Join(names, ", ") + "; any later major.minor is known, too")
		}
		c.release = r
	}
	c.image.release = release
	if err := c.form.check(c.image.study != "", c.ask.asked(), c.stats); err != nil {
		return err
	}
	if err := c.checkQuestion(files); err != nil || c.ask.asked() {
		return err
	}
	if err := c.image.check(&c.options, files); err != nil {
		return err
	}
	return c.options.Valid(c.release)
}
