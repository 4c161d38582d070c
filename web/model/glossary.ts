// The words that the page explains, each in one line. docs/architecture.md, "Words", has the same words for the same
// things. Pure.

/** By the word as it is looked up. */
export const GLOSSARY = {
  symbol: 'A name the kernel gives to a place in its memory: a function or a variable.',
  goal: 'The name both searches look for.',
  'memory order': 'The order of addresses; the kernel keeps its names in this order.',
  position: 'The place of a name in memory order, counted from 0. The source calls it seq.',
  entry: 'One symbol as stored: a length, then the tokens of its kind and name.',
  token: 'A piece of text that many names share, stored once; a name is a list of tokens.',
  open: 'To turn an entry’s tokens back into its name. The source says expand.',
  block: '256 entries in a row.',
  marker: 'Where a block begins: four bytes a block.',
  'step over': 'To pass an entry by its length, without opening it.',
  index: 'kallsyms_seqs_of_names: for each name in alphabetical order, three bytes that hold its position.',
  'linear scan': 'Opening every name from the first until one matches.',
  'binary search': 'Opening the middle of what is left, and ruling out one side.',
  probe: 'One halving: find the middle, open its name, compare.',
  'look back': 'After a hit, opening the name before, to be sure of the first of several equal names.',
  'ruled out': 'Can no longer be the goal.',
  'still possible': 'May yet be the goal.',
  'bytes read': 'Bytes of the kernel’s tables a search has touched; the clock of the race.',
  __pfx_: 'The padding in front of a function, which has a symbol of its own.',
  code: 'The place holds a function.',
  'read-only': 'The place holds a value that never changes.',
  data: 'The place holds a variable with a value to start from.',
  bss: 'The place holds a variable that starts as zero.',
  boot: 'Used while the kernel starts, then freed.',
  'per-CPU': 'A variable of which every processor has its own; its address counts from the start of that area.',
} as const;

export type Word = keyof typeof GLOSSARY;
