// The halving pyramid under the strip: a row a probe, what is left of the alphabet, with the name that was opened. After
// eight rows an interval is under three pixels wide: then the rows become lower, and the next ones are magnified.

import type { Fetch, Trace } from '../wire/answers.ts';
import { rowsAt, stripX, zoomX } from './layout.ts';
import type { Layout, Rows, Zoom } from './layout.ts';
import type { Motion } from './motion.ts';
import { font, haloText } from './pen.ts';
import type { Pen } from './pen.ts';
import type { Scene } from '../model/scene.ts';
import { count, plural, ratioText, visible } from '../model/text.ts';

/** What the magnified rows show: the interval of the first of them. */
export function zoomOf(l: Layout, trace: Trace): Zoom | undefined {
  const first = trace.fetches[l.zoomFrom];
  return first && l.zoomFrom < trace.probes ? { from: first.low, to: first.high + 1 } : undefined;
}

type Scale = (k: number) => number;

function scaleOf(l: Layout, row: number, zoom: Zoom | undefined): Scale {
  return row >= l.zoomFrom && zoom ? (k) => zoomX(l, zoom, k) : (k) => stripX(l, k);
}

export function paintPyramid(pen: Pen, l: Layout, trace: Trace, s: Scene, m: Motion, hover: number): void {
  const zoom = zoomOf(l, trace);
  const last = Math.min(s.binary.fetch, trace.probes - 1);
  const rows = rowsAt(l, last);
  const on: Sheet = { pen, l, rows };
  paintInterval(pen, l, s);
  if (zoom && last >= l.zoomFrom) paintFunnel(pen, l, zoom, last === l.zoomFrom ? m.grow : 1);
  for (let i = 0; i < Math.min(trace.probes, rows.count); i++) {
    const f = trace.fetches[i]!;
    if (i > last) future(on, i);
    else if (i < last || (f.sign === 0 && m.fall === 1)) past(on, i, f, scaleOf(l, i, zoom), i === hover);
    else current(on, i, f, scaleOf(l, i, zoom), m);
  }
  if (!l.narrow) numbers(on, trace, last);
  if (!l.labels) return;
  if (!s.started) paintPromise(on, trace, s);
  for (let i = 0; rows.named && i < last; i++) nameOf(on, i, trace.fetches[i]!, scaleOf(l, i, zoom));
  const row = trace.fetches[last];
  if (!row) return;
  if (s.binary.fetch >= trace.probes) paintWalk(on, trace, s, scaleOf(l, last, zoom), last);
  else if (s.binary.verdict) outcome(on, last, row, scaleOf(l, last, zoom), s);
}

/** What the rows are painted on. */
interface Sheet {
  readonly pen: Pen;
  readonly l: Layout;
  readonly rows: Rows;
}

/** Numbers of the probes, left of their rows: those made, and the one under way in bold. */
function numbers({ pen, rows }: Sheet, trace: Trace, last: number): void {
  const { c, ink } = pen;
  c.textAlign = 'right';
  const every = rows.h >= 12 ? 1 : 2;
  for (let i = 0; i <= Math.min(last, trace.probes - 1); i++) {
    if ((last - i) % every !== 0) continue;
    font(pen, 'sans', i === last ? 700 : 400);
    c.fillStyle = i === last ? ink.css.b : ink.css.ink3;
    c.fillText(String(i + 1), -7, rows.top(i) + rows.h / 2 + 4);
  }
  c.textAlign = 'left';
}

/** Before the first probe: what the empty rows are for. */
function paintPromise({ pen, l, rows }: Sheet, trace: Trace, s: Scene): void {
  const { c, ink } = pen;
  const most = l.rowTop.length;
  if (rows.count < 2 || trace.probes === 0) return;
  font(pen, 'sans', 400, 13);
  c.textAlign = 'center';
  const y = rows.top(0) + (rows.count * rows.h) / 2 + 4;
  const long = `Each probe halves what is left: at most ${most} for any of the ${plural(s.numSyms, 'name')}`;
  const fits = c.measureText(long).width < l.width;
  haloText(pen, fits ? long : `Each probe halves what is left: at most ${most}`, l.width / 2, y, ink.css.ink2);
  c.textAlign = 'left';
}

