// The halving pyramid under the strip: a row a probe, what is left of the alphabet, and after eight rows the
// same rows magnified, since by then an interval is under three pixels wide.

import type { Fetch, Trace } from '../wire/answers.ts';
import { stripX, zoomX } from './layout.ts';
import type { Layout, Zoom } from './layout.ts';
import type { Motion } from './motion.ts';
import { font, haloText } from './pen.ts';
import type { Pen } from './pen.ts';
import type { Scene } from '../model/scene.ts';
import { count, ratioText } from '../model/text.ts';

/** What the magnified rows show: the interval of the first of them. */
function zoomOf(l: Layout, trace: Trace): Zoom | undefined {
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
  paintInterval(pen, l, s);
  if (zoom && last >= l.zoomFrom) paintFunnel(pen, l, zoom, last === l.zoomFrom ? m.grow : 1);
  for (let i = 0; i < Math.min(trace.probes, l.rowTop.length); i++) {
    const f = trace.fetches[i]!;
    if (i > last) future(pen, l, i);
    else if (i < last || (f.sign === 0 && m.fall === 1))
      past(pen, l, i, f, scaleOf(l, i, zoom), i === last, i === hover);
    else current(pen, l, i, f, scaleOf(l, i, zoom), m);
  }
  const row = trace.fetches[last];
  if (!row || l.narrow) return;
  if (s.binary.fetch >= trace.probes) paintWalk(pen, l, trace, s, scaleOf(l, last, zoom), last);
  else if (m.grow === 1) figures(pen, l, last, row, scaleOf(l, last, zoom), s);
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

function future(pen: Pen, l: Layout, row: number): void {
  const { c, ink } = pen;
  const y = Math.round(l.rowTop[row]! + l.rowH / 2) + 0.5;
  c.strokeStyle = ink.css.line;
  c.lineWidth = 1;
  c.setLineDash([1, 5]);
  c.beginPath();
  c.moveTo(0, y);
  c.lineTo(l.width, y);
  c.stroke();
  c.setLineDash([]);
}

function bar(pen: Pen, l: Layout, row: number, from: number, to: number, fill: string, least: number): void {
  pen.c.fillStyle = fill;
  pen.c.fillRect(from, l.rowTop[row]! + (l.rowH - l.barH) / 2, Math.max(least, to - from), l.barH);
}

function midTick(pen: Pen, l: Layout, row: number, x: number, width: number, part: number): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css.ink;
  const h = (l.rowH + (l.narrow ? 1 : 0)) * part;
  c.fillRect(x - width / 2, l.rowTop[row]! + (l.rowH - h) / 2, width, h);
}

/** A row that is decided: the half that was kept stays darker. The row of the hit keeps one name. */
function past(pen: Pen, l: Layout, row: number, f: Fetch, x: Scale, latest: boolean, hover: boolean): void {
  const { ink } = pen;
  const from = x(f.low);
  const to = x(f.high + 1);
  const mid = x(f.k + 0.5);
  bar(pen, l, row, from, to, ink.css['b-soft'], 1.5);
  const kept = hover ? ink.css['b-fill'] : ink.css['b-pale'];
  if (f.sign < 0) bar(pen, l, row, from, mid, kept, 1.2);
  else if (f.sign > 0) bar(pen, l, row, mid, to, kept, 1.2);
  if (f.sign === 0) bar(pen, l, row, x(f.k), x(f.k + 1), ink.css['b-fill'], 3);
  midTick(pen, l, row, mid, f.sign === 0 && latest ? 2.5 : 1.5, 1);
}

function current(pen: Pen, l: Layout, row: number, f: Fetch, x: Scale, m: Motion): void {
  const { c, ink } = pen;
  const from = x(f.low);
  const to = x(f.high + 1);
  const mid = x(f.k + 0.5);
  bar(pen, l, row, from, to, ink.css['b-soft'], 1.5);
  c.globalAlpha = 0.62 * (1 - m.fall);
  bar(pen, l, row, from, to, ink.css['b-fill'], 1.5);
  c.globalAlpha = 0.62 + 0.38 * m.fall;
  if (m.fall > 0 && f.sign !== 0)
    bar(pen, l, row, f.sign < 0 ? from : mid, f.sign < 0 ? mid : to, ink.css['b-fill'], 1.5);
  c.globalAlpha = 1;
  midTick(pen, l, row, mid, 2, m.grow);
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
  if (!l.narrow) {
    font(pen, 'mono');
    c.fillStyle = ink.css.ink3;
    c.textAlign = 'left';
    c.fillText(`low ${count(zoom.from)}`, 2, foot - 6);
    c.textAlign = 'right';
    c.fillText(`high ${count(zoom.to - 1)}`, l.width - 2, foot - 6);
  }
  c.textAlign = 'left';
}

