// What a session knows, as signals. The files of web/session write them; views get them read-only (session.ts).

import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Mode, Range } from '../model/clock.ts';
import type { View } from '../model/doors.ts';
import type { MissingMap, Theme } from '../model/link.ts';
import type { Problem } from '../model/problems.ts';
import type { Query } from '../model/query.ts';
import type { Source } from '../model/samples.ts';
import { scene } from '../model/scene.ts';
import type { Entry, Location, Tables, Timing, Trace } from '../wire/answers.ts';
import type { BuildOptions, Progress } from '../wire/protocol.ts';

/** A load under way: the map on screen stays until it is done. */
export interface LoadProgress {
  readonly name: string;
  readonly progress: Progress | undefined;
}

export type Store = ReturnType<typeof createStore>;

/** The same signals for those who only read them. */
export type State = {
  readonly [K in keyof Store]: Store[K] extends ReadonlySignal<infer T> ? ReadonlySignal<T> : never;
};

export function createStore() {
  const tables = signal<Tables | undefined>(undefined);
  const trace = signal<Trace | undefined>(undefined);
  const mode = signal<Mode>('work');
  /** The clock's value in the current mode. */
  const position = signal(0);
  /** Token-level detail of one symbol the linear scan reads. */
  const linearEntry = signal<Entry | undefined>(undefined);
  return {
    tables,
    trace,
    mode,
    position,
    linearEntry,
    playing: signal(false),
    /** The range that is played. Stepping may leave it. */
    range: signal<Range | undefined>(undefined),
    /** Playing speed, 1 = about a second a probe. */
    speed: signal(1),
    /** When playing has reached the end, it begins again after a pause. */
    looping: signal(false),
    /** Positions where playing and a step forward stop: the questions of "Left or right?" (guessing.ts). */
    halts: signal<readonly number[]>([]),
    /** What is asked there, instead of what happens. */
    asked: signal<{ readonly title: string; readonly text: string } | undefined>(undefined),
    /** What is true at this moment: everything drawn follows from it. */
    now: computed(() => {
      const t = trace.value;
      const all = tables.value;
      return t && all ? scene(all, t, mode.value, position.value, linearEntry.value) : undefined;
    }),

    view: signal<View>('race'),
    /** The bytes, the code and the score of a probe are shown, and stepping goes by reads. */
    inside: signal(false),
    theme: signal<Theme>('auto'),
    /** Number of the card of Learn that is on screen; 0: the one seen last. */
    card: signal(0),
    /** A guess that a link holds for that card, until the card has it. */
    cardGuess: signal(''),
    /** Experiment of the Lab and how its knobs stand, as links hold it. */
    lab: signal(''),
    /** The part of Tables and the byte or round there, as links hold it. */
    touched: signal(''),

    /** Part of Symbols, as links hold it (web/model/symbols/place.ts); '' is the list. */
    part: signal(''),
    /** The filter of Symbols, its order, and the symbol chosen there (-1: none). */
    filter: signal(''),
    sort: signal(''),
    chosen: signal(-1),

    /** The map on screen. */
    source: signal<Source | undefined>(undefined),
    /** What the person asked to be built; the importer infers the rest. */
    buildOptions: signal<BuildOptions>({}),
    /** A map that a link names and this page does not have: asked for. */
    missingMap: signal<MissingMap | undefined>(undefined),
    /** A map of the person's own was opened during this visit: from then on nothing is fetched unasked. */
    openedOwn: signal(false),
    loading: signal<LoadProgress | undefined>(undefined),
    problem: signal<Problem | undefined>(undefined),
    /** Whether lookups can be answered (the opening race needs no engine). */
    ready: signal(false),
    /** How many links are being followed. While there is one, the address is not written: the page is on its way. */
    visiting: signal(0),

    /** How the lookup on screen was asked for. */
    query: signal<Query | undefined>(undefined),
    /** Text of the find box. */
    findText: signal(''),
    /** The text in the find box was edited and not yet entered, so only the person may change it. */
    draft: signal(false),
    /** A lookup was asked for and is not answered yet: the one on screen is still the one before. */
    answering: signal(false),
    /** The address asked for, when it was an address, and where it lies. */
    located: signal<Location | undefined>(undefined),
    /** One sentence about the lookup on screen: why this name. */
    why: signal(''),
    /** Names to try that exist in this map. */
    tries: signal<readonly string[]>([]),

    /** Both searches of the lookup on screen, measured in this browser once the race is over. */
    timing: signal<Timing | undefined>(undefined),
    timingBusy: signal(false),

    /** Probe pointed at, in the table or in the picture; -1 when none. */
    hover: signal(-1),
    /** Symbol the field's cursor is on; -1 when none. */
    cursor: signal(-1),
  };
}
