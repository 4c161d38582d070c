// Card 1: what a search reads for each symbol, by its place in memory. The guess is a drawn line: heights at twelve stops, in
// hundredths of a power of ten of bytes. Pure.

import type { Costs } from '../../wire/studyAnswers.ts';
import { count } from '../text.ts';
import { flagsOf, mootSearch, percent, readNumbers, twoFigures, value } from './card.ts';
import type { CardModel, Twin } from './card.ts';

export interface CostsTruth {
  readonly costs: Costs;
  readonly numSyms: number;
  /** Powers of ten that the heights span. */
  readonly low: number;
  readonly high: number;
  /** The name that most symbols share, if searching it is expensive; '' if there is none. */
  readonly crowd: string;
  /** Name of the first symbol in memory. */
  readonly first: string | undefined;
}

/** Heights at LINE_STOPS places. Each place is the same number of times further on in memory than the one before. */
export type DrawnLine = readonly number[];

export const LINE_STOPS = 12;

/**
 * What the figure shows once the truth is there, as what is tried: 0 to 1 is the cost by place, from steps of ten to true scale.
 */
export const SPREAD = 2;
export const GAIN = 3;
const PER_DECADE = 100;

export const costsCard: CardModel<CostsTruth, DrawnLine> = {
  id: 'costs',

  truth({ tables, costs }) {
    if (!costs) return undefined;
    const crowd = costs.mostShared < 0 ? undefined : tables.seq(costs.mostShared);
    return {
      costs,
      numSyms: tables.numSyms,
      first: tables.name(0),
      low: 1,
      high: Math.ceil(Math.log10(Math.max(100, costs.whole, costs.most))),
      crowd: crowd === undefined || costs.most < 4 * costs.median ? '' : (tables.name(crowd) ?? ''),
    };
  },

  moot: mootSearch,

  begin: () => undefined,

  // The first symbol in memory: the scan's best case.
  lookup: ({ first }) => first,

  write: (line) => line.join('-'),

  read: (text) => readNumbers(text, LINE_STOPS),

  facts({ costs, numSyms }, line, tried) {
    const { gained, losers, lastLoser, loserNear, loserFunctions } = costs;
    return {
      values: {
        n: value(numSyms),
        gMiddle: value(line ? twoFigures(drawnAt(line, numSyms, numSyms / 2)) : 0, 'guess'),
        median: value(costs.median, 'b'),
        least: value(costs.least, 'b'),
        firstScan: value(costs.scan[0] ?? 0, 'a'),
        firstSearch: value(costs.search[0] ?? 0, 'b'),
        losers: value(losers, 'a'),
        lastLoser: value(lastLoser + 1),
        loserNear: value(loserNear + 1),
        pGain: value(percent(costs.gain715 / numSyms)),
        ratio: value(Math.round(sum(costs.scan) / Math.max(1, sum(costs.search)))),
        scanHalf: value(costs.scanned.at[HALF]!, 'a'),
        searchHalf: value(costs.searched.at[HALF]!, 'b'),
        gainHalf: value(timesText(gained.at[HALF]!)),
        gainTenth: value(timesText(gained.at[NINE_TENTHS]!)),
        seqsRead: value(Math.round(costs.seqs / numSyms)),
        opened: value((costs.fetches / numSyms).toFixed(1)),
      },
      flags: flagsOf({
        guess: line !== undefined,
        far: lastLoser >= 1000,
        many: losers > numSyms / 4,
        none: losers === 0,
        spread: tried === SPREAD,
        gain: tried === GAIN,
        rare: losers > 0 && losers < numSyms / RARE,
        worse: costs.least > (costs.scan[0] ?? 0),
        noFunction: losers > 0 && loserFunctions === 0,
      }),
    };
  },

  twin({ costs, numSyms }, line, shown, tried) {
    if (shown && tried === SPREAD) return spreadTwin(costs);
    if (shown && tried === GAIN)
      return {
        head: ['symbols', 'the scan reads, times the search'],
        rows: QUANTILES.map((name, i) => [name, timesText(costs.gained.at[i]!)]),
      };
    const head = ['place in memory', ...(line ? ['yours'] : []), 'scan', ...(shown ? ['search', 'loses'] : [])];
    const rows = decades(numSyms).map((place) => {
      const [scan, search] = [costs.scan[place - 1]!, costs.search[place - 1]!];
      return [
        count(place),
        ...(line ? [count(twoFigures(drawnAt(line, numSyms, place)))] : []),
        count(scan),
        ...(shown ? [count(search), scan < search ? 'the search' : 'the scan'] : []),
      ];
    });
    return { head, rows };
  },
};

