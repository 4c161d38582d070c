// All rounds as a table.

import { useSignal } from '@preact/signals';
import { hex } from '../../../model/figures.ts';
import { pairText } from '../../../model/tables/rounds.ts';
import { count, visible } from '../../../model/text.ts';
import type { TrainingShown } from './trainingShown.ts';

export function RoundsTable(subject: TrainingShown) {
  const open = useSignal(false);
  return (
    <details
      class="panel tt-rounds"
      onToggle={(e) => {
        open.value = e.currentTarget.open;
      }}
    >
      <summary>All rounds as a table</summary>
      {open.value && <Table {...subject} />}
    </details>
  );
}

function Table({ tokens, contests, played }: TrainingShown) {
  return (
    <div class="tt-scroll" role="group" aria-label="All rounds" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {['round', 'pair', 'becomes', 'times', 'tied', 'symbols', 'bytes left'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contests.map((c, i) => (
            <tr key={c.slot}>
              <td>
                <button
                  type="button"
                  class="btn quiet"
                  aria-label={`Show round ${i + 1}`}
                  onClick={() => played.seek(i + 1)}
                >
                  {i + 1}
                </button>
              </td>
              <td class="name">{pairText(tokens, c)}</td>
              <td class="name">
                {hex(c.slot, 2)} {visible(tokens[c.slot]?.text ?? '')}
              </td>
              <td>{count(c.count)}</td>
              <td>{c.tied > 1 ? c.tied : ''}</td>
              <td>{count(c.touched)}</td>
              <td>{count(c.left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
