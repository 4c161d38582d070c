// Frames that are damaged at random: each is decoded or refused with a FrameError, and what is decoded can be drawn.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { seeded } from './seeded.ts';
import { decodeEntry, decodeError, decodeLocation, decodeSuggestions, decodeTiming } from './decodeAnswers.ts';
import { decodeOpening, decodeTables } from './decodeTables.ts';
import { decodeTrace } from './decodeTrace.ts';
import { FrameError } from './frame.ts';
import { decodeContests, decodeReleases, decodeShrinking } from './touchedAnswers.ts';
import { KIND_TRACE } from './ids.ts';

/** From the repository's root, where tests run. */
const folder = 'symtab/wire/testdata';
const frames = readdirSync(folder)
  .filter((name) => name.endsWith('.frame'))
  .sort()
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) }));

const DECODERS: readonly ((bytes: Uint8Array) => unknown)[] = [
  decodeTables,
  decodeTrace,
  decodeOpening,
  decodeSuggestions,
  decodeEntry,
  decodeLocation,
  decodeTiming,
  decodeError,
  decodeContests,
  decodeShrinking,
  decodeReleases,
];

function decodeOrRefuse(decode: (bytes: Uint8Array) => unknown, bytes: Uint8Array, what: string): unknown {
  try {
    return decode(bytes);
  } catch (error) {
    assert.ok(error instanceof FrameError, `${what}: ${String(error)}`);
    return undefined;
  }
}

test('an outline that is cut short or has more bytes is refused', () => {
  for (const { name, bytes } of frames)
    for (const decode of DECODERS)
      for (const damaged of [
        bytes.slice(0, -8),
        bytes.slice(0, 15),
        new Uint8Array(0),
        new Uint8Array(bytes.length + 8),
      ])
        assert.throws(() => decode(damaged), FrameError, `${name} by ${decode.name}`);
});

test('every step of a trace that is decoded has a fetch, whatever its bytes', () => {
  const random = seeded(11);
  const traces = frames.filter(({ bytes }) => bytes[6] === KIND_TRACE);
  assert.ok(traces.length > 3);
  let decoded = 0;
  let refused = 0;
  for (let round = 0; round < 4000; round++) {
    const { name, bytes } = traces[random(traces.length)]!;
    const damaged = bytes.slice();
    for (let n = 1 + random(4); n > 0; n--) damaged[16 + random(damaged.length - 16)] = random(256);
    const trace = decodeOrRefuse(decodeTrace, damaged, `${name}, round ${round}`) as
      | ReturnType<typeof decodeTrace>
      | undefined;
    if (trace) decoded++;
    else refused++;
    for (const step of trace?.steps ?? []) assert.ok(trace!.fetches[step.fetch], `${name}, round ${round}`);
  }
  assert.ok(decoded > 100 && refused > 100, `${decoded} decoded, ${refused} refused`);
});

test('the rounds of a damaged training are decoded or refused', () => {
  const random = seeded(14);
  const named = { contests: decodeContests, shrinking: decodeShrinking, releases: decodeReleases } as const;
  for (const [name, decode] of Object.entries(named)) {
    const { bytes } = frames.find((f) => f.name === `${name}.frame`)!;
    for (let round = 0; round < 1000; round++) {
      const damaged = bytes.slice();
      for (let n = 1 + random(4); n > 0; n--) damaged[16 + random(damaged.length - 16)] = random(256);
      decodeOrRefuse(decode, damaged, `${name}, round ${round}`);
    }
  }
});
