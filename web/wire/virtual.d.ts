// Modules cmd/build-wasm makes at build time (virtual.go there).

/** The loader of the Go toolchain in use; importing it defines `Go` on the global scope. */
declare module 'virtual:wasm-exec' {}

/** The functions of symtab/ that cmd/build-wasm/source.go lists, in that order, as they stand in the tree. */
declare module 'virtual:lookup-source' {
  export interface ShownFunction {
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

/** The files that the service worker stores for use offline. cmd/build-wasm/offline.go lists them. */
declare module 'virtual:precache' {
  /** Changes when any of the files does. */
  export const version: string;
  /** Path from the site's folder, './' for the front page, and SHA-256 of the content in hex. */
  export const files: readonly (readonly [name: string, digest: string])[];
}

/** The cards of Learn by language, as static/learn/ has them (cmd/build-wasm/cardtexts.go). web/model/learn/text.ts has their form. */
declare module 'virtual:card-texts' {
  const cards: Readonly<Record<string, unknown>>;
  export default cards;
}

/** The texts of a lecture by language, as static/lecture/ has them (cmd/build-wasm/lecturetexts.go). web/model/learn/lectureText.ts has their form. */
declare module 'virtual:lecture-texts' {
  const lectures: Readonly<Record<string, unknown>>;
  export default lectures;
}
