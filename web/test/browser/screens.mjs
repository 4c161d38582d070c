// The screens that a person comes to, each as a way there: what the sweep goes through.

import { readFileSync } from 'node:fs';
import { fileOf, smallMap, teachingMap } from './maps.mjs';
import { alertText, click, find, isThere, loaded, mainText, openFile, openMap } from './person.mjs';
import { settle } from './wait.mjs';

/** Presses a button of the header; on a small screen it is in the menu. */
async function press(page, name) {
  if (!(await isThere(page, name, 'button'))) await click(page, 'Menu');
  await click(page, name);
}

const tab = (name) => async (page) => {
  await press(page, 'Share');
  await (await find(page, name, 'tab')).click();
};

/** The door to Learn has opened: its figure is there. */
const learnIsOpen = (page) => find(page, 'As a table', 'button');

/**
 * Each screen has a name, the path where it begins, and what a person does there (act). Before act the page waits until
 * a map is loaded, or for something else (ready). The embed has no such wait (alone).
 */
export const screens = [
  { name: 'race-start', path: '#race?v=1&map=teaching&q=vfs_read' },
  { name: 'race-middle', path: '#race?v=1&map=teaching&q=vfs_read&at=60' },
  { name: 'race-end', path: '#race?v=1&map=teaching&q=vfs_read&at=100000' },
  { name: 'race-absent', path: '#race?v=1&map=teaching&q=no_such&at=100000' },
  { name: 'race-kernel', path: '#race?v=1&q=tcp_v4_connect&at=4000000' },
  {
    name: 'tables',
    path: '#tables?v=1&map=teaching&q=vfs_read',
    act: (page) => settle(() => mainText(page), /seqs_of_names/),
  },
  { name: 'share-link', path: '#race?v=1&map=teaching&q=vfs_read', act: tab('Link') },
  { name: 'share-embed', path: '#race?v=1&map=teaching&q=vfs_read', act: tab('Embed') },
  { name: 'share-export', path: '#race?v=1&map=teaching&q=vfs_read', act: tab('Export') },
  { name: 'paste', path: '#race?v=1&map=teaching&q=vfs_read', act: (page) => press(page, 'Paste') },
  { name: 'help', path: '#race?v=1&map=teaching&q=vfs_read', act: (page) => press(page, 'Help') },
  { name: 'samples', path: '#race?v=1&map=teaching&q=vfs_read', act: (page) => press(page, 'Samples') },
  {
    name: 'own-map',
    path: '#race?v=1&map=teaching&q=vfs_read',
    act: async (page) => {
      if (!(await isThere(page, 'Open a map or kernel', 'button'))) await click(page, 'Menu');
      await openMap(page, teachingMap);
      await (await page.waitForSelector('header button.chip')).click();
    },
  },
  {
    name: 'refused',
    path: '#race?v=1&map=teaching&q=vfs_read',
    act: async (page) => {
      if (!(await isThere(page, 'Open a map or kernel', 'button'))) await click(page, 'Menu');
      await openFile(page, fileOf('empty.map', ''));
      await settle(() => alertText(page), /empty/i);
    },
  },
  {
    name: 'asked-for',
    path: '#race?v=1&print=00000000000000ff&file=other.map&q=vfs_read',
    act: (page) => find(page, 'A map to open', 'status'),
  },
  { name: 'learn-cost', path: '#learn=1', ready: learnIsOpen },
  { name: 'learn-training', path: '#learn=3', ready: learnIsOpen },
  {
    name: 'lab',
    path: '#lab?v=1&map=teaching&x=spacing',
    ready: (page) => settle(() => mainText(page), /With a marker every/),
  },
  {
    name: 'symbols-compare',
    path: '#symbols?v=1&map=teaching&x=compare',
    ready: async (page) => {
      const map = readFileSync(teachingMap, 'utf8').replace(/^.* vfs_read\n/m, '');
      await (await find(page, 'Open the second map', 'button')).uploadFile(fileOf('older.map', map));
      await settle(() => mainText(page), /What came and what went/);
      await settle(() => mainText(page), /vfs_open/);
    },
  },
  {
    name: 'symbols-cost',
    path: '#symbols?v=1&map=teaching&x=cost',
    ready: (page) => settle(() => mainText(page), /16 letters 24 symbols/),
  },
  { name: 'embed', path: 'embed.html#race?v=1&map=teaching&q=vfs_read&at=60', alone: true },
  {
    name: 'symbols',
    path: '#symbols?v=1&map=teaching&f=vfs_&i=4',
    ready: (page) => settle(() => mainText(page), /3 of 24[\s\S]*Copy as/),
  },
  {
    name: 'symbols-names',
    path: '#symbols?v=1&map=teaching&f=group&i=15',
    ready: (page) => settle(() => mainText(page), /1 first[\s\S]*Copy as/),
  },
  {
    name: 'tables-bytes',
    path: '#tables?v=1&map=teaching&q=vfs_read&x=bytes',
    act: (page) => settle(() => mainText(page), /names\[\d+\] · length of entry/),
  },
  {
    name: 'tables-training',
    path: '#tables?v=1&map=teaching&q=vfs_read&x=training.3',
    act: (page) => settle(() => mainText(page), /Symbols shrinking.* of /),
  },
  {
    name: 'tables-releases',
    path: '#tables?v=1&map=teaching&q=vfs_read&x=releases',
    act: (page) => settle(() => mainText(page), /7\.0, 7\.3/),
  },
  {
    name: 'learn-end',
    path: '#learn=11&v=1&map=teaching',
    ready: (page) => settle(() => mainText(page), /your own words\? Why .*Ways on/),
    act: (page) => page.evaluate(() => document.querySelector('main details > summary').click()),
  },
];

