// One plain sentence for any moment of the race: what happens, and why. The visible line and the screen reader's line
// are the same.

import type { Fetch, Trace } from '../wire/answers.ts';
import { inShort } from './inShort.ts';
import type { BinaryScene, Scene } from './scene.ts';
import { STEPS } from './steps.ts';
import { count, plural, ratioText, visible } from './text.ts';

/** "Probe 9": where the race is, in a few words. */
export function headline(trace: Trace, s: Scene): string {
  const b = s.binary;
  if (s.numSyms === 0) return 'No symbols';
  if (!s.started) return b.present ? 'Two ways to find it' : 'One way to find it';
  if (s.finished) return b.present ? 'Both searches are done' : 'The linear scan is done';
  if (!b.present) return 'Linear scan';
  if (b.done) return 'Binary search is done';
  return fetchTitle(trace, b.fetch);
}

/** "Probe 9", "Look back", of many "Look back 3 of 268". */
export function fetchTitle(trace: Trace, fetch: number): string {
  const looks = trace.fetches.length - trace.probes;
  if (fetch < trace.probes) return `Probe ${count(Math.max(0, fetch) + 1)}`;
  return looks === 1 ? 'Look back' : `Look back ${count(fetch - trace.probes + 1)} of ${count(looks)}`;
}

/** The same in two parts, for the visible line: where the race is, and what happens there. */
interface Story {
  readonly title: string;
  readonly text: string;
}

export function story(trace: Trace, s: Scene): Story {
  const title = headline(trace, s);
  if (s.numSyms === 0) return { title, text: 'This map has no symbols: there is nothing to search.' };
  if (!s.started) return { title, text: start(s) };
  if (s.finished) return { title, text: inShort(trace, s.numSyms) };
  if (!s.binary.present) return { title, text: alone(trace, s) };
  if (s.binary.done) return { title, text: tail(s) };
  return { title, text: `${s.linear.done ? scanDone(trace) : ''}${probe(trace, s)}` };
}

export function sentence(trace: Trace, s: Scene): string {
  const { title, text } = story(trace, s);
  return `${title}. ${text}`;
}

/** How far the scan is: what a person who does not see its lane is told after each step. */
export function scanNow(s: Scene): string {
  return s.started && !s.finished ? ` Linear scan: ${plural(s.linear.ruledOut, 'name')} ruled out.` : '';
}

function start(s: Scene): string {
  if (!s.binary.present)
    return 'This kernel opens every name from the first until one matches: it has no index. Press Play.';
  const pace = s.mode === 'steps' ? 'both take one step at a time' : 'both read the same number of bytes';
  return `Until Linux 6.1 the kernel opened every name from the first; since 6.2 it halves a sorted index. Press Play: ${pace}.`;
}

function probe(trace: Trace, s: Scene): string {
  const b = s.binary;
  const f = b.current;
  if (!f || !b.kind) return start(s);
  if (!b.verdict) return STEPS[b.kind].sentence(f);
  return f.walk ? lookedBack(trace, b, f) : verdict(trace, b, f);
}

function verdict(trace: Trace, b: BinaryScene, f: Fetch): string {
  const goal = visible(trace.query);
  if (f.sign === 0) {
    const back = trace.fetches.length > trace.probes;
    return `${goal}: found.${back ? ' One look back makes sure that no earlier symbol has the same name.' : ''}`;
  }
  if (b.left === 0) return `Nothing is left ${neighbours(trace)}: no symbol has this name.`;
  const [side, rest] = f.sign < 0 ? ['before', 'from there on'] : ['after', 'up to there'];
  const left = `${plural(b.left, 'name is', 'names are')} still possible.`;
  return `${goal} comes ${side} ${visible(f.name)}, so everything ${rest} is ruled out. ${left}`;
}

/** "between a and b": the names on both sides of the place where a name that is not there would stand. */
export function neighbours(trace: Trace): string {
  const last = trace.fetches[trace.probes - 1];
  const nameAt = (k: number): string | undefined => {
    const f = trace.fetches.find((one) => one.k === k);
    return f && visible(f.name);
  };
  const before = last && nameAt(last.leftHigh);
  const after = last && nameAt(last.leftLow);
  if (before !== undefined && after !== undefined) return `between ${before} and ${after}`;
  return before !== undefined ? `after ${before}` : `before ${after ?? 'the first'}`;
}

function lookedBack(trace: Trace, b: BinaryScene, f: Fetch): string {
  if (f.sign !== 0) return `The name before is ${visible(f.name)}: so this is the first.`;
  const more = b.fetch < trace.fetches.length - 1 ? 'look back once more' : 'it is the first of all';
  return `It has the same name: ${more}.`;
}

/** While the scan goes on alone. It holds no running figures, so that the line does not flicker. */
function tail(s: Scene): string {
  return `The linear scan goes on alone, as long as ${ratioText(s.finishRatio ?? 0)} such searches.`;
}

function alone(trace: Trace, s: Scene): string {
  return `Open every name from the first, in memory order, until one is ${visible(trace.query)}; there are ${count(s.numSyms)}.`;
}

function scanDone(trace: Trace): string {
  return `The linear scan is done, after ${plural(trace.linearExpanded, 'name')}. `;
}
