// The filter as the page writes it: buttons add words to it and take them out, and heads of columns choose an order. What a filter
// means is the Go core's (symtab/explore/query.go). Pure.

/** Columns by their number in the Go core (explore.Column). */
export const COLUMNS = [
  { id: '', label: 'Address' },
  { id: 'name', label: 'Name' },
  { id: 'size', label: 'Size' },
  { id: 'rec', label: 'Record' },
  { id: 'reads', label: 'Lookup reads' },
] as const;

interface Order {
  readonly by: number;
  readonly down: boolean;
}

/** The order that a link or a head of a column names; an unknown one is by address. */
export function sortOf(sort: string): Order {
  const down = sort.startsWith('-');
  const id = down ? sort.slice(1) : sort;
  const by = COLUMNS.findIndex((c) => c.id === id);
  return by > 0 ? { by, down } : { by: 0, down: false };
}

/** The order after a press on a column's head: numbers begin with the largest, and a second press turns the order round. */
export function nextSort(sort: string, by: number): string {
  const now = sortOf(sort);
  const { id } = COLUMNS[by]!;
  if (id === '') return '';
  const down = now.by === by ? !now.down : id !== 'name';
  return down ? `-${id}` : id;
}

const words = (filter: string): string[] => filter.split(/\s+/).filter(Boolean);

export const hasWord = (filter: string, word: string): boolean => words(filter).includes(word);

/** Adds a word or takes it out. Words that begin alike, such as two of type:, take each other's place. */
export function toggleWord(filter: string, word: string): string {
  const all = words(filter);
  if (all.includes(word)) return all.filter((w) => w !== word).join(' ');
  const key = /^[a-z]+:/.exec(word)?.[0];
  return [...all.filter((w) => !key || !w.startsWith(key)), word].join(' ');
}

/** The one beginning of a name that the filter asks for, to mark it in the list; '' for any other filter. */
export function prefixOf(filter: string): string {
  const plain = words(filter).filter((w) => /^[\w.$]+$/.test(w) && !['equal', 'alias', 'suffix', 'group'].includes(w));
  return plain.length === 1 ? plain[0]! : '';
}
