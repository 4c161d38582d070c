// The wanted name over the one just expanded, the letter that decides marked in both.

import type { Comparison, Line } from './compare.ts';

export function Compared({ c, verdict, lane }: { readonly c: Comparison; readonly verdict: string; readonly lane: 'a' | 'b' }) {
  return (
    <dl class={`compared compared-${lane}`}>
      <dt>want</dt><dd class="name"><Marked line={c.want} /></dd>
      <dt>here</dt><dd class="name"><Marked line={c.here} /></dd>
      <dt class="unseen">so</dt><dd class="compared-verdict">{c.order}{verdict && `: ${verdict}`}</dd>
    </dl>
  );
}

function Marked({ line }: { readonly line: Line }) {
  return <>{line.before}{line.letter && <mark>{line.letter}</mark>}{line.after}</>;
}
