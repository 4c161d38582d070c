// The probes as a table for screen readers. The picture shows the same rows as bars. Places are counted in the
// index, positions in memory.

import { useComputed } from '@preact/signals';
import type { Fetch } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import { verdictOf } from '../../model/steps.ts';
import { count, visible } from '../../model/text.ts';

/** What is known of a probe's row: the search learns the position, then the name, then which way. */
type Known = 'mid' | 'seq' | 'name' | 'verdict';

/** In the words of the glossary. The kernel's source calls the first four low, mid, high and seq. */
const HEADS = ['first place', 'middle place', 'last place', 'position', 'name opened', 'outcome'] as const;

const ORDER: readonly Known[] = ['mid', 'seq', 'name', 'verdict'];

export function ProbeTable() {
  const { now, trace } = useSession().state;
  const t = trace.value;
  const fetch = useComputed(() => now.value?.binary.fetch ?? -1);
  const known = useComputed<Known>(() => {
    const b = now.value?.binary;
    if (!b || b.verdict || (t && b.fetch >= t.probes)) return 'verdict';
    if (b.kind === 'expand') return b.tokensOpen >= (b.current?.pieces.length ?? 0) ? 'name' : 'seq';
    return b.kind === 'seq' && b.fraction < 1 ? 'mid' : 'seq';
  });
  if (!t || t.fetches.length === 0) return null;
  const last = Math.min(fetch.value, t.probes - 1);
  return (
    <div class="unseen">
      <table aria-label="Probes">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {t.fetches.slice(0, last + 1).map((f, i) => (
            <Row key={i} f={f} known={i === last ? known.value : 'verdict'} now={i === last} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ f, known, now }: { readonly f: Fetch; readonly known: Known; readonly now: boolean }) {
  const has = (k: Known): boolean => ORDER.indexOf(known) >= ORDER.indexOf(k);
  return (
    <tr aria-current={now ? 'step' : undefined}>
      <td>{count(f.low)}</td>
      <td>{count(f.k)}</td>
      <td>{count(f.high)}</td>
      <td>{has('seq') && count(f.seq)}</td>
      <td>{has('name') && visible(f.name)}</td>
      <td>{has('verdict') && verdictOf(f).short}</td>
    </tr>
  );
}
