// Card 4: an entry's bytes, the letters under those that are read, and the token table: all of it, or on a phone the row in
// question, and at the end a line for each byte.

import { boxes } from '../../model/learn/tries.ts';
import type { Tries } from '../../model/learn/tries.ts';
import { HELPED, hexByte, WORKED } from '../../model/learn/reading.ts';
import type { ReadingTruth } from '../../model/learn/reading.ts';
import { count, visible } from '../../model/text.ts';
import type { Box, Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';

type Picture = CardPicture<ReadingTruth, Tries>;

const GAP = 8;
const TOP = 26;
const ROW_NAMES = 30;

interface Heights {
  readonly byte: number;
  readonly text: number;
  /** Upper edge of the table, whose first line has the column names. */
  readonly table: number;
}

function heightsOf({ narrow }: Plate): Heights {
  const [byte, text] = narrow ? [34, 28] : [48, 40];
  return { byte, text, table: TOP + byte + 10 + text + (narrow ? 34 : 46) };
}

/** Cell of a code in the table. On a phone sixteen cells of one row, four by four. */
export function cellBox(plate: Plate, code: number): Box {
  const { table } = heightsOf(plate);
  const top = table + 18;
  const column = code & 15;
  if (plate.narrow) {
    const [w, h] = [(plate.w - 18) / 4, Math.min(64, (plate.h - top) / 4 - 6)];
    return { x: (column & 3) * (w + 6), y: top + (column >> 2) * (h + 6), w, h };
  }
  const [w, h] = [(plate.w - ROW_NAMES) / 16, Math.min(29, (plate.h - top - 2) / 16)];
  return { x: ROW_NAMES + w * column + 1, y: top + h * (code >> 4) + 1, w: w - 2, h: h - 2 };
}

export const paintReading: CardPainter<ReadingTruth, Tries> = (pen, plate, picture) => {
  const { truth, guess = [], shown, reveal, labels } = picture;
  const open = boxes(guess, truth.answers).open ?? truth.answers.length;
  const { ink } = pen;
  const where = plate.narrow ? '' : ` ${labels['at'] ?? ''} ${count(truth.at)}`;
  words(pen, `${labels['entry'] ?? ''} ${count(truth.seq)}${where}`, 0, 14, ink.css.ink2, {
    px: plate.narrow ? 12 : 13,
  });
  if (!shown || reveal < 1) paintBytes(pen, plate, picture, WORKED + open, false);
  if (!shown) {
    if (open === truth.answers.length) paintName(pen, plate, truth);
    paintTable(pen, plate, picture, open);
    return;
  }
  revealed(pen, plate, reveal, () => {
    paintBytes(pen, plate, picture, truth.codes.length, true);
    paintName(pen, plate, truth);
    if (plate.narrow) paintLines(pen, plate, picture);
    else paintTable(pen, plate, picture, truth.answers.length);
  });
};

/** The bytes, and the letters of the first `known` of them. */
function paintBytes(
  pen: Pen,
  plate: Plate,
  { truth, guess = [], labels, shown }: Picture,
  known: number,
  over: boolean,
): void {
  const { c, ink } = pen;
  const { codes, texts, answers } = truth;
  const { byte, text } = heightsOf(plate);
  const gap = plate.narrow ? 4 : GAP;
  const w = Math.min(96, (plate.w - gap * codes.length) / (codes.length + 1));
  const { first } = boxes(guess, answers);
  [codes.length, ...codes].forEach((code, at) => {
    const i = at - 1;
    const x = at * (w + gap);
    const open = i === known && !shown;
    box(
      pen,
      { x, y: TOP, w, h: byte },
      open ? ink.css['b-soft'] : at === 0 ? ink.css.sunk : ink.css.panel,
      open ? ink.css['b-fill'] : ink.css.ctl,
      open ? 3 : 1,
    );
    words(pen, hexByte(code), x + w / 2, TOP + byte * 0.66, open ? ink.css.b : i > known ? ink.css.ink3 : ink.css.ink, {
      family: 'mono',
      weight: 700,
      align: 'center',
      px: plate.narrow ? 15 : 22,
    });
    const y = TOP + byte + 10;
    if (i < 0) {
      const say = plate.narrow ? String(code) : `${code} ${labels['bytes'] ?? ''}`;
      words(pen, say, x + w / 2, y + text * 0.64, ink.css.ink2, { align: 'center', px: 12 });
      return;
    }
    const missed = first[i - WORKED] !== undefined && first[i - WORKED] !== code;
    if (i < known) box(pen, { x, y, w, h: text }, ink.css.k2, ink.css.line2, 1);
    else if (!over) hollow(pen, { x, y, w, h: text }, open ? ink.css['b-fill'] : ink.css.ctl, open);
    if (i < known) {
      const say = visible(texts[code] ?? '');
      const px = Math.min(plate.narrow ? 14 : 20, (w - 4) / (0.62 * Math.max(1, say.length)));
      words(pen, say, x + w / 2, y + text * 0.64, ink.css.ink, { family: 'mono', weight: 700, align: 'center', px });
      if (missed) hollow(pen, { x: x + 2, y: y + 2, w: w - 4, h: text - 4 }, ink.css.ink);
    } else if (open) words(pen, '?', x + w / 2, y + text * 0.66, ink.css.ink, { weight: 700, align: 'center', px: 17 });
    if (i === 0) words(pen, labels['type'] ?? '', x + w / 2, y + text + 16, ink.css.ink2, { align: 'center', px: 12 });
  });
  c.setLineDash([]);
}

function box(pen: Pen, { x, y, w, h }: Box, fill: string, edge: string, width: number): void {
  const { c } = pen;
  c.beginPath();
  c.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 4);
  c.fillStyle = fill;
  c.fill();
  solid(pen, edge, width);
  c.stroke();
}