/** Places of the half and of nine tenths among the quantiles. */
const HALF = 3;
const NINE_TENTHS = 4;
const QUANTILES = ['the least', '1 of 100', '10 of 100', 'half', '90 of 100', '99 of 100', 'the most'];
/** One symbol of so many is too few to be seen in bars. */
const RARE = 200;

function spreadTwin({ scanned, searched }: Costs): Twin {
  return {
    head: ['symbols', 'scan, bytes up to', 'search, bytes up to'],
    rows: QUANTILES.map((name, i) => [name, count(scanned.at[i]!), count(searched.at[i]!)]),
  };
}

/** Thousandths as a number of times: whole, below ten with one decimal, below one with two. */
function timesText(thousandths: number): string {
  const times = thousandths / 1000;
  return times >= 10 ? count(Math.round(times)) : times.toFixed(times >= 1 ? 1 : 2);
}

function sum(numbers: Uint32Array): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/** 1, 10, 100 … and the last place. */
function decades(numSyms: number): number[] {
  const all: number[] = [];
  for (let place = 1; place < numSyms; place *= 10) all.push(place);
  return [...all, numSyms];
}

/** The place of a stop, counted from 1. */
export function stopPlace(stop: number, numSyms: number): number {
  return numSyms ** (stop / (LINE_STOPS - 1));
}

/** Bytes of the line at a place. */
export function drawnAt(line: DrawnLine, numSyms: number, place: number): number {
  const at = numSyms > 1 ? ((LINE_STOPS - 1) * Math.log(Math.max(1, place))) / Math.log(numSyms) : 0;
  const left = Math.min(LINE_STOPS - 2, Math.floor(at));
  const height = line[left]! + (line[left + 1]! - line[left]!) * (at - left);
  return 10 ** (height / PER_DECADE);
}

function heightOf(bytes: number): number {
  return Math.round(PER_DECADE * Math.log10(Math.max(1, bytes)));
}

export type Shape = 'rising' | 'like' | 'flat' | 'falling';

/** A line of that shape through the middle of the figure, or under the scan. */
export function shapeLine(shape: Shape, { costs, numSyms, low, high }: CostsTruth): DrawnLine {
  const middle = (PER_DECADE * (low + high)) / 2;
  return Array.from({ length: LINE_STOPS }, (_, stop) => {
    const part = stop / (LINE_STOPS - 1) - 0.5;
    if (shape === 'flat') return Math.round(middle);
    if (shape === 'rising') return Math.round(middle + PER_DECADE * part);
    if (shape === 'falling') return Math.round(middle - 2 * PER_DECADE * part);
    const place = Math.min(numSyms, Math.round(stopPlace(stop, numSyms)));
    return Math.max(PER_DECADE * low, heightOf(costs.scan[place - 1]!) - PER_DECADE);
  });
}

/** The line with one stop at another height. */
export function setStop(line: DrawnLine | undefined, stop: number, height: number, truth: CostsTruth): DrawnLine {
  const held = Math.round(Math.max(PER_DECADE * truth.low, Math.min(PER_DECADE * truth.high, height)));
  const from = line ?? Array.from({ length: LINE_STOPS }, () => held);
  return from.map((h, i) => (i === stop ? held : h));
}
