// How a race ended, in words and numbers: what the end card, the screen reader and the exports say. Pure.

import type { Tables, Timing, Trace } from '../wire/answers.ts';
import { ratio as threeFigures, time } from './figures.ts';
import { tableBytes } from './format.ts';
import { winner } from './inShort.ts';
import type { EndKind } from './inShort.ts';
import { SEQ_BYTES } from './memory.ts';
import { KERNEL_AFTER_NS, KERNEL_BEFORE_NS, KERNEL_RATIO, timeRatio } from './ratios.ts';
import { count, plural, ratioText } from './text.ts';

/** Phrase of a headline; those of a lane have its colour. */
export interface Phrase {
  readonly text: string;
  readonly lane?: 'a' | 'b';
}

/** A big number with its unit, and what it counts. */
export interface Fact {
  readonly number: string;
  readonly unit: string;
  readonly text: string;
  readonly lane?: 'a' | 'b';
}

export interface Ending {
  readonly kind: EndKind;
  readonly title: readonly Phrase[];
  readonly note: string;
  readonly facts: readonly Fact[];
  readonly foot: string;
}

/** Maps of fewer names are too small for a measured time or a word about another kernel's average. */
const SMALL = 256;

const NOT_YET: Fact = { number: '…', unit: '', text: 'measuring the time here' };

/** The look-ups that a binary search made, in words: "15 probes and one look back". */
function made(t: Trace): string {
  const looks = t.fetches.length - t.probes;
  const probes = plural(t.probes, 'probe');
  if (looks === 0) return probes;
  return `${probes} and ${looks === 1 ? 'one look' : plural(looks, 'look')} back`;
}

