// The parts of Symbols as links hold them: the first word of a place. Pure.

export const SYMBOL_PARTS = [
  { id: 'list', label: 'List' },
  { id: 'compare', label: 'Compare' },
  { id: 'cost', label: 'Cost' },
] as const;

export type SymbolPart = (typeof SYMBOL_PARTS)[number]['id'];

/** The part that a place names; the list for '' and for what this version does not know. */
export function symbolPartOf(place: string): SymbolPart {
  const [word] = place.split('-');
  return SYMBOL_PARTS.find(({ id }) => id === word)?.id ?? 'list';
}