/** Windows from a phone, and a desk's at 400 %, to a very large screen. */
export const windows = [
  [1440, 900],
  [1280, 720],
  [390, 844],
  [844, 390],
  [320, 256],
  [3840, 2160],
];

/** Makes a map of half a million symbols, whose names are as long and as alike as a kernel's, and opens it. */
export async function openLarge(page) {
  const parts = ['security', 'file', 'tcp', 'v4', 'init', 'pfx', 'read', 'drm', 'net', 'alloc', 'free', 'x64'];
  const lines = Array.from({ length: 500_000 }, (_, i) => {
    const name = [i * 7, i * 11, i * 13].map((n) => parts[n % 12]).join('_');
    const type = i < 400_000 ? 't' : i < 440_000 ? 'r' : i < 470_000 ? 'd' : 'b';
    return `${(0xffffffff81000000n + BigInt(i * 16)).toString(16)} ${type} ${name}_${(i * 7919) % 500_000}`;
  });
  await openMap(page, fileOf('large.map', smallMap(lines.join('\n'))));
}

const kernel = '#race?v=1&q=security_file_open';
const large = '#race?v=1&map=teaching&q=vfs_read';

/** Moments of a race that are looked at in all windows. */
export const moments = [
  { name: 'teaching-probe', path: '#race?v=1&map=teaching&q=vfs_read&at=60' },
  { name: 'teaching-end', path: '#race?v=1&map=teaching&q=vfs_read&at=100000' },
  { name: 'teaching-long-name', path: `#race?v=1&map=teaching&q=${'a_long_name_'.repeat(35)}` },
  { name: 'kernel-start', path: kernel },
  { name: 'kernel-probe', path: `${kernel}&at=300` },
  { name: 'kernel-inside', path: `${kernel}&at=700&inside=1` },
  { name: 'kernel-end', path: `${kernel}&at=4000000` },
  { name: 'kernel-linear-wins', path: '#race?v=1&n=10&at=9000000' },
  { name: 'kernel-absent', path: '#race?v=1&q=VFS_READ&at=9000000' },
  { name: 'kernel-without-index', path: '#race?v=1&rel=5.10&q=vfs_read&at=900000' },
  { name: 'large-start', path: large, act: openLarge },
  {
    name: 'large-probe',
    path: large,
    act: async (page) => {
      await openLarge(page);
      for (let i = 0; i < 12; i++) await click(page, 'Step forward');
    },
  },
  {
    name: 'large-end',
    path: large,
    act: async (page) => {
      await openLarge(page);
      await click(page, 'Last');
    },
  },
];

/** Goes to a screen, in that theme. */
export async function show(page, url, { path, act, alone, ready = loaded }, theme) {
  await page.goto(new URL(`${path}&theme=${theme}`, url).href, { waitUntil: 'load' });
  if (alone) await find(page, 'Position', 'slider');
  else await ready(page);
  await act?.(page);
}
