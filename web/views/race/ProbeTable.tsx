// The probes as a table for screen readers. The picture shows the same rows as bars. Places are counted in the
// index, positions in memory.

import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Fetch } from '../../wire/answers.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createTrailing } from '../../session/trailing.ts';
import { verdictOf } from '../../model/steps.ts';
import { count, visible } from '../../model/text.ts';

/** What is known of a probe's row: the search learns the position, then the name, then which way. */
type Known = 'mid' | 'seq' | 'name' | 'verdict';

/** In the words of the glossary. The kernel's source calls the first four low, mid, high and seq. */
const HEADS = ['first place', 'middle place', 'last place', 'position', 'name opened', 'outcome'] as const;

const ORDER: readonly Known[] = ['mid', 'seq', 'name', 'verdict'];

export function ProbeTable() {
  const t = useSession().state.trace.value;
  const now = usePart(createTrailing);
  const fetch = useComputed(() => now.value?.binary.fetch ?? -1);
  const known = useComputed<Known>(() => {
    const b = now.value?.binary;
    if (!b || b.verdict || (t && b.fetch >= t.probes)) return 'verdict';
    if (b.kind === 'expand') return b.tokensOpen >= (b.current?.pieces.length ?? 0) ? 'name' : 'seq';
    return b.kind === 'seq' && b.fraction < 1 ? 'mid' : 'seq';
  });
  const last = Math.min(fetch.value, (t?.probes ?? 0) - 1);
  // Rows that are done stay as they are: a table of all probes is not made again four times a probe.
  const done = useMemo(
    () => t?.fetches.slice(0, Math.max(0, last)).map((f, i) => <Row key={i} f={f} known="verdict" now={false} />),
    [t, last],
  );
  if (!t || t.fetches.length === 0) return null;
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
          {done}
          {last >= 0 && <Row key={last} f={t.fetches[last]!} known={known.value} now />}
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
