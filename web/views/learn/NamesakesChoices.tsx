// Card 8's choices: each of the symbols, told by what stands near it, or none.

import { NONE } from '../../model/learn/namesakes.ts';
import type { NamesakesTruth, Pick } from '../../model/learn/namesakes.ts';
import type { SideProps } from './control.ts';

export function NamesakesChoices({ truth, place, onGuess, shown }: SideProps<NamesakesTruth, Pick>) {
  if (shown) return null;
  return (
    <div class="learn-side learn-answers" role="group" aria-label="Which one">
      {truth.list.map((one, i) => (
        <button key={one.seq} type="button" class="learn-pick" aria-pressed={place === i} onClick={() => onGuess(i)}>
          <b>{i + 1}</b>
          <span>
            {one.near ? (
              <>
                after <span class="name">{one.near}</span>
              </>
            ) : (
              `at …${one.address}`
            )}
          </span>
        </button>
      ))}
      <button type="button" class="learn-pick" aria-pressed={place === NONE} onClick={() => onGuess(NONE)}>
        <b>–</b>
        <span>none: the name is not unique</span>
      </button>
    </div>
  );
}
