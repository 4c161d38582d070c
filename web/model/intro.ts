// The introduction: the idea on 24 names, first by scanning and then by the index, then how many names the kernel on
// screen has. The 24 names are those of the teaching map; intro.test.ts holds both searches against it. Pure.

import type { Progress } from '../wire/protocol.ts';
import { filled, phaseWords } from './progress.ts';
import { count } from './text.ts';

/** In memory order. */
export const NAMES: readonly string[] = [
  '_stext',
  '_text',
  'startup_64',
  'init_once',
  'vfs_open',
  'vfs_read',
  'vfs_write',
  '__x64_sys_read',
  '__x64_sys_write',
  'tcp_recvmsg',
  'tcp_sendmsg',
  'tcp_v4_connect',
  'tcp_v4_init_sock',
  'tcp_v4_rcv',
  'tcp_v6_connect',
  'init_once',
  '_etext',
  'linux_banner',
  'tcp4_seq_ops',
  'init_task',
  'tcp4_seq_afinfo',
  'tcp_memory_allocated',
  'tcp_orphan_timer',
  '_end',
];

/** Position of the name that is looked for. */
export const GOAL = 22;

/** Positions in memory, in the order of the alphabet. */
export const INDEX: readonly number[] = [
  7, 8, 23, 16, 0, 1, 3, 15, 19, 17, 2, 20, 18, 21, 22, 9, 10, 11, 12, 13, 14, 4, 5, 6,
];

/** A look of the binary search: the place of the index it reads, and the places that are possible before it and after. */
interface Look {
  readonly k: number;
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
  readonly says: 'after' | 'before' | 'found' | 'first';
}

export const LOOKS: readonly Look[] = [
  { k: 11, before: [0, 23], after: [12, 23], says: 'after' },
  { k: 17, before: [12, 23], after: [12, 16], says: 'before' },
  { k: 14, before: [12, 16], after: [14, 14], says: 'found' },
  { k: 13, before: [14, 14], after: [14, 14], says: 'first' },
];

/** A picture of the introduction: names opened by the scan, looks made by the binary search, then the real kernel. */
export interface Still {
  readonly scene: 1 | 2 | 3;
  readonly opened: number;
  readonly looks: number;
  /** How much of the kernel is drawn in scene 3: 0 while the 24 cells shrink into its first column, 1 when all of it is. */
  readonly grown: number;
}

const OPENED = GOAL + 1;

/** Pictures in which the field fills, column by column. */
const GROWING = 24;

/** All pictures in their order. */
export const STILLS: readonly Still[] = [
  ...Array.from({ length: OPENED + 1 }, (_, opened): Still => ({ scene: 1, opened, looks: 0, grown: 0 })),
  ...Array.from({ length: LOOKS.length + 1 }, (_, looks): Still => ({ scene: 2, opened: OPENED, looks, grown: 0 })),
  ...Array.from(
    { length: GROWING + 1 },
    (_, i): Still => ({
      scene: 3,
      opened: OPENED,
      looks: LOOKS.length,
      grown: i / GROWING,
    }),
  ),
];

/**
 * The pictures that a person who wants no movement steps through: the first one, the end of the scan, each look of the
 * binary search, then the whole kernel.
 */
export const STOPS: readonly number[] = [0, OPENED, ...LOOKS.map((_, i) => OPENED + 2 + i), STILLS.length - 1];

/** Scenes before a kernel of so many names. One that has no more than the 24 names needs no third scene. */
export function scenesFor(numSyms: number | undefined): 2 | 3 {
  return numSyms !== undefined && numSyms <= NAMES.length ? 2 : 3;
}

/** The number in the headline of scene 3: it counts from the 24 names up to the kernel's. */
export function namesShown({ grown }: Still, numSyms: number): number {
  return Math.round(NAMES.length + (numSyms - NAMES.length) * grown);
}

/** Milliseconds that a picture stays. */
export function stays(at: number): number {
  const { scene, opened, grown } = STILLS[at]!;
  if (scene === 3) return grown === 0 ? 900 : grown < 1 ? 50 : 4000;
  if (scene === 2) return at === OPENED + 1 ? 1400 : 2200;
  return opened === 0 ? 800 : opened === OPENED ? 1600 : 330;
}

interface Told {
  readonly title: string;
  readonly text: string;
}

/** The sentence of scene 3. While there is no kernel yet, it says how far the load is. */
export function kernelTold(numSyms: number | undefined, progress: Progress | undefined): Told {
  const title = 'The real kernel';
  if (numSyms !== undefined)
    return { title, text: `has not ${NAMES.length} names but ${count(numSyms)}. Here they are, as dots.` };
  const far = `${phaseWords(progress)}, ${Math.round(filled(progress))} %`;
  return { title, text: `is being prepared: ${far}. It comes as soon as it is ready.` };
}

/** The sentence of scenes 1 and 2. */
export function stillTold({ scene, opened, looks }: Still): Told {
  if (scene === 1) {
    if (opened === OPENED) return { title: 'Found', text: `after opening ${OPENED} of ${NAMES.length} names.` };
    const rule = 'Open every name from the first, in memory order, until one matches.';
    const last = opened > 0 ? ` The ${ordinal(opened)} is ${NAMES[opened - 1]}: no match, next.` : '';
    return { title: 'Until Linux 6.1', text: rule + last };
  }
  const look = LOOKS[looks - 1];
  const rule = 'An index lists where each name lies, in alphabetical order.';
  if (!look) return { title: 'Since Linux 6.2', text: `${rule} Open the middle of what is left.` };
  const name = NAMES[INDEX[look.k]!]!;
  switch (look.says) {
    case 'after':
      return {
        title: 'Since Linux 6.2',
        text: `${rule} ${name} comes before the goal, so everything up to there is out.`,
      };
    case 'before':
      return {
        title: 'Since Linux 6.2',
        text: `${rule} ${name} comes after the goal, so everything from there on is out.`,
      };
    case 'found':
      return {
        title: 'Since Linux 6.2',
        text: `${name} is the goal. One look back makes sure that it is the first of its name.`,
      };
    case 'first':
      return {
        title: 'Found',
        text: `after opening ${LOOKS.length} names, not ${OPENED}. The last one has another name, so the goal is the first of its name.`,
      };
  }
}

function ordinal(n: number): string {
  const end = n > 10 && n < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${end}`;
}