/** The name that a row's probe opened: in the half that it ruled out where that has room, else beside the row. */
function nameOf(on: Sheet, row: number, f: Fetch, x: Scale): void {
  const { pen, rows } = on;
  const { c, ink } = pen;
  font(pen, 'mono');
  const text = cutName(f.name);
  const w = c.measureText(text).width;
  const y = rows.top(row) + rows.h / 2 + 4;
  const [from, mid, to] = [x(f.low), x(f.k + 0.5), x(f.high + 1)];
  const [outFrom, outTo] = f.sign < 0 ? [mid, to] : [from, mid];
  if (outTo - outFrom > w + 12) {
    c.textAlign = 'center';
    c.fillStyle = ink.css.ink2;
    c.fillText(text, (outFrom + outTo) / 2, y);
    c.textAlign = 'left';
    return;
  }
  besideRow(on, from, to, w, y, text, ink.css.ink2);
}

/** Longest name in a row, in letters. */
const NAME_ROOM = 32;

function cutName(name: string): string {
  const shown = visible(name);
  return shown.length > NAME_ROOM ? `${shown.slice(0, NAME_ROOM / 2)}…${shown.slice(1 - NAME_ROOM / 2)}` : shown;
}

/** Text left of a row's interval, or right of it where the left has no room. */
function besideRow(
  { pen, l }: Sheet,
  from: number,
  to: number,
  w: number,
  y: number,
  text: string,
  fill: string,
): void {
  const left = from > w + 8;
  if (!left && l.width - to < w + 8) {
    // No room on either side: over the interval.
    haloText(pen, text, Math.max(0, (from + to - w) / 2), y, fill);
    return;
  }
  haloText(pen, text, left ? from - w - 8 : to + 8, y, fill);
}

/** What the comparison left, beside the row under way. */
function outcome(on: Sheet, row: number, f: Fetch, x: Scale, s: Scene): void {
  const { pen, rows } = on;
  const text =
    f.sign === 0 ? 'found' : s.binary.left === 0 ? 'nothing is left' : `${count(s.binary.left)} still possible`;
  font(pen, 'sans', 650, 13);
  besideRow(
    on,
    x(f.low),
    x(f.high + 1),
    pen.c.measureText(text).width,
    rows.top(row) + rows.h / 2 + 4.5,
    text,
    pen.ink.css.b,
  );
}

/** The interval that is left, on the strip itself: a bar along its lower edge, and the place being read. */
function paintInterval(pen: Pen, l: Layout, s: Scene): void {
  const { c, ink } = pen;
  const f = s.binary.current;
  if (!f) return;
  const x = stripX(l, f.walk ? s.binary.low : f.low);
  const w = Math.max(3, stripX(l, (f.walk ? s.binary.high : f.high) + 1) - x);
  c.fillStyle = ink.css['b-fill'];
  c.fillRect(x, l.stripTop + l.stripH - 3, w, 4);
  c.fillRect(stripX(l, f.k + 0.5) - 2, l.stripTop - 2, 4, l.stripH + 3);
}

function future({ pen, l, rows }: Sheet, row: number): void {
  const { c, ink } = pen;
  const y = Math.round(rows.top(row) + rows.h / 2) + 0.5;
  c.strokeStyle = ink.css.line2;
  c.lineWidth = 1;
  c.setLineDash([1, 5]);
  c.beginPath();
  c.moveTo(0, y);
  c.lineTo(l.width, y);
  c.stroke();
  c.setLineDash([]);
}

function bar({ pen, rows }: Sheet, row: number, from: number, to: number, fill: string, least: number): void {
  pen.c.fillStyle = fill;
  pen.c.fillRect(from, rows.top(row) + (rows.h - rows.barH) / 2, Math.max(least, to - from), rows.barH);
}

function midTick({ pen, rows }: Sheet, row: number, x: number, width: number, part: number): void {
  const h = Math.min(rows.h, rows.barH + 4) * part;
  pen.c.fillStyle = pen.ink.css.ink;
  pen.c.fillRect(x - width / 2, rows.top(row) + (rows.h - h) / 2, width, h);
}