/** A place that waits for letters, or was guessed wrong at first. */
function hollow(pen: Pen, { x, y, w, h }: Box, colour: string, strong = false): void {
  const { c } = pen;
  dashed(pen, strong ? 2.5 : 1.5);
  c.strokeStyle = colour;
  c.beginPath();
  c.roundRect(x + 0.5, y + 0.5, w - 1, h - 1, 4);
  c.stroke();
  c.setLineDash([]);
}

function paintName(pen: Pen, plate: Plate, { name, codes }: ReadingTruth): void {
  const { byte, text } = heightsOf(plate);
  const gap = plate.narrow ? 4 : GAP;
  const w = Math.min(96, (plate.w - gap * codes.length) / (codes.length + 1));
  const px = Math.min(plate.narrow ? 21 : 30, (plate.w - 2 * (w + gap)) / (0.62 * Math.max(1, name.length)));
  words(pen, visible(name), 2 * (w + gap), TOP + byte + 10 + text + (plate.narrow ? 22 : 30), pen.ink.css.ink, {
    family: 'mono',
    weight: 700,
    px,
  });
}

function paintTable(pen: Pen, plate: Plate, { truth, shown, labels }: Picture, open: number): void {
  const { ink } = pen;
  const { codes, texts, answers } = truth;
  const asked = answers[open];
  const read = new Set(codes.slice(0, WORKED + open));
  const { table } = heightsOf(plate);
  const row = (asked ?? codes.at(-1)!) >> 4;
  if (plate.narrow) {
    const say = `${labels['row'] ?? ''} ${row.toString(16)}_`;
    words(pen, say, 0, table + 8, ink.css.ink, { weight: 650, px: 12.5 });
    for (let code = 16 * row; code < 16 * (row + 1); code++)
      phoneCell(pen, plate, code, texts[code] ?? '', read.has(code));
    return;
  }
  const helped = asked !== undefined && open < HELPED && !shown;
  for (let i = 0; i < 16; i++) {
    const [top, left] = [cellBox(plate, i), cellBox(plate, 16 * i)];
    const [column, line] = [helped && i === (asked & 15), helped && i === row];
    words(pen, `_${i.toString(16)}`, top.x + top.w / 2, table + 10, column ? ink.css.b : ink.css.ink2, {
      family: 'mono',
      align: 'center',
      px: 12,
    });
    words(pen, `${i.toString(16)}_`, ROW_NAMES - 8, left.y + left.h / 2 + 4, line ? ink.css.b : ink.css.ink2, {
      family: 'mono',
      align: 'right',
      px: 12,
    });
  }
  for (let code = 0; code < 256; code++) {
    const lit = helped && (code >> 4 === row || (code & 15) === (asked & 15));
    cell(pen, cellBox(plate, code), texts[code] ?? '', read.has(code), lit, shown);
  }
}

function cell(pen: Pen, at: Box, text: string, read: boolean, lit: boolean, quiet: boolean): void {
  const { c, ink } = pen;
  c.fillStyle = read ? ink.css.k2 : lit ? ink.css['b-soft'] : ink.css.sunk;
  c.fillRect(at.x, at.y, at.w, at.h);
  if (read) {
    solid(pen, ink.css.ink, 1.5);
    c.strokeRect(at.x, at.y, at.w, at.h);
  }
  const most = Math.max(1, Math.floor((at.w - 4) / 7.3));
  const say = visible(text);
  words(
    pen,
    say.length > most ? `${say.slice(0, most - 1)}…` : say,
    at.x + at.w / 2,
    at.y + at.h / 2 + 4,
    read || lit ? ink.css.ink : quiet ? ink.css.ctl : ink.css.ink2,
    {
      family: 'mono',
      px: 12,
      align: 'center',
      weight: read ? 700 : 400,
    },
  );
}

function phoneCell(pen: Pen, plate: Plate, code: number, text: string, read: boolean): void {
  const { ink } = pen;
  const at = cellBox(plate, code);
  box(pen, at, read ? ink.css.k2 : ink.css.panel, ink.css.line2, 1);
  words(pen, `_${(code & 15).toString(16)}`, at.x + 6, at.y + 14, ink.css.ink2, { family: 'mono', px: 11 });
  const say = visible(text);
  const px = Math.min(16, (at.w - 8) / (0.62 * Math.max(1, say.length)));
  words(pen, say, at.x + at.w / 2, at.y + at.h * 0.7, ink.css.ink, {
    family: 'mono',
    weight: 700,
    align: 'center',
    px,
  });
}

/** On a phone: a line for each byte. */
function paintLines(pen: Pen, plate: Plate, { truth, labels }: Picture): void {
  const { ink } = pen;
  const { codes, texts } = truth;
  const top = heightsOf(plate).table;
  const h = Math.min(36, (plate.h - top) / codes.length);
  codes.forEach((code, i) => {
    const y = top + i * h;
    const digits = hexByte(code);
    words(pen, digits, 0, y + h * 0.62, ink.css.ink, { family: 'mono', weight: 700, px: 14 });
    const where = `${labels['rowWord'] ?? ''} ${digits[0]}, ${labels['columnWord'] ?? ''} ${digits[1]}`;
    words(pen, where, 36, y + h * 0.62, ink.css.ink2, { px: 13 });
    box(pen, { x: plate.w - 112, y: y + 2, w: 112, h: h - 4 }, ink.css.k2, ink.css.line2, 1);
    words(pen, visible(texts[code] ?? ''), plate.w - 56, y + h * 0.62, ink.css.ink, {
      family: 'mono',
      weight: 700,
      px: 14,
      align: 'center',
    });
  });
}
