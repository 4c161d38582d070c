// The wanted name over the one just expanded, the letter that decides marked in both.

import type { Comparison, Line } from '../model/compare.ts';

export function Compared({ c, lane }: { readonly c: Comparison; readonly lane: 'a' | 'b' }) {
  return (
    <dl class={`compared compared-${lane}`}>
      <dt>want</dt>
      <dd class="name">
        <Marked line={c.want} />
      </dd>
      <dt>here</dt>
      <dd class="name">
        <Marked line={c.here} />
      </dd>
    </dl>
  );
}

function Marked({ line }: { readonly line: Line }) {
  return (
    <>
      {line.before}
      {line.letter && <mark>{line.letter}</mark>}
      {line.after}
    </>
  );
}
