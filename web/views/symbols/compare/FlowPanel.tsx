// What came and what went: all symbols of A as a bar, all of B below it on the same scale, and what both have as a band between.

import { comparedSentence, flowOf, percentMore, symbolsOf } from '../../../model/symbols/compared.ts';
import type { FlowPart } from '../../../model/symbols/compared.ts';
import { signed } from '../../../model/symbols/cost.ts';
import { count } from '../../../model/text.ts';
import type { MapsCompared } from '../../../wire/compareAnswers.ts';
import type { Pair } from './pair.ts';

export function FlowPanel({ difference: { a, b, compared } }: Pair) {
  const flow = flowOf(compared);
  const [all, now] = [symbolsOf(flow.a), symbolsOf(flow.b)];
  const most = Math.max(1, all, now);
  return (
    <section class="panel cmp-panel" aria-label="What came and what went">
      <div class="cmp-title">
        <h3>What came and what went</h3>
        <small class="muted">symbols, one scale</small>
      </div>
      <div role="img" aria-label={comparedSentence(compared)}>
        <p class="cmp-flow-name">
          <b>A</b> <span class="name">{a.name}</span>, {count(all)} symbols
        </p>
        <Bar parts={flow.a} most={most} />
        <Band flow={flow} most={most} compared={compared} />
        <Bar parts={flow.b} most={most} />
        <Legend parts={[...flow.a, ...flow.b.filter(({ what }) => what === 'padding' || what === 'added')]} />
        <p class="cmp-flow-name">
          <b>B</b> <span class="name">{b.name}</span>, {count(now)} symbols: {signed(now - all)}
          {all > 0 && `, ${percentMore(all, now)}`}
        </p>
      </div>
      <p class="cmp-note">
        Paired by name, the first of a name with the first; then functions by the name before its suffix. A map does not
        tell its configuration: what is gone may only be switched off.
      </p>
      <details>
        <summary>As a table</summary>
        <FlowTable compared={compared} />
      </details>
    </section>
  );
}

function Bar({ parts, most }: { readonly parts: readonly FlowPart[]; readonly most: number }) {
  return (
    <div class="cmp-flow">
      {parts.map(({ what, label, symbols }) => (
        <i key={what} class={`cmp-${what}`} style={{ width: `${(100 * symbols) / most}%` }}>
          <span>
            {label} <b>{count(symbols)}</b>
          </span>
        </i>
      ))}
    </div>
  );
}

/** In a narrow window the bars are too short for their words, which stand under them then. */
function Legend({ parts }: { readonly parts: readonly FlowPart[] }) {
  return (
    <ul class="cmp-legend">
      {parts.map(({ what, label, symbols }) => (
        <li key={what}>
          <i class={`cmp-${what}`} />
          {label} <b>{count(symbols)}</b>
        </li>
      ))}
    </ul>
  );
}

/** The band runs from where the symbols that both have begin and end in A to where they do in B. */
function Band({
  flow,
  most,
  compared,
}: {
  readonly flow: ReturnType<typeof flowOf>;
  readonly most: number;
  readonly compared: MapsCompared;
}) {
  const width = (100 * (compared.kept + compared.lists.renamed)) / most;
  const from = (100 * symbolsOf(flow.a.filter(({ what }) => what === 'removed'))) / most;
  const curve = (x: number, to: number): string => `C${x} 10 ${to} 10 ${to} 20`;
  return (
    <div class="cmp-band">
      <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
        <path d={`M${from} 0${curve(from, 0)}L${width} 20C${width} 10 ${from + width} 10 ${from + width} 0Z`} />
      </svg>
      <p>
        <b>{count(compared.inOrder)}</b> in the same order, <b>{count(compared.lists.moved)}</b> moved past others,{' '}
        <b>{count(compared.lists.renamed)}</b> renamed by suffix
      </p>
    </div>
  );
}

function FlowTable({ compared: c }: { readonly compared: MapsCompared }) {
  const rows: readonly (readonly [string, number])[] = [
    ['same name', c.kept],
    ['of these in the same order', c.inOrder],
    ['moved past others', c.lists.moved],
    ['renamed by suffix', c.lists.renamed],
    ['removed', c.lists.removed],
    ['added', c.lists.added],
    ['of these __pfx_ symbols', c.paddingAdded],
    ['with another type', c.lists.retyped],
    ['in another section', c.lists.section],
    ['functions that grew', c.grown],
    ['functions that shrank', c.shrunk],
    ['functions that kept their size', c.same],
  ];
  return (
    <table class="cmp-groups">
      <tbody>
        {rows.map(([what, symbols]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{count(symbols)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
