// Loads maps: one at a time, the newest wins, and the map on screen stays until its successor is complete.

import { batch } from '@preact/signals';
import { firstLookup, listTries, unlessTooMany } from '../model/choose.ts';
import type { Answer } from '../model/choose.ts';
import { brief } from '../model/format.ts';
import type { MissingMap } from '../model/link.ts';
import { toldOnOpening } from '../model/notes.ts';
import { hasMapLines } from '../model/problems.ts';
import type { Problem } from '../model/problems.ts';
import { sameQuery } from '../model/query.ts';
import type { Query } from '../model/query.ts';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import type { Source } from '../model/samples.ts';
import type { Tables } from '../wire/answers.ts';
import type { Questions } from '../wire/engine.ts';
import type { BuildOptions, Progress } from '../wire/protocol.ts';
import { latest } from './latest.ts';
import type { Lookups, Moment } from './lookups.ts';
import type { Store } from './state.ts';
import type { World } from './world.ts';

/** What a load shows when it is done. For what is left out, the page chooses. */
interface Resume {
  readonly query?: Query | undefined;
  /** The moment at which the race of that lookup continues. */
  readonly moment?: Moment;
  /**
   * The map that a link asked for and that this one replaces. With any other map the link's moment would mean nothing.
   */
  readonly missing?: MissingMap;
  /** Shown because the map that was asked for is missing. The stored copy of that one stays stored. */
  readonly standsIn?: boolean;
  /** Exactly this lookup. If the map cannot answer it, the load fails. */
  readonly strict?: boolean;
  /** Throws if this map must not be shown; the page shows the error. */
  readonly check?: (built: Tables) => void;
  /** A failure is not reported, and what is on screen stays. */
  readonly quiet?: boolean;
}

export interface LoadSettings {
  /** Whether a page without any map shows the sample when a load fails. */
  readonly standIn: boolean;
}

type Parts = Pick<World, 'engine' | 'sources' | 'storage' | 'address' | 'around'>;

export type Loads = ReturnType<typeof createLoads>;

