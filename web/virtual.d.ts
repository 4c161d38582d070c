// Modules cmd/build-wasm makes at build time (virtual.go there).

/** The loader of the Go toolchain in use; importing it defines `Go` on the global scope. */
declare module "virtual:wasm-exec" {}

declare class Go {
  argv: string[];
  env: Record<string, string>;
  importObject: WebAssembly.Imports;
  exit: (code: number) => void;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** The functions of symtab/ that carry a `//kallscope:show ID` line, in order of file and line. */
declare module "virtual:lookup-source" {
  export interface ShownFunction {
    readonly id: string;
    readonly name: string;
    /** Path in the repository. */
    readonly file: string;
    /** Line of lines[0] in the file: the one with the func keyword. */
    readonly startLine: number;
    readonly lines: readonly string[];
  }
  const shown: readonly ShownFunction[];
  export default shown;
}
