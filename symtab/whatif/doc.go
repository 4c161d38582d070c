// Package whatif builds the tables of a kernel in other ways than the kernel was built, and packs them: what its tables would
// take without CONFIG_KALLSYMS_ALL, by the rules of another release, and so on. Each is really built, because a change of some
// names changes the tokens of all. The package links a compressor, which package compare must not: so wasm/study has it, and
// wasm/symbols does not.
package whatif
