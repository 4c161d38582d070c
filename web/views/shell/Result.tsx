// The answer as text for screen readers and programs, at once. What the eye sees of it comes late (Outcome.tsx).

import { address } from '../../model/format.ts';
import { hasBinary } from '../../model/timeline.ts';
import { useSession } from '../../session/context.ts';
import type { Tables, Trace } from '../../wire/answers.ts';

/**
 * "address 0x… · binary: N probes · linear: N symbols expanded", numbers ungrouped; no binary where there is no index.
 */
function resultText(t: Trace, all: Pick<Tables, 'word32'>): string {
  const what = t.found ? `address 0x${address(t.address, all)}` : 'not found';
  const binary = hasBinary(t) ? ` · binary: ${t.probes} probe${t.probes === 1 ? '' : 's'}` : '';
  return `${what}${binary} · linear: ${t.linearExpanded} symbol${t.linearExpanded === 1 ? '' : 's'} expanded`;
}

export function Status() {
  const { answering, tables, trace } = useSession().state;
  const t = trace.value;
  const all = tables.value;
  return (
    <p role="status" aria-label="Result" class="unseen">
      {t && all && !answering.value ? resultText(t, all) : ''}
    </p>
  );
}
