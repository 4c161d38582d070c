// In the figure's place before there is one: what is counted and how far it is, why it cannot be, or that it was stopped.

import { count } from '../../model/text.ts';
import type { Lab } from '../../session/lab/lab.ts';
import type { Work } from '../../session/lab/counting.ts';

const COUNTED: Readonly<Record<Work['what'], string>> = {
  costs: 'Looking up every symbol, both ways',
  training: 'Training the tokens, round by round',
  growth: 'Building tables for parts of the kernel',
  designs: 'Building and counting the designs',
  packed: 'Building all designs again and packing their tables',
};

const MOOT = {
  noIndex: 'Linux before 6.2 has no second order, so this kernel knows no search to compare with.',
  noRounds: 'How the tokens of this kernel were made is not known, so their training cannot be shown.',
} as const;

export function Waiting({ lab }: { readonly lab: Lab }) {
  const { moot, counting, experiment, counted, buildIndex } = lab;
  const why = moot.value;
  const { need } = experiment.value;
  return (
    <div class="panel lab-figure lab-waiting">
      {!counted.value ? (
        <p>The tables are being built; the experiments are about them.</p>
      ) : why ? (
        <>
          <p>{MOOT[why]}</p>
          {why === 'noIndex' && (
            <button type="button" class="btn strong" onClick={buildIndex}>
              Build one here
            </button>
          )}
        </>
      ) : counting.work.value ? (
        <Working lab={lab} />
      ) : (
        <>
          <p role="status">{counting.problem.value || 'Stopped.'}</p>
          <button type="button" class="btn strong" onClick={() => counting.start(need)}>
            Count again
          </button>
        </>
      )}
    </div>
  );
}

/** What is under way, how far it is, and the button that ends it; of designs, the offer to pack them. */
export function Working({ lab }: { readonly lab: Lab }) {
  const { counting, experiment, counted } = lab;
  const work = counting.work.value;
  const { need } = experiment.value;
  // What is counted for another experiment is told where this one has no figure yet.
  const others = work && work.what !== need && !(work.what === 'packed' && need === 'designs');
  if (!work || (others && lab.figure.value)) {
    const designs = counted.value?.designs;
    if (need !== 'designs' || !designs || designs.compressor) return null;
    return (
      <p class="lab-working">
        {counting.problem.value}
        <button type="button" class="btn" onClick={() => counting.start('packed')}>
          Pack their tables too
        </button>
        <span class="muted">with Go’s xz; of a whole kernel this takes a while</span>
      </p>
    );
  }
  const { what, done, total } = work;
  return (
    <div class="lab-working">
      <span role="status">{COUNTED[what]}</span>
      {total > 1 && (
        <>
          <progress value={done} max={total} aria-label={COUNTED[what]} />
          <span class="muted">
            {count(done)} of {count(total)}
          </span>
        </>
      )}
      <button type="button" class="btn" onClick={() => counting.stop(work)}>
        Stop
      </button>
    </div>
  );
}