/** Least width of a half that has its own figure under it. */
const ROOM_FOR_FIGURE = 96;

/** Under the current row: the place read, and how many names each half has. */
function figures(pen: Pen, l: Layout, row: number, f: Fetch, x: Scale, s: Scene): void {
  const { c, ink } = pen;
  const y = l.rowTop[row]! + l.rowH + 12;
  const mid = x(f.k + 0.5);
  const low = f.k - f.low;
  const high = f.high - f.k;
  const known = s.binary.verdict;
  const words = (n: number, keep: boolean): string =>
    `${known ? (keep ? 'keep' : 'rule out') : ''} ${count(known && !keep ? n + 1 : n)}`.trim();
  const text = `mid ${count(f.k)}`;
  font(pen, 'mono', 600);
  const w = c.measureText(text).width;
  const at = Math.max(w / 2, Math.min(l.width - w / 2, mid));
  c.textAlign = 'center';
  haloText(pen, text, at, y, ink.css.ink);
  font(pen, 'sans');
  if (f.sign === 0 && known) {
    figureBeside(pen, l, at, w, y, 'found');
    return;
  }
  const left = words(low, f.sign < 0);
  const right = words(high, f.sign > 0);
  const wide = mid - x(f.low) > w / 2 + ROOM_FOR_FIGURE && x(f.high + 1) - mid > w / 2 + ROOM_FOR_FIGURE;
  if (!wide) {
    if (known) figureBeside(pen, l, at, w, y, s.binary.left > 0 ? `keep ${count(s.binary.left)}` : 'nothing left');
    return;
  }
  haloText(pen, left, (x(f.low) + at - w / 2) / 2, y, known && f.sign < 0 ? ink.css.b : ink.css.ink3);
  haloText(pen, right, (x(f.high + 1) + at + w / 2) / 2, y, known && f.sign > 0 ? ink.css.b : ink.css.ink3);
  c.textAlign = 'left';
}

/** One figure beside "mid", on the side that has room. */
function figureBeside(pen: Pen, l: Layout, at: number, w: number, y: number, text: string): void {
  const left = at > l.width / 2;
  pen.c.textAlign = left ? 'right' : 'left';
  haloText(pen, text, left ? at - w / 2 - 12 : at + w / 2 + 12, y, pen.ink.css.b);
  pen.c.textAlign = 'left';
}

/** Looks back, as ticks beside mid: one for each name read; the last one, which is another name, in another colour. */
function paintWalk(pen: Pen, l: Layout, trace: Trace, s: Scene, x: Scale, row: number): void {
  const { c, ink } = pen;
  const y = l.rowTop[row]!;
  for (let i = trace.probes; i <= s.binary.fetch; i++) {
    const f = trace.fetches[i]!;
    const decided = i < s.binary.expanded;
    c.fillStyle = decided && f.sign !== 0 ? ink.css.ctl : ink.css['b-fill'];
    c.fillRect(x(f.k + 0.5) - 0.75, y + 1, 1.5, l.rowH - 2);
  }
  const tests = s.binary.walks;
  const mid = x(trace.fetches[row]!.k + 0.5);
  font(pen, 'sans');
  const equal = trace.last - trace.first + 1;
  const looked = tests === 0 ? 'looking back' : `looked back ${tests === 1 ? 'once' : `${count(tests)} times`}`;
  // How many symbols share the name is not part of the race, so it is told beside the ticks, at the end.
  const text = !s.binary.done
    ? looked
    : equal > 1
      ? `${looked}; ${count(equal)} symbols have this name`
      : `${looked}: this is the first`;
  const w = c.measureText(text).width;
  haloText(pen, text, Math.max(0, Math.min(l.width - w, mid - w / 2)), y + l.rowH + 12, ink.css.b);
}
