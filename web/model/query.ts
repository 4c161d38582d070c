// How a lookup is asked for. Some names hold bytes that no text field can hold: those are asked for by position.

export type Query =
  | { readonly by: 'name'; readonly name: string }
  /** Position in address order. */
  | { readonly by: 'seq'; readonly seq: number }
  /** Hexadecimal digits, with or without 0x. The symbol that covers this address is looked up. */
  | { readonly by: 'address'; readonly address: string };

export function sameQuery(a: Query | undefined, b: Query | undefined): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
