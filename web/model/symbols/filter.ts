// The filter as the page writes it: buttons add words to it and take them out, and heads of columns choose an order. What a filter
// means is the Go core's (symtab/explore/query.go). Pure.

/** Columns by their number in the Go core (explore.Column). */
export const COLUMNS = [
  { id: '', label: 'Address' },
  { id: 'name', label: 'Name' },
  { id: 'size', label: 'Size' },
  { id: 'rec', label: 'Entry' },
  { id: 'reads', label: 'Reads' },
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

const BOUND = /^([a-z]+)[<>]/;

/** Puts words that bound a number in the place of those that bound it now. */
export function withBounds(filter: string, key: string, bounds: readonly string[]): string {
  return [...words(filter).filter((w) => BOUND.exec(w)?.[1] !== key), ...bounds].join(' ');
}

/** Puts a section in the place of the one that the filter asks for; '' for all. */
export function withArea(filter: string, area: string): string {
  return [...words(filter).filter((w) => !w.startsWith('in:')), ...(area ? [`in:${area}`] : [])].join(' ');
}

/** The section that the filter asks for, '' for none. */
export const areaAsked = (filter: string): string =>
  words(filter)
    .find((w) => w.startsWith('in:'))
    ?.slice(3) ?? '';

/** A number as the filter writes it: thousands of bytes in k and M, where that is exact. */
export function numberWord(value: number): string {
  if (value > 0 && value % 2 ** 20 === 0) return `${value / 2 ** 20}M`;
  return value > 0 && value % 1024 === 0 ? `${value / 1024}k` : String(value);
}

/** The words of the filter, as the page explains them. */
export const GRAMMAR: readonly (readonly [word: string, means: string])[] = [
  ['tcp_', 'names that begin with it'],
  ['tcp_*_rcv', 'a star is any letters; then the whole name counts'],
  ['=tcp_sock', 'exactly this name'],
  ['/_start$/', 'a regular expression (RE2), anywhere in the name'],
  ['-word', 'not this'],
  ['type:tT', 'type letters; or text, data, rodata, bss, percpu'],
  ['in:.init', 'a section'],
  ['size>4k  size<16', 'bytes to the next symbol; k and M are 1,024 and 1,048,576'],
  ['len>60', 'letters of the name'],
  ['rec>20', 'bytes of the entry in the table of names'],
  ['reads>5000', 'bytes of table that a binary search for the name reads'],
  ['equal', 'several symbols have the name'],
  ['alias', 'several symbols have the address'],
  ['suffix  suffix:isra', 'functions after whose name a compiler put something'],
  ['group', 'equal names stand together'],
  ['ffffffff81b14d3c', 'what lies at this address'],
  ['name+0x1ac/0x520', 'what lies there; whole traces can be pasted'],
];
