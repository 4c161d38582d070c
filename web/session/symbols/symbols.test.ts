import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { parseLink } from '../../model/link.ts';
import { openFrame, u32 } from '../../wire/frame.ts';
import * as ids from '../../wire/ids.ts';
import type { Request } from '../../wire/protocol.ts';
import type { Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, settled } from '../fakeWorld.ts';
import { createParts } from './parts.ts';
import { createSymbols } from './symbols.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

/** The same matches, said to be only the first. */
function partial(): Uint8Array {
  const bytes = frame('matches');
  const info = u32(openFrame(bytes), ids.SEC_INFO);
  info[ids.INFO_MATCHES_LEN - 1] = 1;
  return bytes;
}

/** A session with a program that answers with the frames that Go wrote; filters wait in `held` where that is set. */
async function exploring() {
  const asked: Request[] = [];
  const held: (() => void)[] = [];
  const state = { hold: false, ended: 0, partial: false };
  const answers: Readonly<Record<string, string>> = {
    explore: 'columns',
    card: 'card',
    miss: 'miss',
  };
  const seat = (): Seat => ({
    ask: async (request: Request) => {
      asked.push(request);
      if (state.hold) await new Promise<void>((go) => held.push(go));
      if (request.op !== 'filter') return frame(answers[request.op]!);
      if (state.partial && !request.more) return partial();
      return frame(request.text.includes('\n') ? 'places' : 'matches');
    },
    end: () => void state.ended++,
  });
  const { session, world } = fakeSession({
    ...fakeWorld(),
    symbols: { fetch: async () => undefined, open: seat },
  } as ReturnType<typeof fakeWorld>);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  const symbols = session.part(createSymbols);
  return { session, symbols, asked, held, state, world };
}

test('nothing is asked before the view is open; then the columns and what the filter keeps', async () => {
  const { session, symbols, asked } = await exploring();
  assert.equal(asked.length, 0);
  session.navigation.setView('symbols');
  await settled();
  assert.deepEqual(
    asked.map(({ op }) => op),
    ['explore', 'filter'],
  );
  const { tables } = asked[0] as Extract<Request, { op: 'explore' }>;
  assert.equal(tables.addresses!.length, 8 * tables.numSyms);
  assert.equal(symbols.columns.value?.rank.length, 24);
  assert.equal(symbols.answer.value?.kind, 'matches');
});

test('of two filters the newer is shown, whichever is answered last', async () => {
  const { session, symbols, asked, held, state } = await exploring();
  session.navigation.setView('symbols');
  await settled();
  state.hold = true;
  symbols.setFilter('a trace\nof two lines');
  symbols.setFilter('t');
  await settled();
  assert.equal(held.length, 2);
  held[1]!();
  await settled();
  held[0]!();
  await settled();
  assert.equal(symbols.answer.value?.kind, 'matches');
  assert.equal(asked.filter(({ op }) => op === 'filter').length, 3);
});

test('a filter that takes long shows its first matches and is asked again until it has all', async () => {
  const { session, symbols, asked, state, held } = await exploring();
  session.navigation.setView('symbols');
  await settled();
  state.partial = true;
  symbols.setFilter('/x/');
  await settled();
  assert.deepEqual(
    asked.slice(2).map((request) => 'more' in request),
    [false, true],
  );
  const got = symbols.answer.value;
  assert.ok(got?.kind === 'matches' && !got.more);
  // A newer filter ends it.
  state.partial = state.hold = true;
  symbols.setFilter('/y/');
  await settled();
  state.hold = false;
  symbols.setFilter('t');
  held[0]!();
  await settled();
  assert.ok(!asked.slice(4).some((request) => request.op === 'filter' && request.text === '/y/' && request.more));
});

test('a link brings filter, order and symbol, and names them again; a trace stays out of it', async () => {
  const { session, symbols, asked } = await exploring();
  await session.navigation.visit(parseLink('#symbols?v=1&f=t&sort=-size&i=15').link);
  await settled();
  assert.deepEqual(
    asked.filter(({ op }) => op === 'filter'),
    [{ op: 'filter', text: 't', by: 2, down: true, shift: '' }],
  );
  assert.equal(symbols.card.value?.seq, 15);
  assert.match(session.navigation.linkHere(), /#symbols\?v=1&f=t&sort=-size&i=15$/);
  // What a link does not name is as it is at first; one that names the view alone changes the view alone.
  await session.navigation.visit(parseLink('#symbols?v=1&sort=-size').link);
  assert.deepEqual([session.state.filter.value, session.state.sort.value], ['', '-size']);
  assert.equal(session.state.chosen.value, -1);
  session.navigation.toView(parseLink('#symbols').link);
  assert.equal(session.state.sort.value, '-size');
  symbols.setFilter('one\ntwo');
  assert.doesNotMatch(session.navigation.linkHere(), /f=/);
});

test('the bytes of a symbol are shown where its record begins', async () => {
  const { session, symbols } = await exploring();
  session.navigation.setView('symbols');
  await settled();
  symbols.showBytes(15);
  await settled();
  assert.equal(session.state.view.value, 'tables');
  const { records } = session.state.tables.value!;
  assert.match(session.navigation.linkHere(), new RegExp(`#tables\\?v=1&.*x=bytes\\.names\\.${records[15]}$`));
});

test('another kernel is asked anew, and its symbols are others', async () => {
  const { session, symbols, asked, state, world } = await exploring();
  session.navigation.setView('symbols');
  await settled();
  symbols.choose(15);
  await settled();
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[1]!.finish({ fingerprint: 'another' });
  await settled();
  assert.equal(session.state.chosen.value, -1);
  assert.equal(symbols.card.value, undefined);
  assert.equal(state.ended, 1);
  assert.equal(asked.filter(({ op }) => op === 'explore').length, 2);
});

test('a link names a part, each part keeps its place, and the list asks nothing while another part is shown', async () => {
  const { session, asked } = await exploring();
  const parts = session.part(createParts);
  await session.navigation.visit(parseLink('#symbols?v=1&x=cost-cut.16').link);
  await settled();
  assert.equal(parts.chosen.value, 'cost');
  assert.equal(asked.length, 0);
  parts.choose('list');
  await settled();
  assert.equal(asked.length, 2);
  assert.doesNotMatch(session.navigation.linkHere(), /x=/);
  parts.choose('cost');
  assert.match(session.navigation.linkHere(), /#symbols\?v=1&x=cost-cut\.16$/);
});
