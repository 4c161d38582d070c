// Which lookup a freshly loaded map opens with, and which names to offer: names people know, if this map has them.

import type { Questions } from '../engine.ts';
import type { Tables, Trace } from '../frames.ts';
import type { Asked } from '../store.ts';

const KNOWN: readonly string[] = [
  'vfs_read', 'schedule', 'start_kernel', 'kfree', 'tcp_v4_connect', 'jiffies', 'init_task', '__func__.0', 'main', '_start',
];
const OFFERED = 4;

async function has(e: Questions, tables: Tables, name: string): Promise<boolean> {
  // In name order nothing that begins with a name comes before it.
  const first = (await e.suggest(name, 1)).seqs[0];
  return first !== undefined && tables.name(first) === name;
}

/** Names of KNOWN this map has; for a map that has few of them, some of its own, spread over it. */
export async function listTries(e: Questions, tables: Tables): Promise<string[]> {
  const found: string[] = [];
  for (const name of KNOWN) {
    if (found.length === OFFERED) return found;
    if (await has(e, tables, name)) found.push(name);
  }
  for (let i = 1; i <= OFFERED && found.length < OFFERED; i++) {
    const name = tables.name(Math.floor((i * tables.numSyms) / (OFFERED + 1)));
    if (name && !found.includes(name)) found.push(name);
  }
  return found;
}

async function ask(e: Questions, asked: Asked): Promise<Trace> {
  return asked.by === 'name' ? e.lookup(asked.name) : e.lookupAt(asked.seq);
}

/** The lookup wished for if this map can answer it, else the one that has most to show. */
export async function firstLookup(e: Questions, tables: Tables, wish: Asked | undefined): Promise<{ asked: Asked; trace: Trace }> {
  if (wish && (wish.by === 'name' || wish.seq < tables.numSyms)) return { asked: wish, trace: await ask(e, wish) };
  for (const name of KNOWN.slice(0, 5)) {
    const asked: Asked = { by: 'name', name };
    const trace = await ask(e, asked);
    if (trace.found) return { asked, trace };
  }
  if (tables.numSyms === 0) return { asked: { by: 'name', name: KNOWN[0]! }, trace: await e.lookup(KNOWN[0]!) };
  const asked: Asked = { by: 'seq', seq: Math.max(0, tables.hardest) };
  return { asked, trace: await ask(e, asked) };
}

const ABSENT: readonly string[] = ['no_such_symbol', 'vfs_remember', 'tcp_v5_connect', 'schedule_lunch', 'do_not_exit', 'unmap_territory'];

/** A name this map does not have, another one each time. */
export async function absentName(e: Questions): Promise<string> {
  const start = Math.floor(Math.random() * ABSENT.length);
  for (let i = 0; ; i++) {
    const name = i < ABSENT.length ? ABSENT[(start + i) % ABSENT.length]! : `no_such_symbol_${i}`;
    if (!(await e.lookup(name)).found) return name;
  }
}
