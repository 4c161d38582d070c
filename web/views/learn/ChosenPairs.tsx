// A person's own training: pairs to choose from with how often each stands there, pairs that are typed, and what the last one
// did. The figure draws their line beside the trainer's.

import { textOf } from '../../model/learn/ownPairs.ts';
import type { OwnPairs } from '../../model/learn/ownPairs.ts';
import { said } from '../../model/learn/text.ts';
import type { Labels } from '../../model/learn/text.ts';
import type { TrainingTruth } from '../../model/learn/training.ts';
import { count, visible } from '../../model/text.ts';
import { createOwn } from '../../session/learn/own.ts';
import { usePart } from '../../session/context.ts';
import type { OwnProps } from './control.ts';
import { Pieces } from './Pieces.tsx';

export function ChosenPairs({ truth, text, facts }: OwnProps<TrainingTruth>) {
  const { begin, problem, takeBack, clear } = usePart(createOwn);
  const { labels, own } = text;
  const chosen = truth.ownPairs;
  return (
    <details
      class="learn-side learn-own"
      name="own"
      onToggle={(event) => {
        if (event.currentTarget.open) begin();
      }}
    >
      <summary>{labels['pairs']}</summary>
      <p role="status">{problem.value || <Pieces pieces={said(own?.['pairs'], facts)} />}</p>
      {chosen && (
        <>
          <NextPairs chosen={chosen} labels={labels} />
          <TypedPair labels={labels} />
          {chosen.pairs.length > 0 && (
            <div class="learn-files">
              <button type="button" class="btn quiet" onClick={() => void takeBack()}>
                {labels['pairsBack']}
              </button>
              <button type="button" class="btn quiet" onClick={() => void clear()}>
                {labels['pairsClear']}
              </button>
            </div>
          )}
        </>
      )}
    </details>
  );
}

/** The places stay where they are while the pairs in them change, so that the focus is not lost. */
function NextPairs({ chosen, labels }: { readonly chosen: OwnPairs; readonly labels: Labels }) {
  const { choose, playing } = usePart(createOwn);
  return (
    <div class="learn-next" role="group" aria-label={labels['pairsNext'] ?? ''} aria-busy={playing.value}>
      {chosen.played.next.map(({ first, second, count: times, before }, place) => {
        const halves = [textOf(chosen, first), textOf(chosen, second)] as const;
        return (
          <button
            key={place}
            type="button"
            class="learn-pick"
            aria-disabled={playing.value}
            onClick={() => void choose(...halves)}
          >
            <span class="learn-halves">
              <span class="name">{visible(halves[0])}</span> <span class="name">{visible(halves[1])}</span>
            </span>{' '}
            <span>
              <b>{count(times)}</b> {labels['pairsNow']}
              {before !== times && (
                <small>
                  {' '}
                  {count(before)} {labels['pairsBefore']}
                </small>
              )}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function TypedPair({ labels }: { readonly labels: Labels }) {
  const { choose, pairs } = usePart(createOwn);
  return (
    <form
      class="learn-typed"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const typed = new FormData(form);
        const half = (which: string): string => String(typed.get(which) ?? '').trim();
        void choose(half('first'), half('second')).then(() => {
          if (!pairs.peek()?.wrong) form.reset();
        });
      }}
    >
      {(['first', 'second'] as const).map((which) => (
        <label key={which}>
          <span>{labels[which === 'first' ? 'pairsFirst' : 'pairsSecond']}</span>
          <input type="text" name={which} autocomplete="off" autocapitalize="off" spellcheck={false} />
        </label>
      ))}
      <button type="submit" class="btn">
        {labels['pairsDo']}
      </button>
    </form>
  );
}
