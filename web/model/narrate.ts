// One plain sentence for any moment of the race: what happens, and why. The visible line and the screen
// reader's line are the same.

import type { Fetch, Trace } from '../wire/answers.ts';
import type { BinaryScene, Scene } from './scene.ts';
import { STEPS } from './steps.ts';
import { bytesText, count, plural, ratioText, visible } from './text.ts';

/** "Probe 9 of 17": where the race is, in three or four words. */
export function headline(trace: Trace, s: Scene): string {
  const b = s.binary;
  if (s.finished) return s.numSyms === 0 ? 'No symbols' : 'Both done';
  if (!s.started) return 'Ready';
  if (!b.present) return `Entry ${count(s.linear.index)}`;
  if (b.done) return 'Binary search done';
  return fetchTitle(trace, b.fetch);
}

/** "Probe 9 of 17", "Walk back, test 3 of 268". */
export function fetchTitle(trace: Trace, fetch: number): string {
  const tests = trace.fetches.length - trace.probes;
  if (fetch < trace.probes) return `Probe ${Math.max(0, fetch) + 1} of ${trace.probes}`;
  return `Walk back, test ${count(fetch - trace.probes + 1)} of ${count(tests)}`;
}

/** The same in two parts, for the visible line: where the race is, and what happens there. */
interface Story {
  readonly title: string;
  readonly text: string;
}

export function story(trace: Trace, s: Scene): Story {
  const title = headline(trace, s);
  if (s.numSyms === 0) return { title, text: 'This map has no symbols: there is nothing to search.' };
  if (!s.started) return { title, text: start(trace, s) };
  if (s.finished) return { title, text: both(trace, s) };
  if (!s.binary.present) return { title, text: alone(trace, s) };
  if (s.binary.done) return { title, text: tail(trace, s) };
  return { title, text: probe(trace, s) };
}

export function sentence(trace: Trace, s: Scene): string {
  const { title, text } = story(trace, s);
  if (!inProbe(s)) return text;
  const won = s.linear.done ? `${linearWon(trace)} ` : '';
  return `${won}${title}: ${text}`;
}

function inProbe(s: Scene): boolean {
  return s.started && !s.finished && s.binary.present && !s.binary.done;
}

function start(trace: Trace, s: Scene): string {
  const what = `${visible(trace.query)} among ${plural(s.numSyms, 'name')}`;
  return s.binary.present
    ? `Both searches look for ${what}. Press Play, or step with the arrow keys.`
    : `The linear scan looks for ${what}; this release has no name-order index.`;
}

function probe(trace: Trace, s: Scene): string {
  const b = s.binary;
  const f = b.current;
  if (!f || !b.kind) return start(trace, s);
  if (!b.verdict) return STEPS[b.kind].sentence(f);
  return f.walk ? walked(trace, b, f) : verdict(trace, b, f);
}

function verdict(trace: Trace, b: BinaryScene, f: Fetch): string {
  const what = `${visible(f.name)}, entry ${count(f.seq)}`;
  if (f.sign === 0) {
    const back = trace.fetches.length > trace.probes ? ' Now look back for an earlier one of the same name.' : '';
    return `${what}: found.${back}`;
  }
  const why = f.sign < 0 ? 'too late in the alphabet: go low' : 'too early in the alphabet: go high';
  return b.left === 0
    ? `${what}, ${why}, and nothing is left: the name is not there.`
    : `${what}, ${why}, ${count(b.left)} left.`;
}

function walked(trace: Trace, b: BinaryScene, f: Fetch): string {
  if (f.sign !== 0) return `the name before is ${visible(f.name)}, so this one is the first.`;
  const more = b.fetch < trace.fetches.length - 1 ? 'look further back.' : 'it is the first.';
  return `entry ${count(f.seq)} has the same name, ${more}`;
}

/** While the scan goes on alone. It holds no running figures, so that the line does not flicker. */
function tail(trace: Trace, s: Scene): string {
  const what = trace.found ? 'the address is known' : 'the name is not there';
  return `${counted(trace)}, ${bytesText(trace.binaryBytes)} read: ${what}. The scan goes on alone, as long as ${ratioText(s.finishRatio ?? 0)} such searches.`;
}

function alone(trace: Trace, s: Scene): string {
  return `The scan expands every name in address order, ${count(s.numSyms)} at most, until one is ${visible(trace.query)}.`;
}

function counted(trace: Trace): string {
  const tests = trace.fetches.length - trace.probes;
  const probes = plural(trace.probes, 'probe');
  return tests > 0 ? `${probes}, ${plural(tests, 'look', 'looks')} back` : probes;
}

function linearWon(trace: Trace): string {
  return trace.found
    ? `Linear wins here: the name is ${trace.seq === 0 ? 'the very first' : `entry ${count(trace.seq)}`} in memory.`
    : 'Linear is done first: there is so little to scan.';
}

function both(trace: Trace, s: Scene): string {
  const scan = `${plural(trace.linearExpanded, 'name')} and ${bytesText(trace.linearBytes)}`;
  if (!s.binary.present)
    return trace.found
      ? `The scan found entry ${count(trace.seq)} after ${scan}.`
      : `The scan read ${scan}: the name is not there.`;
  const what = trace.found ? `Both found entry ${count(trace.seq)}` : 'Both know the name is not there';
  return `${what}: ${counted(trace)} and ${bytesText(trace.binaryBytes)} against ${scan}, ${compared(trace)}.`;
}

/** Always in bytes of table read, as in the score. */
function compared(trace: Trace): string {
  const ratio = trace.linearBytes / trace.binaryBytes;
  if (ratio > 1) return `${ratioText(ratio)} times as many bytes`;
  return ratio < 1 ? 'so this time linear reads less' : 'exactly as many bytes';
}