export function createLoads(store: Store, world: Parts, lookups: Lookups, settings: LoadSettings) {
  const { engine, sources, storage, address, around } = world;
  const loads = latest();
  /** The load that failed, to try again when the person asks for it. */
  let failed: { readonly from: Source; readonly options: BuildOptions } | undefined;

  const fetchFile = (from: Source, over: AbortSignal, tell: (progress: Progress) => void): Promise<Blob> =>
    from.kind === 'sample'
      ? sources.once(from.asset, () =>
          sources.sample(from.asset, over, (done, total) => tell({ phase: 'fetch', done, total })),
        )
      : Promise.resolve(from.file);

  /** The lookup of the opening race, while the engine has no map yet. */
  const openingQuery = (): Query | undefined =>
    store.tables.value?.complete === false ? store.query.value : undefined;

  async function load(from: Source, options: BuildOptions = {}, resume: Resume = {}): Promise<void> {
    cancel();
    const turn = loads.begin();
    if (!resume.standsIn && !resume.quiet) store.problem.value = failed = undefined;
    const tell = (progress: Progress | undefined): void => {
      if (turn.current()) store.loading.value = { name: from.name, progress };
    };
    tell(undefined);
    try {
      const file = await fetchFile(from, turn.over, tell);
      if (!turn.current()) return;
      const first = async (built: Tables, ask: Questions) => {
        resume.check?.(built);
        const query = resume.query ?? openingQuery();
        const answer = await (resume.strict ? firstLookup(ask, built, query) : choose(ask, built, query));
        return { answer, tries: await listTries(ask, built) };
      };
      const done = await engine.load(file, from.name, options, tell, first);
      show(from, options, done.tables, done.first.answer, resume);
      store.tries.value = done.first.tries;
    } catch (reason) {
      if (turn.current() && !resume.quiet) await fail(reason, from, options);
    } finally {
      if (turn.current()) store.loading.value = undefined;
    }
    await lookups.findQueued();
  }

  /** A page without any map loads the sample, and the error about the failed map stays on screen. */
  async function fail(reason: unknown, from: Source, options: BuildOptions): Promise<void> {
    store.answering.value = false;
    lookups.report(reason, `Could not load ${brief(from.name)}`);
    if (!store.problem.value) return;
    failed = { from, options };
    if (settings.standIn && !store.ready.value && from.name !== DEFAULT_SAMPLE.name)
      await load(DEFAULT_SAMPLE, {}, { standsIn: true });
  }

  function show(from: Source, options: BuildOptions, built: Tables, answer: Answer, resume: Resume): void {
    // A race that began with the opening frame continues at its position: it is the same lookup on the same clock, now
    // with all names.
    const goesOn = isOpenings(from, options) && sameQuery(answer.query, openingQuery());
    const asAsked = sameQuery(answer.query, resume.query);
    const wrongMap = resume.missing && resume.missing.fingerprint !== built.fingerprint ? resume.missing : undefined;
    const moment = goesOn ? lookups.momentNow() : asAsked && !wrongMap ? resume.moment : undefined;
    batch(() => {
      store.tables.value = built;
      store.source.value = from;
      store.buildOptions.value = options;
      store.ready.value = true;
      lookups.show(answer, {
        reason: reasonFor(from, built, resume.query !== undefined && !asAsked),
        moment,
        keepPlaying: goesOn,
      });
      if (!resume.standsIn) store.missingMap.value = undefined;
      if (wrongMap) store.problem.value = anotherMap(from, wrongMap, built);
    });
    if (resume.standsIn) return;
    const kept =
      from.kind === 'file' ? { name: from.name, file: from.file, fingerprint: built.fingerprint } : undefined;
    void storage.keepMap(kept);
  }

  /** Ends the load under way, if any. */
  function cancel(): void {
    loads.callOff();
    engine.cancel();
    store.loading.value = undefined;
  }

  /** A file takes the place of the map that a link has asked for. */
  function openFile(file: File): Promise<void> {
    store.openedOwn.value = true;
    const missing = store.missingMap.value;
    const resume = missing ? { query: missing.link.query, moment: missing.link, missing } : {};
    return load({ kind: 'file', file, name: file.name || 'unnamed file' }, missing?.link.options, resume);
  }

  return {
    load,
    cancel,
    openFile,

    /** The person stops a load. */
    giveUp(): void {
      cancel();
      if (!store.ready.value) store.problem.value = NOTHING_LOADED;
    },

    /** Builds the same map again with other options. */
    async rebuild(options: BuildOptions): Promise<void> {
      const from = store.source.value;
      const { path } = store.buildOptions.value;
      if (from) await load(from, path ? { ...options, path } : options, { query: store.query.value });
    },

    /** Opens one file of the archive that the last load found to have several. */
    async choose(path: string): Promise<void> {
      if (failed) await load(failed.from, { ...failed.options, path });
    },

    /** Builds a name order for a kernel that has none, and looks the same name up with it. */
    async buildIndex(): Promise<void> {
      const turn = loads.begin();
      const query = store.query.value;
      try {
        const built = await engine.buildIndex();
        if (!turn.current()) return;
        store.tables.value = built;
        if (query) await lookups.look(query);
      } catch (reason) {
        if (turn.current()) lookups.report(reason, 'The index could not be built');
      }
    },

    /** After a failure, loads the same again. After a crash, loads the same map in a new worker. */
    async startAgain(): Promise<void> {
      const resume = { query: store.query.value, moment: lookups.momentNow() };
      const from = store.source.value;
      if (failed) await load(failed.from, failed.options, resume);
      else if (from) await load(from, store.buildOptions.value, resume);
      else address.reload();
    },

    /** Pasted text: a map, or one word to look for. */
    async openText(text: string): Promise<void> {
      const word = text.trim();
      const isWord = (word && !/\s/.test(word)) || (!hasMapLines(word) && word.length < 200 && !word.includes('\n'));
      if (isWord) return lookups.find(word);
      store.openedOwn.value = true;
      await load({ kind: 'file', file: new Blob([text], { type: 'text/plain' }), name: 'pasted text' });
    },

    /** Gets this page's files anew from its host. */
    repair: (): void => around.repair(),

    /** Closes the alert. The load that failed is forgotten, so it can no longer be tried again. */
    dismiss(): void {
      store.problem.value = failed = undefined;
    },

    /** The person goes on without the map a link has asked for. */
    goOnWithout(): void {
      store.missingMap.value = undefined;
    },

    /** Another lookup is on screen: trying the failed load again is no longer offered. */
    forgetFailure(): void {
      failed = undefined;
    },
  };
}

/**
 * A map opens even if the engine cannot race the lookup that was asked for, because too many symbols have that name.
 */
async function choose(ask: Questions, built: Tables, query: Query | undefined): Promise<Answer> {
  return (await unlessTooMany(firstLookup(ask, built, query))) ?? firstLookup(ask, built, undefined);
}

/** Whether the opening race is of this map. */
function isOpenings(from: Source, options: BuildOptions): boolean {
  return from.kind === 'sample' && from.id === DEFAULT_SAMPLE.id && Object.keys(options).length === 0;
}

function reasonFor(from: Source, built: Tables, another: boolean): string {
  if (another) return 'The lookup that was asked for cannot be shown in this map; here is another.';
  return from.kind === 'file' ? toldOnOpening(built) : '';
}

const NOTHING_LOADED: Problem = {
  title: 'No map is loaded',
  line: 0,
  text: '',
  again: true,
  cause: 'Loading was cancelled.',
  hint: 'Choose a sample, open or drop a System.map, or start again.',
};

function anotherMap(from: Source, missing: MissingMap, built: Tables): Problem {
  return {
    title: `${brief(from.name)} is not the map the link means`,
    line: 0,
    text: '',
    again: false,
    cause: `Its fingerprint is ${built.fingerprint}; the link’s map, ${brief(missing.name)}, has ${missing.fingerprint}.`,
    hint: 'You see the same lookup in your map. To see the link’s own, open the file it was made with.',
  };
}
