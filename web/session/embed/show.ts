// What an embed shows, by its address or by the page around it. It stores nothing and contacts only its own site.

import { batch, computed, effect, signal } from '@preact/signals';
import { PARTS } from '../../model/embed/heights.ts';
import type { EmbedPart } from '../../model/embed/heights.ts';
import type { EmbedSettings } from '../../model/embed/settings.ts';
import type { Link } from '../../model/link.ts';
import { problemOf } from '../../model/problems.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import type { Source } from '../../model/samples.ts';
import type { Tables } from '../../wire/answers.ts';
import { latest } from '../latest.ts';
import type { Turn } from '../latest.ts';
import type { Moment } from '../lookups.ts';
import { openingFor } from '../opening.ts';
import type { Internals } from '../session.ts';
import { findSource } from './maps.ts';

export function createEmbed({ store, world, lookups, loads, player, navigation }: Internals) {
  const { problem, source, buildOptions, position, playing } = store;
  const turns = latest();
  const parts = signal<readonly EmbedPart[]>(PARTS);
  /** The settings that were not understood, in a sentence. */
  const odd = signal('');
  /** The page around the frame gives it the height that it asks for. */
  const fitted = signal(false);

  /** When a range is to be played, the embed shows its beginning. */
  const momentOf = ({ mode, range, position: at }: Link): Moment => ({ mode, range, position: at || range?.from || 0 });

  async function lookUp(link: Link, turn: Turn): Promise<void> {
    const moment = momentOf(link);
    const opening = store.ready.value ? undefined : await openingFor(link, world.sources);
    if (!turn.current()) return;
    if (opening) {
      lookups.showOpening(opening, moment);
      onceMoved(() => void upgrade(turn));
      return;
    }
    const from = await findSource(world, link.map, (progress) => {
      if (turn.current() && link.map?.kind === 'file') store.loading.value = { name: link.map.name, progress };
    });
    if (!turn.current()) return;
    const loaded = store.ready.value && sameSource(source.value, from);
    if (!loaded || JSON.stringify(buildOptions.value) !== JSON.stringify(link.options)) {
      const check = (built: Tables): void => checkFingerprint(link, built);
      await loads.load(from, link.options, { query: link.query, moment, strict: true, check });
    } else if (link.query) await lookups.look(link.query, '', moment);
    else await lookups.lookFirst(moment);
  }

  /** Acts when somebody plays or steps for the first time. */
  function onceMoved(act: () => void): void {
    const from = position.peek();
    const stop = effect(() => {
      if (!playing.value && position.value === from) return;
      queueMicrotask(() => stop());
      act();
    });
  }

  /**
   * The opening race has only the names of its own lookup and the approximate pace of the scan. As soon as it moves,
   * the engine takes over.
   */
  async function upgrade(turn: Turn): Promise<void> {
    if (turn.current()) await loads.load(DEFAULT_SAMPLE, {}, { query: store.query.peek(), quiet: true });
  }

  return {
    parts,
    fitted,
    /** Something to tell in the embed's own words; '' when there is nothing. */
    notice: computed(() => (problem.value ? `${problem.value.cause} ${problem.value.hint}`.trim() : odd.value)),
    /** The race cannot be shown: the notice says why. */
    failed: computed(() => problem.value !== undefined),

    /** The moment on screen as a link for the whole page, without the theme, because that page has its own. */
    linkNow: (): Link => ({ ...navigation.linkNow(), view: 'race', theme: 'auto' }),

    setFitted(on: boolean): void {
      fitted.value = on;
    },

    async show(settings: EmbedSettings, notUnderstood: readonly string[]): Promise<void> {
      const turn = turns.begin();
      loads.cancel();
      lookups.callOff();
      player.pause();
      batch(() => {
        store.theme.value = settings.link.theme;
        // An embed has no room for the panel: it steps by reads and tells each, and the link to the whole page says so too.
        player.setInside(settings.link.inside === true);
        parts.value = settings.parts;
        player.setLooping(settings.loop);
        player.setSpeed(settings.speed);
        problem.value = undefined;
        odd.value =
          notUnderstood.length > 0
            ? `Part of this embed’s address was not understood: ${notUnderstood.join('; ')}.`
            : '';
      });
      try {
        await lookUp(settings.link, turn);
      } catch (reason) {
        if (turn.current()) problem.value = { ...problemOf(reason, ''), hint: '' };
      }
      if (!turn.current()) return;
      if (problem.value) {
        store.loading.value = undefined;
        player.pause();
      } else if (settings.autoplay && !world.around.prefersStill()) player.play();
    },
  };
}

function sameSource(a: Source | undefined, b: Source): boolean {
  if (a?.kind === 'sample' && b.kind === 'sample') return a.id === b.id;
  return a?.kind === 'file' && b.kind === 'file' && a.share !== undefined && a.share === b.share;
}

function checkFingerprint({ map }: Link, built: Tables): void {
  if (map?.kind !== 'file' || map.fingerprint === built.fingerprint) return;
  throw new Error(
    `The map this site has under that name has the fingerprint ${built.fingerprint}; the one that is meant has ${map.fingerprint}.`,
  );
}
