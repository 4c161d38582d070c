// Compare as links hold it: "compare-0123456789abcdef-ab-resized-size-System.map". The other map is named by its fingerprint, or a
// sample by its id; a link holds no map. Pure.

import { CHANGE_KEYS, CHANGE_LISTS } from '../../wire/compareAnswers.ts';
import type { ChangeKey, ChangeList } from '../../wire/compareAnswers.ts';

/** The map that the page's map is compared with. name is for people. */
export type OtherMap =
  | { readonly kind: 'sample'; readonly name: string }
  | { readonly kind: 'file'; readonly fingerprint: string; readonly name: string };

export interface ComparePlace {
  readonly other: OtherMap | undefined;
  /** The page's map is A, the one before; else it is B. */
  readonly swapped: boolean;
  readonly list: ChangeList;
  /** undefined: as the list is sorted at first. */
  readonly by: ChangeKey | undefined;
  readonly up: boolean;
}

export const COMPARE_START: ComparePlace = {
  other: undefined,
  swapped: false,
  list: 'resized',
  by: undefined,
  up: false,
};

/** Longest name of a file in a place. */
const MAX_NAME = 80;

export function readComparePlace(place: string): ComparePlace {
  const [part, print = '', order, list, key = '', ...name] = place.split('-');
  if (part !== 'compare' || !print) return COMPARE_START;
  const named = name.join('-') || 'a map';
  const [by, up] = key.split('.');
  return {
    other: readOther(print, named),
    swapped: order === 'ba',
    list: CHANGE_LISTS.find((id) => id === list) ?? COMPARE_START.list,
    by: CHANGE_KEYS.find((id) => id === by),
    up: up === 'up',
  };
}

function readOther(print: string, name: string): OtherMap | undefined {
  if (print === 'sample') return { kind: 'sample', name };
  return /^[0-9a-f]{16}$/.test(print) ? { kind: 'file', fingerprint: print, name } : undefined;
}

export function writeComparePlace({ other, swapped, list, by, up }: ComparePlace): string {
  if (!other) return 'compare';
  const print = other.kind === 'sample' ? 'sample' : other.fingerprint;
  const name = other.name.replace(/[^\w.-]+/g, '_').slice(0, MAX_NAME);
  return ['compare', print, swapped ? 'ba' : 'ab', list, `${by ?? ''}${up ? '.up' : ''}`, name].join('-');
}

/** What a list is sorted by at first: sizes where they are what changed, else what it costs. */
export const keyOfList = ({ list, by }: Pick<ComparePlace, 'list' | 'by'>): ChangeKey =>
  by ?? (list === 'resized' ? 'size' : list === 'moved' || list === 'renamed' ? 'addr' : 'cost');
