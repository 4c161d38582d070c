// Some symbols as they are after a round: each cell is a byte of the entry.

import { nameOf } from '../../../model/tables/place.ts';
import { visible } from '../../../model/text.ts';
import type { TrainingShown } from './trainingShown.ts';

/** Cells of a symbol: a longer name is cut. */
const MOST_CELLS = 60;

export function Shrunk({ all, tokens, contests, shrinking, round }: TrainingShown) {
  const steps = shrinking?.steps;
  const now = steps?.[Math.min(round, steps.length - 1)] ?? [];
  const fresh = contests[round - 1]?.slot;
  return (
    <section class="panel tt-shrunk" aria-labelledby="tt-shrunk-title">
      <h2 class="section-head" id="tt-shrunk-title">
        Symbols shrinking <small>a cell is a byte of the entry; orange: new</small>
      </h2>
      <ul>
        {now.map((codes, i) => (
          <li key={shrinking!.symbols[i]}>
            <span class="tt-cells" aria-hidden="true">
              {[...codes.subarray(0, MOST_CELLS)].map((code, at) => {
                const text = tokens[code]?.text ?? '';
                return (
                  <span key={at} class={code === fresh ? 'new' : text.length > 1 ? 'made' : undefined}>
                    {visible(text)}
                  </span>
                );
              })}
            </span>
            <span>
              <span class="unseen">{nameOf(all, shrinking!.symbols[i]!)}: </span>
              <b>{codes.length}</b> of {steps![0]![i]!.length}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
