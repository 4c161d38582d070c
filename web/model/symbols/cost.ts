// What the tables of a map take, and what other builds of them would take. Pure.

import type { Built, BytesByTable } from '../../wire/compareAnswers.ts';
import type { Tables } from '../../wire/answers.ts';
import type { WhatIf } from '../../wire/protocol.ts';
import { count } from '../text.ts';
import { AS_IT_IS } from './costPlace.ts';

/** A build that Cost makes unasked, or that a person has chosen. */
export interface Plan {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly how: WhatIf;
}

/** A build that is done. */
export interface BuildOutcome {
  readonly plan: Plan;
  readonly built: Built;
}

const plan = (title: string, about: string, how: Partial<WhatIf>): Plan => {
  const whole = { ...AS_IT_IS, ...how };
  return { key: keyOf(whole), title, about, how: whole };
};

export const keyOf = (w: WhatIf): string => `${w.onlyText} ${w.noPadding} ${w.release} ${w.longest}`;

/** The builds that tell something of this map. */
export function plansOf(
  tables: Pick<Tables, 'allSymbols' | 'release'>,
  hasPadding: boolean,
  hasIndex: boolean,
): Plan[] {
  const plans = [plan('As built', tables.allSymbols ? 'with data' : 'functions only', {})];
  if (tables.allSymbols) plans.push(plan('Without KALLSYMS_ALL', 'functions only', { onlyText: true }));
  if (hasPadding) plans.push(plan('Without __pfx_', 'no padding', { noPadding: true }));
  if (hasPadding && tables.allSymbols)
    plans.push(plan('Without both', 'functions only', { onlyText: true, noPadding: true }));
  plans.push(
    hasIndex
      ? plan('As Linux 6.1', 'no index', { release: '6.1' })
      : plan('As Linux 6.12', 'with the index', { release: '6.12' }),
    plan('Names cut at 32 letters', 'some alike', { longest: 32 }),
    plan('Names cut at 16 letters', 'many alike', { longest: 16 }),
  );
  return plans;
}

/** A build of one's own in words. */
export function ownPlan(how: WhatIf): Plan {
  const words = [
    how.onlyText && 'without KALLSYMS_ALL',
    how.noPadding && 'without __pfx_',
    how.release && `by the rules of ${how.release}`,
    how.longest > 0 && `names cut at ${how.longest} letters`,
  ].filter(Boolean);
  return { key: keyOf(how), title: 'Your own', about: words.join(', ') || 'as built', how };
}

/** The build that the others are compared with. */
export const asBuilt = (outcomes: readonly BuildOutcome[]): BuildOutcome | undefined =>
  outcomes.find(({ plan: { key } }) => key === keyOf(AS_IT_IS));

export const totalBytes = (tables: BytesByTable): number => Object.values(tables).reduce((sum, n) => sum + n, 0);

/** The parts of a bar, in the order of the Memory panel. */
export function barParts(
  t: BytesByTable,
): readonly { readonly what: 'offsets' | 'names' | 'rest' | 'seqs'; readonly bytes: number }[] {
  return [
    { what: 'offsets', bytes: t.offsets + t.relative_base },
    { what: 'names', bytes: t.names },
    { what: 'rest', bytes: t.markers + t.token_table + t.token_index + t.num_syms },
    { what: 'seqs', bytes: t.seqs_of_names },
  ];
}

/** +1,234, −1,234 or ±0. */
export const signed = (n: number): string => (n === 0 ? '±0' : `${n > 0 ? '+' : '−'}${count(Math.abs(n))}`);

/** What the builds say, in sentences. */
export function costSentence(outcomes: readonly BuildOutcome[]): string {
  const first = asBuilt(outcomes);
  if (!first) return '';
  const others = outcomes.filter((o) => o !== first);
  const bytes = totalBytes(first.built.tables);
  const all = `The tables take ${count(bytes)} bytes of memory, ${count(first.built.packed)} after ${first.built.compressor}.`;
  const rest = others.map(
    ({ plan: { title }, built }) =>
      `${title}: ${signed(totalBytes(built.tables) - bytes)} bytes, ${signed(built.packed - first.built.packed)} packed.`,
  );
  return [all, ...rest].join(' ');
}

/** Rows of the file that a person keeps. */
export function* costRows(outcomes: readonly BuildOutcome[]): Iterable<readonly (string | number)[]> {
  const whole = asBuilt(outcomes);
  if (!whole) return;
  for (const {
    plan: { title, about },
    built,
  } of outcomes)
    yield [
      title,
      about,
      built.symbols,
      totalBytes(built.tables),
      totalBytes(built.tables) - totalBytes(whole.built.tables),
      built.packed,
      built.packed - whole.built.packed,
      ...Object.values(built.tables),
    ];
}

export const costHead = (outcomes: readonly BuildOutcome[]): readonly string[] => [
  'build',
  'about',
  'symbols',
  'bytes',
  'difference',
  'packed',
  'packed difference',
  ...Object.keys(outcomes[0]?.built.tables ?? {}),
];
