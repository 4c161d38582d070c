// Bytes left after the first rounds: the trainer's line, and over it, dashed as every guess is, that of a person's own pairs.

import { textOf, trainerLeft } from '../../model/learn/ownPairs.ts';
import type { OwnPairs } from '../../model/learn/ownPairs.ts';
import type { TrainingTruth } from '../../model/learn/training.ts';
import type { Labels } from '../../model/learn/text.ts';
import { visible } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, solid, words } from './plate.ts';
import type { Plate } from './plate.ts';
import { evenByteLines } from './scales.ts';
import type { Area } from './scales.ts';

/** As many rounds are shown at least. */
const FEWEST = 6;
/** Pixels that a pair's letters want. */
const ROOM = 46;

export function paintOwnPairs(pen: Pen, plate: Plate, truth: TrainingTruth, own: OwnPairs, labels: Labels): void {
  const { c, ink } = pen;
  const { training, tables, texts } = truth;
  const area: Area = { left: plate.narrow ? 50 : 54, right: plate.w - 84, top: 24, bottom: plate.h * 0.54 };
  const last = Math.max(FEWEST, own.pairs.length);
  const theirs = Array.from({ length: last + 1 }, (_, round) => trainerLeft(training, round));
  const mine = [training.start, ...own.played.rounds.map(({ left }) => left)];
  const step = stepOf((training.start - Math.min(theirs.at(-1)!, mine.at(-1)!)) / 4);
  const low = Math.floor(Math.min(theirs.at(-1)!, mine.at(-1)!) / step) * step;
  const high = Math.ceil(training.start / step) * step;
  const x = (round: number): number => area.left + ((area.right - area.left) * round) / last;
  const y = (bytes: number): number => area.bottom - ((area.bottom - area.top) * (bytes - low)) / (high - low);
  evenByteLines(pen, area, low, high, step, y);
  words(pen, `${labels['round'] ?? ''} 0`, area.left, area.bottom + 18, ink.css.ink3, { px: 12 });
  words(pen, String(last), area.right, area.bottom + 18, ink.css.ink3, { px: 12, align: 'center' });

  const draw = (line: readonly number[]): void => {
    c.beginPath();
    line.forEach((bytes, round) => c.lineTo(x(round), y(bytes)));
    c.stroke();
    c.setLineDash([]);
  };
  solid(pen, ink.css.k2, 6);
  draw(theirs);
  dashed(pen, 2);
  draw(mine);
  const end = mine.length - 1;
  dot(pen, x(end), y(mine[end]!));

  const above = (bytes: number, round: number): boolean => bytes >= theirs[round]!;
  if ((area.right - area.left) / last >= ROOM)
    for (let round = 1; round <= last; round++) {
      const made = tables.rounds[round - 1];
      const bytes = mine[round];
      const over = bytes !== undefined && !above(bytes, round);
      if (made) pairAt(pen, texts[made.slot] ?? '', x(round), y(theirs[round]!) + (over ? -12 : 20), ink.css.ink3);
      if (bytes === undefined) continue;
      const code = own.played.rounds[round - 1]!.slot;
      pairAt(pen, textOf(own, code), x(round), y(bytes) + (over ? 20 : -12), ink.css.ink);
    }
  const ends = [y(mine[end]!), y(theirs.at(-1)!)] as const;
  const apart = end === last && Math.abs(ends[0] - ends[1]) < 16 ? (ends[0] <= ends[1] ? -8 : 8) : 0;
  words(pen, labels['trainer'] ?? '', area.right + 10, ends[1] + 4 - apart, ink.css.ink2, { px: 13 });
  words(pen, labels['yours'] ?? '', x(end) + 10, ends[0] + 4 + apart, ink.css.ink, { px: 13, weight: 700, halo: true });
}

function dot({ c, ink }: Pen, x: number, y: number): void {
  c.fillStyle = ink.css.ink;
  c.beginPath();
  c.arc(x, y, 4, 0, 2 * Math.PI);
  c.fill();
}

const LONGEST = 6;

function pairAt(pen: Pen, text: string, x: number, y: number, colour: string): void {
  const letters = [...visible(text)];
  const shown = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
  words(pen, shown, x, y, colour, { px: 12, family: 'mono', align: 'center', halo: true });
}

/** The step of 1, 2 or 5 times a power of ten that is next to so many bytes. */
function stepOf(bytes: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, bytes)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= bytes)!;
}
