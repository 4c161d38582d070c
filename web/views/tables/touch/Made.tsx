// How a token was made: its two halves, and theirs, down to letters, each with the round that joined them.

import { usePart } from '../../../session/context.ts';
import { hex } from '../../../model/figures.ts';
import { count, visible } from '../../../model/text.ts';
import { madeOf } from '../../../model/tables/made.ts';
import { createTouched } from '../../../session/tables/touched.ts';
import type { Touching } from './touching.ts';

export function Made({ touch }: Touching) {
  const { show } = usePart(createTouched);
  const slot = touch.path.value?.slot;
  const tokens = touch.tokens.value;
  const steps = slot === undefined ? [] : madeOf(tokens, slot);
  if (slot === undefined || steps.length === 0) return null;
  const text = (of: number): string => visible(tokens[of]?.text ?? '');
  return (
    <section class="panel tt-pane" aria-labelledby="tt-made">
      <h2 class="section-head" id="tt-made">
        How {hex(slot, 2)} was made
      </h2>
      <ul class="tt-made">
        {steps.map(({ token, depth }, i) => (
          <li key={i} style={{ '--depth': depth }}>
            <span class="name clip">
              <b>{text(token.slot)}</b> = {text(token.made!.first)} + {text(token.made!.second)}
            </span>
            <button type="button" class="btn quiet" onClick={() => show({ part: 'training', round: token.round })}>
              round {token.round}, {count(token.made!.count)}×
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
