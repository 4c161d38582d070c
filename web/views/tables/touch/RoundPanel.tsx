// One round: the pair, the byte that it became, the pairs that stood most often, and which rule broke a tie.

import { hex } from '../../../model/figures.ts';
import { pairText, tieText } from '../../../model/tables/rounds.ts';
import { count, plural, visible } from '../../../model/text.ts';
import type { Contest } from '../../../wire/touchedAnswers.ts';
import type { TrainingShown } from './trainingShown.ts';

export function RoundPanel({ all, tokens, contests, round }: TrainingShown) {
  const c = contests[round - 1];
  return (
    <section class="panel tt-round" aria-labelledby="tt-round-title">
      <h2 class="section-head" id="tt-round-title">
        {round > 0 ? `Round ${round}` : 'Before the first round'} <small>the pairs that stood there most often</small>
      </h2>
      {c ? (
        <>
          <Joined c={c} saved={(contests[round - 2]?.left ?? all.sizes.plain) - c.left} tokens={tokens} />
          <Rivals c={c} tokens={tokens} />
          <p class="tt-why">
            {tieText(tokens, c) || 'One pair stood there most often, so the kernel took it.'}{' '}
            {plural(c.touched, 'symbol')} {c.touched === 1 ? 'has' : 'have'} it.
          </p>
        </>
      ) : (
        <p class="tt-why">
          Each byte of an entry is a letter or a type. The most frequent pair of neighbours becomes a byte of its own.
        </p>
      )}
    </section>
  );
}

interface JoinedProps extends Pick<TrainingShown, 'tokens'> {
  readonly c: Contest;
  readonly saved: number;
}

function Joined({ c, saved, tokens }: JoinedProps) {
  const text = (slot: number): string => visible(tokens[slot]?.text ?? '');
  return (
    <p class="tt-joined">
      <span class="byte block">{hex(c.first, 2)}</span> <span class="name">{text(c.first)}</span> +{' '}
      <span class="byte block">{hex(c.second, 2)}</span> <span class="name">{text(c.second)}</span> →{' '}
      <span class="byte block tt-fresh">{hex(c.slot, 2)}</span> <b class="name">{text(c.slot)}</b>{' '}
      <span class="muted">{plural(saved, 'byte')} saved</span>
    </p>
  );
}

function Rivals({ c, tokens }: Pick<JoinedProps, 'c' | 'tokens'>) {
  return (
    <table class="tt-rivals">
      <caption class="unseen">Pairs and how often they stood there</caption>
      <tbody>
        {c.rivals.map((rival, i) => (
          <tr
            key={`${rival.first} ${rival.second}`}
            class={i === 0 ? 'chosen' : rival.count === c.count ? 'tied' : undefined}
          >
            <th scope="row" class="name">
              {pairText(tokens, rival)}
            </th>
            <td>
              <i style={{ width: `${(100 * rival.count) / Math.max(1, c.count)}%` }} />
            </td>
            <td>{count(rival.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
