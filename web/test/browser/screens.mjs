// The screens that a person comes to, each as a way there: what the sweep goes through.

import { fileOf, teachingMap } from './maps.mjs';
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

/**
 * Each screen has a name, the path where it begins, and what a person does there (act). Before act the page waits until
 * a map is loaded. The embed has no such wait (alone).
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
  { name: 'embed', path: 'embed.html#race?v=1&map=teaching&q=vfs_read&at=60', alone: true },
];

/** Goes to a screen, in that theme. */
export async function show(page, url, { path, act, alone }, theme) {
  await page.goto(new URL(`${path}&theme=${theme}`, url).href, { waitUntil: 'load' });
  if (alone) await find(page, 'Position', 'slider');
  else await loaded(page);
  await act?.(page);
}
