// Card 3: the candidates of three rounds with their counts once they are picked, then the bytes left after each round, or after the
// first rounds beside those of a person's own pairs; and a few names as the trainer has them.

import { isBest } from '../../model/learn/training.ts';
import type { Picks, TrainingTruth } from '../../model/learn/training.ts';
import { percent } from '../../model/learn/card.ts';
import { count, plural, visible } from '../../model/text.ts';
import { font } from '../pen.ts';
import type { Pen } from '../pen.ts';
import { paintOwnPairs } from './ownPairs.ts';
import { clausesIn, darker, dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';
import { evenByteLines } from './scales.ts';

type Picture = CardPicture<TrainingTruth, Picks>;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a candidate lies. On a phone only the round that is played is there. */
export function choiceBox({ w, h, narrow }: Plate, round: number, at: number): Box {
  const columns = narrow ? 1 : 3;
  const gap = 24;
  const width = (w - gap * (columns - 1)) / columns;
  const height = Math.min(54, Math.floor((h * 0.56) / 6) - 6);
  return { x: narrow ? 0 : round * (width + gap), y: 34 + at * (height + 6), w: width, h: height };
}

export const paintTraining: CardPainter<TrainingTruth, Picks> = (pen, plate, picture) => {
  const { truth, guess, shown, reveal, tried } = picture;
  if (shown) {
    const own = truth.ownPairs;
    if (own && own.pairs.length > 0) paintOwnPairs(pen, plate, truth, own, picture.labels);
    else revealed(pen, plate, reveal, () => paintCurve(pen, plate, picture));
    paintNames(pen, plate, picture, tried, plate.h * 0.62);
    return;
  }
  const played = guess?.length ?? 0;
  const playing = Math.min(played, truth.rounds.length - 1);
  for (let round = 0; round < truth.rounds.length; round++)
    if (!plate.narrow || round === playing) paintRound(pen, plate, picture, round, round < played, round <= played);
  paintNames(pen, plate, picture, played, choiceBox(plate, 0, 6).y + 18);
};

function paintRound(
  pen: Pen,
  plate: Plate,
  { truth, guess, labels }: Picture,
  round: number,
  known: boolean,
  open: boolean,
): void {
  const { c, ink } = pen;
  const list = truth.rounds[round]!;
  const most = Math.max(...list.map((choice) => choice.count));
  const head = choiceBox(plate, round, 0);
  words(pen, `${labels['round'] ?? ''} ${round + 1}`, head.x, 20, open ? ink.css.ink : ink.css.ink3, {
    px: 15,
    weight: 700,
  });
  if (open && !known)
    words(pen, labels['which'] ?? '', head.x + head.w, 20, ink.css.ink, { align: 'right', px: 12.5, weight: 600 });
  list.forEach((choice, at) => {
    const box = choiceBox(plate, round, at);
    c.setLineDash([]);
    c.lineWidth = 1;
    if (known) {
      const best = isBest(list, at);
      c.fillStyle = best ? ink.css['b-fill'] : ink.css.k0;
      c.fillRect(box.x, box.y, Math.max(2, (box.w * choice.count) / most), box.h);
      const inside = best ? darker(pen) : ink.css.ink2;
      words(pen, count(choice.count), box.x + box.w - 12, box.y + box.h / 2 + 5, inside, {
        align: 'right',
        weight: best ? 700 : 400,
        halo: !best,
      });
    } else {
      c.fillStyle = open ? ink.css.panel : ink.css.sunk;
      c.strokeStyle = open ? ink.css.ctl : ink.css.line;
      c.beginPath();
      c.roundRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1, 5);
      c.fill();
      c.stroke();
    }
    if (open) {
      const end = chip(pen, box.x + 12, box.y + box.h / 2, truth.texts[choice.first] ?? '', false);
      chip(pen, end + 3, box.y + box.h / 2, truth.texts[choice.second] ?? '', false);
    }
    if (known && guess?.[round] === at) {
      dashed(pen, 2);
      c.beginPath();
      c.roundRect(box.x + 1, box.y + 1, box.w - 2, box.h - 2, 5);
      c.stroke();
      c.setLineDash([]);
      words(pen, labels['yours'] ?? '', box.x + box.w / 2, box.y + box.h / 2 + 5, ink.css.ink, {
        weight: 700,
        align: 'center',
        halo: true,
      });
    }
  });
}

const LETTER = 8.6;

