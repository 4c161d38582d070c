// Kallsyms makes the symbol tables of a Linux kernel from its map, as the assembler file the kernel's build links in:
// a drop-in for the kernel's own scripts/kallsyms, with the rules of any release from 5.10 on.
//
//	kallsyms [--all-symbols] [--absolute-percpu] [--base-relative] [--lto-clang] [--pc-relative]
//	         [--release=X] [--stats] [in.map] > out.S
//	kallsyms --from-image=vmlinuz [--release=X] [--stats] > System.map
//	kallsyms --open=FILE [--member=PATH] [--release=X] [--stats] > System.map
//	kallsyms --study=FILE [--member=PATH] [--release=X] [--json | --csv]
//	kallsyms --compare=B [--max-growth=N] A
//	kallsyms --cost=A
//	kallsyms --same-name=NAME A
//	kallsyms --locate=TEXT [--shift=X] A
//
// It reads standard input where no file is named. Exit status 1 means that nothing was made; standard error then has the
// reason. Exit status 2 means that a question is answered, and that the answer is one at which a job may want to end: a limit
// is passed, a name is not there or not alone, a place is not found. The command refuses the maps that the release's own builder refuses.
package main

import (
	"errors"
	"io"
	"os"

	"github.com/kallscope/kallscope/symtab"
)

func main() {
	if c, err := parseCommand(os.Args[1:]); err == nil {
		prepareMemory(c.mapSize(os.Stdin))
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program: its result is the exit status.
func run(args []string, in, out, messages *os.File) int {
	c, err := parseCommand(args)
	if err == nil && !c.stats && isClosed(out, in, messages) { // with --stats the messages alone are useful
		err = usageError("standard output is closed, or is /dev/null opened for reading and writing: redirect it to a file, or with >/dev/null")
	}
	if err == nil {
		err = c.run(in, out, messages)
	}
	if err == nil {
		return 0
	}
	report(messages, c, err)
	if errors.As(err, new(stop)) {
		return 2
	}
	return 1
}

func (c *command) run(in, out, messages *os.File) error {
	if c.help {
		_, err := io.WriteString(out, usage)
		return err
	}
	if c.ask.asked() {
		return c.answer(in, out)
	}
	if c.image.study != "" {
		return c.image.writeStudy(out, messages, c.form)
	}
	if c.image.asked() {
		return c.image.writeMap(out, messages, c.stats)
	}
	src, err := c.read(in)
	if err != nil {
		return err
	}
	progress := newProgress(messages, len(src))
	defer progress.end()
	c.options.Progress = progress.report()

	symbols, err := symtab.Parse(src, c.release, c.options)
	if err != nil {
		return err
	}
	progress.end()
	reportTooLong(messages, c, symbols.TooLong)
	job, err := symtab.Begin(symbols, c.release, c.options)
	if err != nil {
		return err
	}
	if err := build(job, src, out); err != nil {
		return err
	}
	progress.end()
	if c.stats {
		reportStats(messages, c.about(), job.Tables)
	}
	return nil
}