/** A row that is decided: the half that was kept stays darker. */
function past(on: Sheet, row: number, f: Fetch, x: Scale, hover: boolean): void {
  const { ink } = on.pen;
  const from = x(f.low);
  const to = x(f.high + 1);
  const mid = x(f.k + 0.5);
  bar(on, row, from, to, ink.css['b-soft'], 1.5);
  const kept = hover ? ink.css['b-fill'] : ink.css['b-pale'];
  if (f.sign < 0) bar(on, row, from, mid, kept, 1.2);
  else if (f.sign > 0) bar(on, row, mid, to, kept, 1.2);
  if (f.sign === 0) bar(on, row, x(f.k), x(f.k + 1), ink.css['b-fill'], 3);
  midTick(on, row, mid, f.sign === 0 ? 2.5 : 1.5, 1);
}

function current(on: Sheet, row: number, f: Fetch, x: Scale, m: Motion): void {
  const { c, ink } = on.pen;
  const from = x(f.low);
  const to = x(f.high + 1);
  const mid = x(f.k + 0.5);
  bar(on, row, from, to, ink.css['b-soft'], 1.5);
  c.globalAlpha = 0.62 * (1 - m.fall);
  bar(on, row, from, to, ink.css['b-fill'], 1.5);
  c.globalAlpha = 0.62 + 0.38 * m.fall;
  if (m.fall > 0 && f.sign !== 0) bar(on, row, f.sign < 0 ? from : mid, f.sign < 0 ? mid : to, ink.css['b-fill'], 1.5);
  c.globalAlpha = 1;
  midTick(on, row, mid, 2, m.grow);
}

function paintFunnel(pen: Pen, l: Layout, zoom: Zoom, open: number): void {
  const { c, ink } = pen;
  const a = stripX(l, zoom.from);
  const b = Math.max(a + 1, stripX(l, zoom.to));
  const top = l.funnelTop;
  const foot = top + l.funnelH;
  c.fillStyle = ink.css['b-soft'];
  c.globalAlpha = 0.8;
  c.beginPath();
  c.moveTo(a, top);
  c.lineTo(a - a * open, foot);
  c.lineTo(b + (l.width - b) * open, foot);
  c.lineTo(b, top);
  c.fill();
  c.globalAlpha = 1;
  if (open < 1) return;
  font(pen, 'sans', 600);
  c.textAlign = 'center';
  c.fillStyle = ink.css.b;
  const size = l.numSyms / (zoom.to - zoom.from);
  c.fillText(`zoom ×${ratioText(Math.round(size))}`, l.width * (l.narrow ? 0.42 : 0.5), foot - (l.narrow ? 7 : 10));
  c.textAlign = 'left';
}

/** Looks back, as ticks beside mid: one for each name read; the last one, which is another name, in another colour. */
function paintWalk(on: Sheet, trace: Trace, s: Scene, x: Scale, row: number): void {
  const { pen, rows } = on;
  const { c, ink } = pen;
  const y = rows.top(row);
  for (let i = trace.probes; i <= s.binary.fetch; i++) {
    const f = trace.fetches[i]!;
    const decided = i < s.binary.expanded;
    c.fillStyle = decided && f.sign !== 0 ? ink.css.ctl : ink.css['b-fill'];
    c.fillRect(x(f.k + 0.5) - 0.75, y + 1, 1.5, rows.h - 2);
  }
  const equal = trace.last - trace.first + 1;
  // How many symbols share the name is not part of the race, so it is told beside the ticks, at the end.
  const text = !s.binary.done ? 'found; looking back' : equal > 1 ? `found: the first of ${count(equal)}` : 'found';
  font(pen, 'sans', 650, 13);
  const f = trace.fetches[row]!;
  const from = Math.min(x(f.low), x(trace.fetches[s.binary.fetch]!.k));
  besideRow(on, from, x(f.high + 1), c.measureText(text).width, y + rows.h / 2 + 4.5, text, ink.css.b);
}