function ordinal(n: number): string {
  const tens = n % 100;
  const end = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${count(n)}${end}`;
}

export function endingOf(all: Tables, t: Trace, timing: Timing | undefined, busy: boolean): Ending {
  const kind = winner(t);
  const clock = t.numSyms < SMALL ? [] : [timeFact(t, timing, busy)];
  const opened = plural(t.fetches.length, 'name');
  switch (kind) {
    case 'binary':
      return {
        kind,
        title: [
          { text: opened, lane: 'b' },
          { text: ' opened instead of ' },
          { text: count(t.linearExpanded), lane: 'a' },
        ],
        note: `${made(t)}${t.fetches.length > t.probes ? ', to make sure that no earlier symbol has this name' : ''}.`,
        facts: [fewerBytes(t), price(all), ...clock],
        foot: t.numSyms < SMALL ? '' : footnote(timing),
      };
    case 'linear':
      return { kind, ...linearWins(t, clock) };
    case 'draw':
      return {
        kind,
        title: [{ text: `A draw: both read ${plural(t.linearBytes, 'byte')}` }],
        note: `${made(t)} against ${plural(t.linearExpanded, 'name')} in memory order.`,
        facts: [price(all), ...clock],
        foot: '',
      };
    case 'absent':
      return {
        kind,
        title: [{ text: 'No symbol has this name' }],
        note: '',
        facts: [
          {
            number: count(t.fetches.length),
            unit: t.fetches.length === 1 ? 'name' : 'names',
            text: `opened to be sure, instead of all ${count(t.linearExpanded)}`,
            lane: 'b',
          },
          fewerBytes(t),
          ...clock,
        ],
        foot: '',
      };
    case 'alone':
      return { kind, ...noIndex(all, t) };
  }
}

function linearWins(t: Trace, clock: readonly Fact[]): Omit<Ending, 'kind'> {
  const byNames = t.linearExpanded < t.fetches.length;
  return {
    title: byNames
      ? [
          { text: 'Linear wins here: ' },
          { text: plural(t.linearExpanded, 'name'), lane: 'a' },
          { text: ' opened instead of ' },
          { text: count(t.fetches.length), lane: 'b' },
        ]
      : [
          { text: 'Linear wins here: ' },
          { text: plural(t.linearBytes, 'byte'), lane: 'a' },
          { text: ' read instead of ' },
          { text: count(t.binaryBytes), lane: 'b' },
        ],
    note: `It is the ${ordinal(t.seq + 1)} name in memory. The binary search took ${made(t)}.`,
    facts: [
      {
        number: ratioText(t.binaryBytes / t.linearBytes),
        unit: 'times',
        text: 'fewer bytes read, by the linear scan',
        lane: 'a',
      },
      ...clock,
    ],
    foot:
      t.numSyms < SMALL
        ? ''
        : 'For most other names the index wins, at the same 3 bytes a symbol. Linux 6.2’s own test says so too: its best case got slower, 234 ns before and 1,016 ns after; its average got 715 times faster.',
  };
}

function noIndex(all: Tables, t: Trace): Omit<Ending, 'kind'> {
  const most = Math.max(1, Math.ceil(Math.log2(Math.max(2, t.numSyms + 1))));
  return {
    title: [{ text: plural(t.linearExpanded, 'name'), lane: 'a' }, { text: ' opened: this kernel has no index' }],
    note: t.found
      ? `It is the ${ordinal(t.seq + 1)} name in memory.`
      : 'No symbol has this name: to know it, the scan must open them all.',
    facts: [
      {
        number: count(t.linearBytes),
        unit: t.linearBytes === 1 ? 'byte' : 'bytes',
        text: 'read by the linear scan',
        lane: 'a',
      },
      { number: count(most), unit: 'names', text: 'at most, and a look back, with the index of Linux 6.2', lane: 'b' },
      price(all, 'would be the price'),
    ],
    foot: '',
  };
}

function fewerBytes(t: Trace): Fact {
  const r = t.linearBytes / Math.max(1, t.binaryBytes);
  return r >= 1
    ? { number: ratioText(r), unit: 'times', text: 'fewer bytes read', lane: 'b' }
    : { number: ratioText(1 / r), unit: 'times', text: 'fewer bytes read, by the linear scan', lane: 'a' };
}

function price(all: Tables, is = 'are the price'): Fact {
  const bytes = SEQ_BYTES * all.numSyms;
  const own = tableBytes(all);
  const share = all.hasSeqs && own > 0 ? `, ${Math.round((100 * bytes) / own)}\u00a0% of this kernel’s tables` : '';
  return {
    number: count(SEQ_BYTES),
    unit: 'bytes',
    text: `of memory for each symbol ${is}: ${plural(bytes, 'byte')} here${share}`,
  };
}

function timeFact(t: Trace, timing: Timing | undefined, busy: boolean): Fact {
  if (!timing) return busy ? NOT_YET : { number: '–', unit: '', text: 'time not measured here' };
  const r = timeRatio(timing);
  if (r === undefined) return { number: '–', unit: '', text: 'too quick to measure here' };
  const [fast, slow] = r >= 1 ? [timing.binaryNs, timing.linearNs] : [timing.linearNs, timing.binaryNs];
  return {
    number: ratioText(r >= 1 ? r : 1 / r),
    unit: 'times',
    text: `less time${r < 1 && t.linearBytes >= t.binaryBytes ? ', by the linear scan' : ''}, measured here: ${onOneLine(time(fast))} against ${onOneLine(time(slow))}`,
    lane: r >= 1 ? 'b' : 'a',
  };
}

/** A number is not parted from its unit where the line ends. */
const onOneLine = (text: string): string => text.replace(' ', '\u00a0');

/** The number that Linux 6.2 was announced with, and what it counts. */
function footnote(timing: Timing | undefined): string {
  const own =
    timing && timeRatio(timing) !== undefined
      ? ` Here one name was found ${count(timing.binaryTimes)} times by the index and ${count(timing.linearTimes)} times by the scan.`
      : '';
  return `And the “${threeFigures(KERNEL_RATIO)} times” of Linux 6.2? That is the change’s own test, the average over all symbols of another kernel: ${count(KERNEL_BEFORE_NS)} ns before, ${count(KERNEL_AFTER_NS)} ns after.${own}`;
}
