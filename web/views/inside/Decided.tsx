// The outcome of a comparison, in words.

import type { Comparison } from '../../model/compare.ts';

/** What was found, and what follows from it. */
export function Decided({ c, verdict }: { readonly c: Comparison; readonly verdict: string }) {
  return (
    <p class="step-head">
      <span>Compare: {c.found}</span>
      <span>
        <b class="mono">{c.order}</b> {verdict}
      </span>
    </p>
  );
}
