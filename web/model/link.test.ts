import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLink, parseLink } from './link.ts';
import type { Link } from './link.ts';

const plain: Link = {
  view: 'race',
  map: undefined,
  options: {},
  query: undefined,
  mode: 'work',
  position: 0,
  range: undefined,
  theme: 'auto',
};
const print = '0123456789abcdef';
const share = 'ab'.repeat(32);

/** Every field, alone and with others, as it is written. */
const written: readonly (readonly [string, Partial<Link>])[] = [
  ['#race', {}],
  ['#tables', { view: 'tables' }],
  ['#race?v=1&map=teaching', { map: { kind: 'sample', id: 'teaching' } }],
  [
    `#race?v=1&print=${print}&file=System.map-6.1`,
    { map: { kind: 'file', fingerprint: print, name: 'System.map-6.1' } },
  ],
  [
    `#race?v=1&print=${print}&file=a+b%26c&share=${share}`,
    { map: { kind: 'file', fingerprint: print, name: 'a b&c', share } },
  ],
  ['#race?v=1&rel=6.1', { options: { release: '6.1' } }],
  ['#race?v=1&all=0&percpu=1', { options: { allSymbols: false, absolutePercpu: true } }],
  ['#race?v=1&q=vfs_read', { query: { by: 'name', name: 'vfs_read' } }],
  ['#race?v=1&q=%3Cb%3E%26%23%3D%22%C3%BC+%2B', { query: { by: 'name', name: '<b>&#="ü +' } }],
  ['#race?v=1&n=46578', { query: { by: 'seq', seq: 46578 } }],
  ['#race?v=1&addr=0xffffffff81000010', { query: { by: 'address', address: '0xffffffff81000010' } }],
  ['#race?v=1&at=1234', { position: 1234 }],
  ['#race?v=1&mode=steps&at=3.25', { mode: 'steps', position: 3.25 }],
  ['#race?v=1&mode=log&at=1023', { mode: 'log', position: 10 }],
  ['#race?v=1&from=7&to=3330', { range: { from: 7, to: 3330 } }],
  ['#tables?v=1&theme=dark', { view: 'tables', theme: 'dark' }],
  [
    '#race?v=1&map=teaching&rel=6.2&q=main&mode=steps&at=2&from=1&to=4&theme=light',
    {
      map: { kind: 'sample', id: 'teaching' },
      options: { release: '6.2' },
      query: { by: 'name', name: 'main' },
      mode: 'steps',
      position: 2,
      range: { from: 1, to: 4 },
      theme: 'light',
    },
  ],
];

test('every field is written and read back', () => {
  for (const [hash, fields] of written) {
    const link = { ...plain, ...fields };
    assert.equal(formatLink(link), hash);
    assert.deepEqual(parseLink(hash), { link, whole: hash.includes('?'), odd: [] }, hash);
  }
});

test('a position between two bytes is written as the nearer one', () => {
  assert.equal(formatLink({ ...plain, position: 123.6 }), '#race?v=1&at=124');
  assert.equal(formatLink({ ...plain, mode: 'steps', position: 1.23456 }), '#race?v=1&mode=steps&at=1.235');
});

test('an address without anything, or with a view alone, changes nothing else', () => {
  for (const hash of ['', '#', '#race']) assert.deepEqual(parseLink(hash), { link: plain, whole: false, odd: [] });
});

test('what means nothing is told, and the rest holds', () => {
  const cases: readonly (readonly [string, Partial<Link>, number])[] = [
    ['#nowhere', {}, 1],
    ['#race?v=2&q=vfs_read', { query: { by: 'name', name: 'vfs_read' } }, 1],
    ['#race?v=x', {}, 1],
    ['#race?v=1&at=-1', {}, 1],
    ['#race?v=1&at=1e9', {}, 1],
    ['#race?v=1&at=99999999999999999999', {}, 1],
    ['#race?v=1&from=5&to=5', {}, 1],
    ['#race?v=1&from=5', {}, 1],
    ['#race?v=1&mode=fast&theme=pink&all=yes', {}, 3],
    ['#race?v=1&print=xyz&q=main', { query: { by: 'name', name: 'main' } }, 1],
    [`#race?v=1&print=${print}&file=m&share=../../etc`, { map: { kind: 'file', fingerprint: print, name: 'm' } }, 1],
    ['#race?v=1&map=../../secret', {}, 1],
    ['#race?v=1&n=1.5', {}, 1],
    ['#race?v=1&addr=0xyz', {}, 1],
    ['#%E0%A4%A?%E0%A4%A=%', {}, 1],
    ['#race?v=1&unknown=7', {}, 0],
  ];
  for (const [hash, fields, odd] of cases) {
    const read = parseLink(hash);
    assert.deepEqual(read.link, { ...plain, ...fields }, hash);
    assert.equal(read.odd.length, odd, `${hash}: ${read.odd.join('; ')}`);
  }
});

test('a card of Learn has its number before the map, and no race', () => {
  const card: Link = { ...plain, view: 'learn', card: 7, query: { by: 'name', name: 'vfs_read' }, position: 9 };
  assert.equal(formatLink(card), '#learn=7');
  const sent = formatLink({ ...card, map: { kind: 'sample', id: 'teaching' }, guess: '40-25-20-15' });
  assert.equal(sent, '#learn=7&v=1&map=teaching&g=40-25-20-15');
  const { link, whole, odd } = parseLink(sent);
  assert.deepEqual([link.view, link.card, link.guess, whole, odd], ['learn', 7, '40-25-20-15', true, []]);
  assert.deepEqual(link.map, { kind: 'sample', id: 'teaching' });
  assert.deepEqual([parseLink('#learn').link.card, parseLink('#learn=x').link.card], [undefined, undefined]);
  assert.match(parseLink('#learn=2&g=<b>').odd[0]!, /g=/);
});
