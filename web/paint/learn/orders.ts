// Card 6: seven symbols in memory, and their numbers in the order of their names, with the three bytes that hold each.

import { boxes } from '../../model/learn/tries.ts';
import type { Tries } from '../../model/learn/tries.ts';
import { GIVEN, hexOf } from '../../model/learn/orders.ts';
import type { OrdersTruth } from '../../model/learn/orders.ts';
import { count, visible } from '../../model/text.ts';
import type { Box, Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';

type Picture = CardPicture<OrdersTruth, Tries>;

const HEAD = 44;
const FOOT = 34;

/** Height of a row, and where the columns begin. */
function gridOf({ w, h, narrow }: Plate): {
  readonly row: number;
  readonly box: number;
  readonly after: number;
  readonly names: number;
} {
  const row = Math.min(72, (h - HEAD - FOOT) / 7);
  return { row, box: w * (narrow ? 0.7 : 0.5), after: w * (narrow ? 0.44 : 0.25), names: narrow ? 20 : 28 };
}

/** A row at the left: the symbol with that number. */
export function nameBox(plate: Plate, i: number): Box {
  const { row, after } = gridOf(plate);
  return { x: 0, y: HEAD + i * row + 2, w: after - 6, h: row - 4 };
}

function numberBox(plate: Plate, at: number): Box {
  const { row, box } = gridOf(plate);
  const size = Math.min(56, row - 10);
  return { x: box, y: HEAD + at * row + (row - size) / 2, w: plate.narrow ? size : 62, h: size };
}

export const paintOrders: CardPainter<OrdersTruth, Tries> = (pen, plate, picture) => {
  const { truth, guess = [], shown, reveal, labels } = picture;
  const { ink } = pen;
  const { names, order, answers } = truth;
  const known = GIVEN + (boxes(guess, answers).open ?? answers.length);
  const { box, names: indent } = gridOf(plate);
  const px = plate.narrow ? 12 : 13;
  words(pen, labels['memory'] ?? '', 0, 14, ink.css.ink, { weight: 650, px });
  words(pen, labels['order'] ?? '', plate.narrow ? plate.w : box, plate.narrow ? 32 : 14, ink.css.ink, {
    weight: 650,
    px,
    align: plate.narrow ? 'right' : 'left',
  });
  if (!plate.narrow) words(pen, labels['notStored'] ?? '', box + 92, 34, ink.css.ink3, { px: 12 });
  names.forEach((name, i) => {
    const at = nameBox(plate, i);
    const placed = order.indexOf(i) < known;
    const y = at.y + at.h / 2 + 5;
    words(pen, String(i), 0, y, ink.css.ink2, { family: 'mono', px: px + 1 });
    const most = Math.floor((at.w - indent) / (0.62 * (px + 1)));
    const say = visible(name);
    words(
      pen,
      say.length > most ? `${say.slice(0, most - 1)}…` : say,
      indent,
      y,
      placed && !shown ? ink.css.ink3 : ink.css.ink,
      { family: 'mono', weight: 650, px: px + 1 },
    );
  });
  for (let at = 0; (!shown || reveal < 1) && at < order.length; at++)
    paintNumber(pen, plate, picture, at, at < known, at === known && !shown);
  if (shown) revealed(pen, plate, reveal, () => paintTruth(pen, plate, picture));
};

/** A number of the list, with the line from its symbol, once it is filled in. */
function paintNumber(
  pen: Pen,
  plate: Plate,
  { truth, labels }: Picture,
  at: number,
  isFilled: boolean,
  open: boolean,
): void {
  const { c, ink } = pen;
  const box = numberBox(plate, at);
  if (isFilled) {
    link(pen, plate, truth.order[at]!, at, false);
    full(pen, box, String(truth.order[at]), plate);
    return;
  }
  dashed(pen, open ? 2.5 : 1.5);
  c.strokeStyle = open ? ink.css['b-fill'] : ink.css.line2;
  c.beginPath();
  c.roundRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1, 5);
  c.stroke();
  c.setLineDash([]);
  if (!open) return;
  words(pen, '?', box.x + box.w / 2, box.y + box.h / 2 + 6, ink.css.ink, { weight: 700, align: 'center', px: 17 });
  if (!plate.narrow)
    words(pen, labels['next'] ?? '', box.x + box.w + 30, box.y + box.h / 2 + 5, ink.css.ink2, { px: 13 });
}