/** A code as a small box. Returns where it ends. */
function chip({ c, ink }: Pen, x: number, mid: number, text: string, token: boolean, px = 13.5): number {
  const shown = visible(text);
  const w = Math.max(15, shown.length * LETTER * (px / 14) + 7);
  c.setLineDash([]);
  c.fillStyle = token ? ink.css.k2 : ink.css.panel;
  c.strokeStyle = ink.css.line2;
  c.lineWidth = 1;
  c.beginPath();
  c.roundRect(x + 0.5, mid - 10.5, w - 1, 21, 2.5);
  c.fill();
  c.stroke();
  c.font = `400 ${px}px ${ink.mono}`;
  c.fillStyle = ink.css.ink;
  c.textAlign = 'center';
  c.fillText(shown, x + w / 2, mid + 4.5);
  c.textAlign = 'left';
  return x + w;
}

/** A few names as they are after so many rounds. */
function paintNames(pen: Pen, plate: Plate, { truth, labels, shown }: Picture, round: number, top: number): void {
  const { ink } = pen;
  const { training, texts, tables } = truth;
  const steps = training.steps[Math.min(round, training.steps.length - 1)] ?? [];
  const at = tables.rounds[round - 1];
  const title =
    shown && at
      ? `${labels['round'] ?? ''} ${round}: ${visible(texts[at.slot] ?? '')}, ${plural(at.count, 'time')}`
      : (labels['names'] ?? '');
  const type = { px: plate.narrow ? 12 : 13, weight: shown ? 650 : 400 };
  font(pen, 'sans', type.weight, type.px);
  words(pen, clausesIn(pen, title, plate.w), 0, top + 10, shown ? ink.css.ink : ink.css.ink3, type);
  const row = Math.min(28, (plate.h - top - 26) / Math.max(1, steps.length));
  steps.forEach((codes, i) => {
    const mid = top + 30 + i * row;
    if (mid > plate.h - 6) return;
    let x = 0;
    for (const code of codes) {
      if (x > plate.w - 70) break;
      const text = texts[code] ?? '';
      x = chip(pen, x, mid, text, text.length > 1, plate.narrow ? 11 : 13.5) + 1.5;
    }
    const before = training.steps[0]?.[i]?.length ?? 0;
    if (round > 0)
      words(pen, `${before} → ${codes.length}`, plate.w, mid + 5, ink.css.ink2, { align: 'right', px: 12.5 });
  });
}

function paintCurve(pen: Pen, plate: Plate, { truth, labels, tried }: Picture): void {
  const { c, ink } = pen;
  const { start, left } = truth.training;
  const area = { left: plate.narrow ? 46 : 54, right: plate.w - 8, top: 24, bottom: plate.h * 0.54 };
  const x = (round: number): number => area.left + ((area.right - area.left) * round) / left.length;
  const y = (bytes: number): number => area.bottom - ((area.bottom - area.top) * bytes) / start;
  evenByteLines(pen, area, 0, start, start / 4, y);
  c.beginPath();
  c.moveTo(x(0), y(start));
  left.forEach((bytes, i) => c.lineTo(x(i + 1), y(bytes)));
  c.lineTo(x(left.length), area.bottom);
  c.lineTo(x(0), area.bottom);
  c.fillStyle = ink.css.k2;
  c.fill();
  const half = left.findIndex((bytes) => bytes <= (start + left.at(-1)!) / 2);
  solid(pen, ink.css.ink, 1.5);
  c.fillStyle = ink.css.panel;
  c.beginPath();
  c.arc(x(half + 1), y(left[half]!), 5, 0, 2 * Math.PI);
  c.fill();
  c.stroke();
  words(pen, `${labels['half'] ?? ''} ${half + 1}`, x(half + 1) + 10, y(left[half]!) - 6, ink.css.ink2, {
    px: 13,
    halo: true,
  });
  words(pen, `${count(start)} ${labels['letters'] ?? ''}`, x(0) + 8, y(start) - 6, ink.css.ink, {
    px: 13,
    weight: 650,
    halo: true,
  });
  const end = left.at(-1)!;
  words(pen, `${count(end)} bytes, ${percent(end / start)}`, area.right - 14, y(end) - 12, ink.css.ink, {
    px: plate.narrow ? 13 : 15,
    weight: 700,
    align: 'right',
    halo: true,
  });
  const at = Math.max(0, Math.min(left.length, tried));
  solid(pen, ink.css.ink, 2);
  c.beginPath();
  c.moveTo(x(at), area.top);
  c.lineTo(x(at), area.bottom);
  c.stroke();
  words(pen, `${labels['round'] ?? ''} 0`, area.left, area.bottom + 18, ink.css.ink3, { px: 12 });
  words(pen, String(left.length), area.right, area.bottom + 18, ink.css.ink3, { px: 12, align: 'right' });
}
