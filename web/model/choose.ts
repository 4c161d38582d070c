// Which lookup a freshly loaded map opens with, and which names to offer: names people know, if this map has them.

import { EngineError } from '../wire/seat.ts';
import type { Questions } from '../wire/engine.ts';
import type { Location, Tables, Trace } from '../wire/answers.ts';
import type { Query } from './query.ts';

const KNOWN: readonly string[] = [
  'vfs_read',
  'schedule',
  'start_kernel',
  'kfree',
  'tcp_v4_connect',
  'jiffies',
  'init_task',
  '__func__.0',
  'main',
  '_start',
];
const OFFERED = 4;

/** Maps of fewer names are made for learning. */
const SMALL = 256;
const LATE = 'tcp_orphan_timer';

async function has(e: Questions, tables: Tables, name: string): Promise<boolean> {
  // In name order nothing that begins with a name comes before it.
  const first = (await e.suggest(name, 1)).seqs[0];
  return first !== undefined && tables.name(first) === name;
}

/** The names of KNOWN that this map has. A map that has few of them offers some of its own, spread over it. */
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

/** A lookup as it was asked for, and its race. */
export interface Answer {
  readonly query: Query;
  readonly trace: Trace;
  /** Where the address lies. undefined when no symbol covers it: then it was looked up as a name. */
  readonly located?: Location | undefined;
}

export async function answerTo(e: Questions, query: Query): Promise<Answer> {
  if (query.by === 'name') return { query, trace: await e.lookup(query.name) };
  if (query.by === 'seq') return { query, trace: await e.lookupAt(query.seq) };
  const located = await e.locate(query.address);
  return { query, located, trace: await (located ? e.lookupAt(located.seq) : e.lookup(query.address)) };
}

/** The lookup asked for if this map can answer it, else the one that has most to show. */
export async function firstLookup(e: Questions, tables: Tables, wish: Query | undefined): Promise<Answer> {
  if (wish && (wish.by !== 'seq' || wish.seq < tables.numSyms)) return answerTo(e, wish);
  let absent: Answer | undefined;
  // In a map to learn with, a name late in memory shows what the index is for.
  const known = tables.numSyms < SMALL ? [LATE, ...KNOWN] : KNOWN;
  for (const name of known.slice(0, 5)) {
    const found = await unlessTooMany(answerTo(e, { by: 'name', name }));
    if (found?.trace.found) return found;
    absent ??= found;
  }
  const hardest =
    tables.numSyms > 0 && (await unlessTooMany(answerTo(e, { by: 'seq', seq: Math.max(0, tables.hardest) })));
  return hardest || absent || answerTo(e, { by: 'name', name: await absentFrom(e, []) });
}

/** undefined where so many symbols have the name that the engine does not race for it. */
export async function unlessTooMany(answer: Promise<Answer>): Promise<Answer | undefined> {
  return answer.catch((reason: unknown) => {
    if (reason instanceof EngineError && reason.detail.code === 'equal') return undefined;
    throw reason;
  });
}

/** The first of the names that this map does not have; where it has all of them, one that is made up. */
export async function absentFrom(e: Questions, names: readonly string[]): Promise<string> {
  for (let i = 0; ; i++) {
    const name = names[i] ?? `no_such_symbol_${i}`;
    if (!(await e.lookup(name)).found) return name;
  }
}