function full(pen: Pen, box: Box, number: string, { narrow }: Plate): void {
  const { c, ink } = pen;
  c.beginPath();
  c.roundRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1, 5);
  c.fillStyle = ink.css['b-soft'];
  c.fill();
  solid(pen, ink.css['b-fill'], 1.5);
  c.stroke();
  words(pen, number, box.x + box.w / 2, box.y + box.h / 2 + 6, ink.css.b, {
    family: 'mono',
    weight: 700,
    align: 'center',
    px: narrow ? 16 : 19,
  });
}

function link(pen: Pen, plate: Plate, from: number, to: number, strong: boolean): void {
  const { c, ink } = pen;
  const { after } = gridOf(plate);
  const [left, right] = [nameBox(plate, from), numberBox(plate, to)];
  const [y, end, mid] = [left.y + left.h / 2, right.y + right.h / 2, (after + right.x) / 2];
  solid(pen, ink.css['b-fill'], strong ? 2.5 : 1.5);
  c.globalAlpha = strong ? 1 : 0.55;
  c.beginPath();
  c.moveTo(after, y);
  c.bezierCurveTo(mid, y, mid, end, right.x - 6, end);
  c.stroke();
  c.globalAlpha = 1;
}

/** All of the list; what was tried first and wrong stands dashed at its box. */
function paintTruth(pen: Pen, plate: Plate, { truth, guess = [], labels }: Picture): void {
  const { c, ink } = pen;
  const { order, names, seqs, answers, tables } = truth;
  const { first } = boxes(guess, answers);
  const bytesX = plate.w - 118;
  if (!plate.narrow) {
    words(pen, labels['three'] ?? '', plate.w, 14, ink.css.ink, { weight: 650, align: 'right' });
    // The table holds numbers counted from the first symbol of the kernel, not from the first of the seven.
    words(pen, `${labels['zero'] ?? ''} ${count(seqs[0]!)}`, plate.w, 32, ink.css.ink2, { px: 12, align: 'right' });
  }
  order.forEach((i, at) => {
    const box = numberBox(plate, at);
    link(pen, plate, i, at, false);
    full(pen, box, String(i), plate);
    const mid = box.y + box.h / 2;
    const was = first[at - GIVEN];
    if (was !== undefined && was !== i) {
      dashed(pen, 1.5);
      c.beginPath();
      c.arc(box.x + box.w + 16, mid, 11, 0, 2 * Math.PI);
      c.stroke();
      c.setLineDash([]);
      words(pen, String(was), box.x + box.w + 16, mid + 4.5, ink.css.ink, {
        align: 'center',
        px: 12.5,
        family: 'mono',
      });
    }
    if (plate.narrow) return;
    words(pen, visible(names[i]!).slice(0, 20), box.x + box.w + 36, mid + 5, ink.css.ink2, {
      family: 'mono',
      px: 13.5,
    });
    hexOf(seqs[i]!).forEach((byte, part) => {
      const x = bytesX + part * 40;
      c.beginPath();
      c.roundRect(x + 0.5, mid - 17, 35, 34, 3);
      c.fillStyle = part < 2 ? ink.css['b-soft'] : ink.css.panel;
      c.fill();
      solid(pen, part < 2 ? ink.css['b-fill'] : ink.css.line2, 1);
      c.stroke();
      words(pen, byte, x + 18, mid + 5, part < 2 ? ink.css.b : ink.css.ink, {
        family: 'mono',
        weight: 700,
        align: 'center',
        px: 13,
      });
    });
  });
  const bits = Math.max(1, Math.ceil(Math.log2(tables.numSyms)));
  words(
    pen,
    `${count(tables.numSyms)} ${labels['need'] ?? ''} ${bits} ${plate.narrow ? (labels['bitsShort'] ?? '') : (labels['bits'] ?? '')}`,
    0,
    plate.h - 8,
    ink.css.ink2,
    { px: plate.narrow ? 11.5 : 13 },
  );
}
