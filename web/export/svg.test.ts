import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeCanvas } from '../paint/fakeCanvas.ts';
import { makeTables, makeTrace, scattered } from '../model/fixture.ts';
import { end, events } from '../model/timeline.ts';
import { figureFor, paintFigure } from './figure.ts';
import type { Figure, Subject } from './figure.ts';
import { golden, GOLDEN, plainInk } from './golden.ts';
import { svgBrush, xmlText } from './svg.ts';

const field = (): CanvasImageSource => ({}) as CanvasImageSource;
const LETTER = 7.2;
const help = {
  measure: (_: string, text: string) => ({ width: text.length * LETTER }) as TextMetrics,
  address: () => 'data:image/png;base64,AAAA',
};

function written(f: Figure, subject: Subject, position: number): string {
  const { brush, finish } = svgBrush(f.width, f.height, 'x', help);
  paintFigure(brush, f, subject, position, { ink: plainInk, field });
  return finish('A <title> & more', 'A description');
}

function recorded(f: Figure, subject: Subject, position: number): string[] {
  const { c, log } = fakeCanvas();
  paintFigure(c, f, subject, position, { ink: plainInk, field });
  return log;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

const unescaped = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
  );

/**
 * A reader of what a strict one must accept: balanced elements, quoted attributes, each once, known entities,
 * characters XML has.
 */
function parse(svg: string): Element[] {
  assert.doesNotMatch(
    svg,
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u,
    'a character XML does not have',
  );
  assert.doesNotMatch(svg, /&(?!(?:amp|lt|gt|quot|#39);)/, 'an ampersand that is no entity');
  const found: Element[] = [];
  const open: Element[] = [];
  let at = 0;
  while (at < svg.length) {
    const text = /[^<]*/y;
    text.lastIndex = at;
    const between = text.exec(svg)![0];
    if (open.length > 0) open[open.length - 1]!.text += unescaped(between);
    at += between.length;
    if (at === svg.length) break;
    const tag = /<(\/?)([A-Za-z]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/y;
    tag.lastIndex = at;
    const m = tag.exec(svg);
    assert.ok(m, `no tag at ${svg.slice(at, at + 60)}`);
    at += m[0].length;
    if (m[1]) {
      assert.equal(open.pop()?.name, m[2], 'the element that ends is the one that is open');
      continue;
    }
    const pairs = [...m[3]!.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map((p) => [p[1]!, unescaped(p[2]!)] as const);
    assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, `an attribute twice in ${m[0]}`);
    const element = { name: m[2]!, attributes: Object.fromEntries(pairs), text: '' };
    found.push(element);
    if (!m[4]) open.push(element);
  }
  assert.equal(open.length, 0, 'an element stays open');
  return found;
}

const size = { width: 1280, height: 720, narrow: false, scale: 1 };

test('every event of the golden races is well-formed and says what the recorder was asked', () => {
  for (const name of GOLDEN) {
    const subject = golden(name);
    const f = figureFor(size, subject);
    for (const e of events(subject.trace, 'work')) {
      const elements = parse(written(f, subject, e.position));
      const log = recorded(f, subject, e.position);
      const said = (call: string): string[] => log.filter((line) => line.startsWith(`${call} `));
      const texts = said('fillText').map((line) => line.slice('fillText '.length).replace(/( -?[\d.]+){2}$/, ''));
      assert.deepEqual(
        elements.filter((x) => x.name === 'text').map((x) => x.text),
        texts,
        `${name} ${e.label}`,
      );
      const paths = elements.filter((x) => x.name === 'path').map((x) => x.attributes['d']!);
      const boxes = paths.flatMap((d) => d.match(/M[-\d. ]+h[-\d.]+v[-\d.]+h[-\d.]+z/g) ?? []).length;
      assert.equal(
        boxes,
        said('fillRect').length + said('strokeRect').length + said('rect').length,
        `boxes of ${name} ${e.label}`,
      );
      const circles = paths.flatMap((d) => d.match(/A[^A]*A[^z]*z/g) ?? []).length;
      assert.ok(circles >= said('arc').length, `circles of ${name} ${e.label}`);
      assert.equal(elements.filter((x) => x.name === 'image').length, 1);
      assert.equal(paths.filter((d) => /NaN|undefined/.test(d)).length, 0);
    }
  }
});

test('a halo and its text are one element, painted halo first', () => {
  const subject = golden('found');
  const f = figureFor(size, subject);
  const at = end(subject.trace, 'work');
  const halos = parse(written(f, subject, at)).filter((x) => x.attributes['paint-order'] === 'stroke');
  assert.equal(halos.length, recorded(f, subject, at).filter((line) => line.startsWith('strokeText ')).length);
  for (const x of halos) assert.equal(x.attributes['stroke'], 'panel');
});

test('what is moved, clipped and half transparent stays so', () => {
  const { brush, finish } = svgBrush(100, 50, 'p', help);
  brush.save();
  brush.translate(10, 20);
  brush.beginPath();
  brush.rect(0, 0, 5, 5);
  brush.clip();
  brush.globalAlpha = 0.5;
  brush.fillStyle = 'red';
  brush.fillRect(1, 2, 3, 4);
  brush.fillRect(2, 2, 3, 4);
  brush.restore();
  brush.fillRect(0, 0, 1, 1);
  const elements = parse(finish('t', 'd'));
  const paths = elements.filter((x) => x.name === 'path');
  assert.deepEqual(
    paths.map((x) => x.attributes),
    [
      { d: 'M10 20h5v5h-5z' },
      { d: 'M11 22h3v4h-3zM12 22h3v4h-3z', fill: 'red', opacity: '0.5', 'clip-path': 'url(#p-clip1)' },
      { d: 'M0 0h1v1h-1z', fill: '#000000' },
    ],
  );
});

test('hostile names stay text', () => {
  const names = ['</text><script>alert(1)</script>', '" onload="x', 'a\u0000b\u001b\ufffe', '\ud800alone', ']]>&amp;'];
  const tables = makeTables([...names, ...scattered(40)]);
  for (const name of names) {
    const subject: Subject = { tables, trace: makeTrace(tables, name), mode: 'work', map: '<map>&"\u0001' };
    const elements = parse(written(figureFor(size, subject), subject, end(subject.trace, 'work')));
    assert.deepEqual(
      [...new Set(elements.map((x) => x.name))].filter(
        (x) => !['svg', 'title', 'desc', 'path', 'text', 'image', 'clipPath'].includes(x),
      ),
      [],
    );
    for (const x of elements) assert.ok(!Object.keys(x.attributes).some((key) => key.startsWith('on')), x.name);
  }
  assert.equal(xmlText('a\u0000<\ud800>\u{1f600}'), 'a\ufffd&lt;\ufffd&gt;\u{1f600}');
});

test('the drawing has a name and a description, and needs nothing from elsewhere', () => {
  const subject = golden('found');
  const svg = written(figureFor(size, subject), subject, 0);
  const [root, title, desc] = parse(svg);
  assert.equal(root!.attributes['role'], 'img');
  assert.equal(root!.attributes['aria-labelledby'], 'x-title x-desc');
  assert.equal(title!.text, 'A <title> & more');
  assert.equal(desc!.text, 'A description');
  assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /https?:|<script|<style|@import/);
});
