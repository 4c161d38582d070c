// Card 8: the symbols of one name in memory, and their places in the second order with the steps back.

import type { NamesakesTruth, Pick } from '../../model/learn/namesakes.ts';
import { count, visible } from '../../model/text.ts';
import { font } from '../pen.ts';
import type { Pen } from '../pen.ts';
import { cutTo, dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';

type Picture = CardPicture<NamesakesTruth, Pick>;

const STRIP_TOP = 66;

export const paintNamesakes: CardPainter<NamesakesTruth, Pick> = (pen, plate, picture) => {
  paintMemory(pen, plate, picture);
  if (picture.shown) revealed(pen, plate, picture.reveal, () => paintOrder(pen, plate, picture));
};

function paintMemory(pen: Pen, plate: Plate, { truth, guess, shown, labels }: Picture): void {
  const { c, ink } = pen;
  const { tables, list, name } = truth;
  const h = plate.narrow ? 60 : 110;
  const px = plate.narrow ? 12 : 13;
  font(pen, 'sans', 650, px);
  const title = cutTo(pen, `${labels['memory'] ?? ''} ${visible(name)}`, plate.w);
  words(pen, title, 0, 14, ink.css.ink, { weight: 650, px });
  c.fillStyle = ink.css.k0;
  c.fillRect(0, STRIP_TOP, plate.w, h);
  // Those close to each other stand side by side, so that each can be seen.
  const gap = plate.narrow ? 44 : 92;
  let last = -Infinity;
  list.forEach((one, i) => {
    const x = Math.max(
      last + gap,
      Math.min(plate.w - gap * (list.length - i), 18 + ((plate.w - 36) * one.seq) / tables.numSyms),
    );
    last = x;
    solid(pen, ink.css.ink, 1.5);
    c.beginPath();
    c.moveTo(x, STRIP_TOP - 6);
    c.lineTo(x, STRIP_TOP + h);
    c.stroke();
    const mine = guess === i;
    c.beginPath();
    c.arc(x, STRIP_TOP + h / 2, 15, 0, 2 * Math.PI);
    c.fillStyle = shown && i === 0 ? ink.css['b-soft'] : ink.css.panel;
    c.fill();
    if (mine) dashed(pen, 2.5);
    else solid(pen, shown && i === 0 ? ink.css['b-fill'] : ink.css.ink, 2);
    c.stroke();
    c.setLineDash([]);
    words(pen, String(i + 1), x, STRIP_TOP + h / 2 + 5, ink.css.ink, { weight: 700, px: 15, align: 'center' });
    if (!plate.narrow || i !== 1) {
      const align = x > plate.w * 0.75 ? 'right' : x < plate.w * 0.2 ? 'left' : 'center';
      if (one.address)
        words(pen, `…${one.address}`, x, STRIP_TOP - 12, ink.css.ink2, { family: 'mono', px: 12, align });
    }
  });
}

const ROW = 52;
/** Between a name and the number of its entry. */
const GAP = 14;

function paintOrder(pen: Pen, plate: Plate, { truth, labels }: Picture): void {
  const { c, ink } = pen;
  const { list, hit, name, before } = truth;
  const top = STRIP_TOP + (plate.narrow ? 60 : 110) + 54;
  const row = Math.min(ROW, (plate.h - top - 8) / (list.length + 1));
  const x = plate.narrow ? 0 : plate.w * 0.08;
  const w = plate.w * (plate.narrow ? 0.54 : 0.56);
  words(pen, labels['order'] ?? '', x, top - 14, ink.css.ink, { weight: 650 });
  [{ k: list[0]!.k - 1, seq: -1 }, ...list].forEach(({ k, seq }, i) => {
    if (k < 0) return;
    const y = top + i * row;
    const first = i === 1;
    c.beginPath();
    c.roundRect(x + 0.5, y + 0.5, w - 1, row - 5, 4);
    c.fillStyle = first ? ink.css['b-soft'] : ink.css.panel;
    c.fill();
    solid(pen, first ? ink.css['b-fill'] : ink.css.line2, first ? 2 : 1);
    c.stroke();
    const base = y + row / 2 + 2;
    words(pen, `[${count(k)}]`, x + 12, base, ink.css.ink3, { family: 'mono', px: plate.narrow ? 11 : 12.5 });
    let end = x + w - 12;
    if (seq >= 0 && !plate.narrow) {
      const entry = `${labels['entry'] ?? ''} ${count(seq)}`;
      end -= GAP + words(pen, entry, end, base, ink.css.ink2, { family: 'mono', px: 12.5, align: 'right' });
    }
    const type = { family: 'mono', weight: 650, px: plate.narrow ? 11.5 : 13.5 } as const;
    const from = x + (plate.narrow ? 76 : 104);
    font(pen, type.family, type.weight, type.px);
    words(pen, cutTo(pen, visible(i === 0 ? before : name), end - from), from, base, ink.css.ink, type);
  });
  const right = x + w;
  for (let i = hit + 1; i >= 1; i--) {
    if (i === 1 && list[0]!.k === 0) continue;
    const from = top + i * row + row * 0.4;
    const to = top + (i - 1) * row + row * 0.55;
    solid(pen, ink.css.ink, 2);
    c.beginPath();
    c.moveTo(right + 6, from);
    c.bezierCurveTo(right + 34, from, right + 34, to, right + 8, to);
    c.stroke();
    c.beginPath();
    c.moveTo(right + 15, to - 6);
    c.lineTo(right + 8, to);
    c.lineTo(right + 15, to + 6);
    c.stroke();
    const said = i === 1 ? labels['stop'] : labels['back'];
    words(pen, said ?? '', right + 38, (from + to) / 2 + 4, i === 1 ? ink.css.ink : ink.css.ink2, {
      px: plate.narrow ? 11 : 13,
      weight: i === 1 ? 700 : 400,
    });
  }
  words(pen, `← ${labels['hit'] ?? ''}`, right + 8, top + (hit + 1) * row + row * 0.72, ink.css.b, {
    px: plate.narrow ? 11 : 13,
    weight: 700,
  });
}
