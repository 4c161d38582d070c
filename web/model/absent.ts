// Names that no kernel has, to show what a miss costs.

import type { Questions } from '../wire/engine.ts';
import { absentFrom } from './choose.ts';

const ABSENT: readonly string[] = [
  'no_such_symbol',
  'vfs_remember',
  'tcp_v5_connect',
  'schedule_lunch',
  'do_not_exit',
  'unmap_territory',
];

/** A name this map does not have, another one each time. */
export function absentName(e: Questions): Promise<string> {
  const start = Math.floor(Math.random() * ABSENT.length);
  return absentFrom(e, [...ABSENT.slice(start), ...ABSENT.slice(0, start)]);
}
