// Card 10's controls: names, index and spacing of a design, and its budgets beside the kernel's. Two of its prices stay hidden
// until the truth is shown.

import type { ComponentChildren } from 'preact';
import { SPACINGS } from '../../model/designs.ts';
import { change, imageOf, designPlace, withTry } from '../../model/learn/designs.ts';
import type { DesignsTruth, TriedDesigns } from '../../model/learn/designs.ts';
import type { Labels } from '../../model/learn/text.ts';
import { bytesText, plural } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import { createDesigning } from '../../session/learn/designing.ts';
import type { Design } from '../../wire/designAnswers.ts';
import type { SideProps } from './control.ts';
import { Slide } from './Slide.tsx';

const NAMES = ['plain', 'tokens', 'sorted', 'front', 'fronttok'] as const;
const INDEX = [
  ['none', 'none'],
  ['3', 'three'],
  ['4', 'four'],
  ['hash', 'hash'],
  ['mph', 'mph'],
] as const;

export function DesignsKnobs(props: SideProps<DesignsTruth, TriedDesigns>) {
  const { truth, place = [], onGuess, shown, tried, onTry, labels } = props;
  const { list } = truth;
  const own = list[shown ? tried : place.at(-1)!]!;
  const choose = (names: Design['names'], index: Design['index'], spacing: number): void => {
    const at = designPlace(list, names, index, spacing);
    if (shown) onTry(at);
    else onGuess(withTry(place, at));
  };
  return (
    <div class="learn-side learn-design">
      <Choice label={labels['names']!}>
        {NAMES.map((names) => (
          <button
            key={names}
            type="button"
            aria-pressed={own.names === names}
            onClick={() => choose(names, own.index, own.spacing)}
          >
            {labels[names]}
          </button>
        ))}
      </Choice>
      {own.index === 'order' ? (
        <p class="learn-note">{labels['order']}</p>
      ) : (
        <Choice label={labels['index']!}>
          {INDEX.map(([index, label]) => (
            <button
              key={index}
              type="button"
              aria-pressed={own.index === index}
              onClick={() => choose(own.names, index, own.spacing)}
            >
              {labels[label]}
            </button>
          ))}
        </Choice>
      )}
      <Slide
        label={labels['every']!}
        text={plural(own.spacing, 'entry', 'entries')}
        min={0}
        max={SPACINGS.length - 1}
        now={SPACINGS.indexOf(own.spacing)}
        onMove={(to) => choose(own.names, own.index, SPACINGS[to]!)}
      />
      <Budgets truth={truth} own={own} shown={shown} labels={labels} />
    </div>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <span aria-hidden="true">{label}</span>
      <div class="segments" role="group" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

interface BudgetsProps {
  readonly truth: DesignsTruth;
  readonly own: Design;
  readonly shown: boolean;
  readonly labels: Labels;
}

function Budgets({ truth, own, shown, labels }: BudgetsProps) {
  const { kernel, measured, designs } = truth;
  const row = (label: string, now: number, before: number) => (
    <tr key={label}>
      <th scope="row">{label}</th>
      <td>{bytesText(now)}</td>
      <td class={now > before ? 'worse' : ''}>{change(now, before)}</td>
    </tr>
  );
  const image = imageOf(truth, own);
  const by = measured ? labels['xz6'] : designs.compressor;
  return (
    <>
      <table>
        <tbody>
          {row(labels['memory']!, own.memory, kernel.memory)}
          {row(labels['reading']!, own.byName, kernel.byName)}
          {image !== undefined && row(`${labels['image']} (${by})`, image, imageOf(truth, kernel)!)}
          {measured &&
            own.image !== undefined &&
            row(`${labels['image']} (${designs.compressor})`, own.image, kernel.image!)}
          {shown && row(labels['address']!, own.byAddress, kernel.byAddress)}
          {shown && row(labels['listing']!, own.listing, kernel.listing)}
        </tbody>
      </table>
      {(shown || !measured) && designs.compressor === '' && <Pack labels={labels} />}
    </>
  );
}

/** Packs all designs with Go's xz: with another compressor other designs are small. */
function Pack({ labels }: { readonly labels: Labels }) {
  const { work, start, problem } = useSession().part(createDesigning);
  const now = work.value;
  return (
    <p role="status">
      {now?.what === 'packed' ? (
        `${labels['packing']} ${now.done} / ${now.total}`
      ) : (
        <button type="button" class="btn" onClick={() => start('packed')}>
          {labels['pack']}
        </button>
      )}{' '}
      {problem.value}
    </p>
  );
}
