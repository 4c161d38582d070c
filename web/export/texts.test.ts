import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Trace } from '../wire/answers.ts';
import { makeTables, makeTrace } from '../model/fixture.ts';
import { scene } from '../model/scene.ts';
import { count } from '../model/text.ts';
import { end } from '../model/timeline.ts';
import { seeded } from '../wire/seeded.ts';
import { stepsCsv } from './csv.ts';
import { lanes } from './figure.ts';
import type { Subject } from './figure.ts';
import { golden, GOLDEN } from './golden.ts';
import { traceJson } from './json.ts';
import { codeSpan, prose, stepsMarkdown } from './markdown.ts';
import { fileId, filmFile, slug, stepFile, textFile } from './fileNames.ts';

const LINK = 'http://127.0.0.1/#race?v=1&q=tcp_v4_connect';

interface GoldenProbe {
  low: number;
  mid: number;
  high: number;
  seq: number;
  name: string;
  sign: number;
}
const expected = JSON.parse(readFileSync('symtab/wire/testdata/expected.json', 'utf8')) as {
  addresses: string[];
  names: string[];
};

/** A reader of RFC 4180 as strict as that: CRLF, quotes doubled within quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const m = cell.exec(text);
    assert.ok(m, 'a cell');
    rows[rows.length - 1]!.push(m[1] !== undefined ? m[1].replaceAll('""', '"') : m[2]!);
    if (m[3] === '\r\n') rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], 'the last row is ended, too');
  return rows;
}

test('CSV has every micro-step of the golden traces, and their bytes follow on each other', () => {
  for (const name of GOLDEN) {
    const { trace } = golden(name);
    const [head, ...rows] = readCsv(stepsCsv(trace));
    assert.equal(rows.length, trace.steps.length, name);
    const column = (row: string[], title: string): string => row[head!.indexOf(title)]!;
    let bytes = 0;
    rows.forEach((row, i) => {
      assert.equal(row.length, head!.length);
      const f = trace.fetches[trace.steps[i]!.fetch]!;
      assert.equal(column(row, 'kind'), trace.steps[i]!.kind);
      assert.equal(Number(column(row, 'entry')), f.seq);
      assert.equal(Number(column(row, 'bytes_from')), bytes, `${name} row ${i}`);
      bytes = Number(column(row, 'bytes_to'));
      if (trace.steps[i]!.kind === 'expand') assert.equal(column(row, 'name'), f.name);
    });
    assert.equal(bytes, trace.binaryBytes, name);
  }
  assert.equal(stepsCsv({ ...golden('found').trace, steps: [], fetches: [] }).split('\r\n').length, 2);
});

test('no cell of a CSV begins as a formula does', () => {
  const names = [
    '=1+1',
    '+cmd',
    '-2',
    '@x',
    '\tTab',
    'say "hi", twice',
    'two\r\nlines',
    '＝1+1',
    '＠x',
    ' =1',
    'x;=1+1',
    'x\t+1',
    'x|@y',
    'x; －1',
    'plain-name',
  ];
  const tables = makeTables(names);
  for (const name of names) {
    const text = stepsCsv(makeTrace(tables, name));
    const rows = readCsv(text);
    // However a locale separates cells, none begins as a formula does, quoted or not, blanks before it or not.
    for (const cell of text.split(/[,;|\t\r\n]/)) assert.doesNotMatch(cell, /^"?[\p{Z}\t]*[=+\-@＝＋－＠]/u, cell);
    for (const row of rows) for (const cell of row) assert.doesNotMatch(cell, /^[\p{Z}]*[=+\-@＝＋－＠\t\r\n]/u, cell);
    assert.ok(
      rows.some((row) => row.some((cell) => cell.replaceAll("'", '') === name)),
      name,
    );
  }
});

test('no cell of a CSV begins as a formula does, whatever the name is', () => {
  const random = seeded(13);
  const letters = [...',;|\t\r\n "\u3000=+-@\uff1d\uff20ax'];
  for (let round = 0; round < 2000; round++) {
    const name = Array.from({ length: 1 + random(8) }, () => letters[random(letters.length)]).join('');
    const text = stepsCsv(makeTrace(makeTables([name]), name));
    for (const cell of text.split(/[,;|\t\r\n]/))
      assert.doesNotMatch(cell, /^[\p{Z}"]*[=+\-@＝＋－＠]/u, `${JSON.stringify(name)}: ${cell}`);
    const cells = readCsv(text).flat();
    for (const cell of cells) assert.doesNotMatch(cell, /^[\t\r\n]/, JSON.stringify(name));
    assert.ok(
      cells.some((cell) => cell.replaceAll("'", '') === name),
      JSON.stringify(name),
    );
  }
});

test('JSON says all of the golden traces, in numbers and exact addresses', () => {
  for (const name of GOLDEN) {
    const subject = golden(name);
    const { trace } = subject;
    const j = JSON.parse(traceJson(subject, LINK));
    assert.equal(j.format, 'kallscope-trace');
    assert.equal(j.version, 1);
    assert.equal(j.link, LINK);
    assert.deepEqual(j.map, { name: 'golden.map', symbols: 24, release: '6.12', wordBits: 64, nameOrder: true });
    assert.equal(j.query.name, trace.query);
    assert.equal(j.address, trace.found ? `0x${expected.addresses[trace.seq]}` : null);
    assert.deepEqual(j.linear, { expanded: trace.linearExpanded, bytes: trace.linearBytes });
    if (trace.fetches.length === 0) {
      assert.equal(j.binary, null);
      continue;
    }
    assert.equal(j.binary.fetches.length, trace.fetches.length);
    assert.equal(j.binary.probes + j.binary.looksBack, trace.fetches.length);
    const steps = j.binary.fetches.flatMap((f: { steps: { bytesTo: number }[] }) => f.steps);
    assert.deepEqual(
      steps.map((s: { bytesTo: number }) => s.bytesTo),
      trace.steps.map((s) => s.bytesTo),
    );
    j.binary.fetches.forEach(
      (
        f: GoldenProbe & {
          place: number;
          entry: number;
          order: number;
          codes: number[];
          pieces: string[];
          type: string;
        },
        i: number,
      ) => {
        const own = trace.fetches[i]!;
        assert.deepEqual(
          [f.place, f.low, f.high, f.entry, f.name],
          [own.k, own.low, own.high, own.seq, expected.names[own.seq]],
        );
        assert.ok([-1, 0, 1].includes(f.order));
        assert.equal(f.codes.length, f.pieces.length);
        assert.equal(f.pieces.join(''), f.type + f.name);
      },
    );
  }
});

test('a name that is no UTF-8 keeps its bytes', () => {
  const subject = golden('found');
  const f = subject.trace.fetches[0]!;
  const trace: Trace = {
    ...subject.trace,
    queryBytes: new Uint8Array([0xff, 0x41]),
    query: '\ufffdA',
    fetches: [{ ...f, name: '\ufffd', bytes: new Uint8Array([0x80]) }],
  };
  const j = JSON.parse(traceJson({ ...subject, trace }, LINK));
  assert.deepEqual(j.query, { name: '\ufffdA', nameBytes: 'ff41' });
  assert.equal(j.binary.fetches[0].nameBytes, '80');
  assert.equal(JSON.parse(traceJson(subject, LINK)).binary.fetches[0].nameBytes, undefined);
});

test('without a binary search there is none in JSON, and no table of it in Markdown', () => {
  const subject = golden('scan-only');
  assert.equal(JSON.parse(traceJson(subject, LINK)).binary, null);
  assert.doesNotMatch(stepsMarkdown(subject, 0, LINK), /binary search, places/);
});

test('Markdown has a row for each probe, the counts at the step and at the end, and the way back', () => {
  for (const name of GOLDEN) {
    const subject = golden(name);
    const { trace, tables } = subject;
    const last = end(trace, 'work');
    const lines = stepsMarkdown(subject, last / 2, LINK).split('\n');
    const rows = lines.filter(
      (line) => line.startsWith('|') && /\| (earlier half|later half|found|the same name|another name)/.test(line),
    );
    assert.equal(rows.length, trace.fetches.length, name);
    rows.forEach((row, i) => {
      const f = trace.fetches[i]!;
      assert.equal(row.split(' | ').length, 7);
      for (const part of [count(f.k), count(f.seq), `\`${f.name}\``])
        assert.ok(row.includes(part), `${row} has ${part}`);
    });
    for (const at of [last / 2, last]) {
      for (const lane of lanes(scene(tables, trace, 'work', at)))
        assert.ok(
          lines.some((line) => line.includes(`${lane.name} | ${lane.counts.map(count).join(' | ')}`)),
          `${name} ${lane.name}`,
        );
    }
    assert.ok(lines.some((line) => line.endsWith(`(<${LINK}>)`)));
  }
});

test('hostile names are code, and prose is prose', () => {
  assert.equal(codeSpan('a_b*'), '`a_b*`');
  assert.equal(codeSpan('a``b'), '```a``b```');
  assert.equal(codeSpan('`x'), '`` `x ``');
  assert.equal(codeSpan('a\nb'), '`a␊b`');
  assert.equal(
    prose('__x__ <b> [a](http://c) www.d.e &amp;'),
    '\\_\\_x\\_\\_ \\<b\\> \\[a\\](http\\://c) www\\.d.e \\&amp;',
  );
  const names = ['a|b', '<script>', '[x](y)', 'c'];
  const tables = makeTables(names);
  const subject: Subject = { tables, trace: makeTrace(tables, 'a|b'), mode: 'work', map: 'x`y' };
  for (const line of stepsMarkdown(subject, 0, 'http://127.0.0.1/#a b>c').split('\n')) {
    if (line.startsWith('| 1 ')) assert.equal(line.replaceAll('\\|', '').split('|').length, 9, line);
    assert.doesNotMatch(line.replace(/`[^`]*`/g, ''), /<script>/);
  }
  assert.match(stepsMarkdown(subject, 0, 'http://127.0.0.1/#a b>c'), /#a%20b%3Ec>\)/);
});

test('file names are harmless whatever the symbol is called', () => {
  assert.equal(slug('../../etc/passwd', 60), 'etc-passwd');
  assert.equal(slug('  a b\u202e<>:"|?*c ', 60), 'a-b-c');
  assert.equal(slug('x'.repeat(500), 60).length, 60);
  const { trace } = golden('found');
  assert.equal(textFile(trace, 'work', 0, 'trace', 'json'), 'kallscope-tcp_v4_connect-start-trace.json');
  assert.equal(filmFile(trace, 'start-to-probe-2', 'gif'), 'kallscope-tcp_v4_connect-start-to-probe-2.gif');
  assert.equal(stepFile(trace, 'work', 0, 'svg'), 'kallscope-tcp_v4_connect-start.svg');
  assert.match(fileId(trace, 'work', trace.fetches[0]!.bytesTo), /^kallscope-tcp_v4_connect-probe-1-compare/);
  assert.equal(stepFile({ ...trace, query: '\u202e///' }, 'work', 0, 'png'), 'kallscope-symbol-start.png');
});
