// Addresses, places such as name+0x10/0x90, and whole traces, resolved line by line.

import { useSession } from '../../session/context.ts';
import { addressText, plural, visible } from '../../model/text.ts';
import type { Place, Places, Verdict } from '../../wire/exploreAnswers.ts';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly places: Places;
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  agrees: 'agrees',
  otherSize: 'another size here',
  noName: 'no such name',
  here: 'lies here',
  nothing: 'no symbol',
  pastEnd: 'past its end',
};

export function Traced(props: Props) {
  const { symbols, places } = props;
  const { shift } = symbols;
  return (
    <section class="panel sym-miss" aria-labelledby="sym-traced">
      <h2 id="sym-traced">{headline(places)}</h2>
      <p class="sym-lead">
        A line says how large its function is, so sizes tell one build of a kernel from another.{' '}
        {places.why &&
          `The kernel ran 0x${places.shift.toString(16)} above where it was linked to: ${places.why === 'asked' ? 'as you wrote' : places.why === 'told' ? 'the text says so' : 'an address stands beside its name'}.`}
      </p>
      <label class="sym-shift">
        Kernel offset (KASLR)
        <input
          type="text"
          class="mono"
          value={shift.value}
          placeholder={places.why ? `0x${places.shift.toString(16)}` : '0x0'}
          spellcheck={false}
          autocapitalize="off"
          onInput={(e) => {
            shift.value = e.currentTarget.value.trim();
          }}
        />
      </label>
      <div class="sym-scroll">
        <table class="sym-places">
          <thead>
            <tr>
              <th scope="col">line</th>
              <th scope="col">says</th>
              <th scope="col">is here</th>
              <th scope="col" class="r">
                size said
              </th>
              <th scope="col" class="r">
                size here
              </th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {places.places.map((place, i) => (
              <Line key={i} {...props} place={place} />
            ))}
          </tbody>
        </table>
      </div>
      {places.places.length === 0 && <p>No line has an address of this kernel or a place such as name+0x10/0x90.</p>}
    </section>
  );
}

function headline({ places, sizes, agree }: Places): string {
  if (sizes === 0) return places.length === 1 ? 'What lies there' : plural(places.length, 'place');
  if (sizes === 1) return agree === 1 ? 'The size agrees with this map' : 'The size is another in this map';
  if (agree === sizes) return `All ${sizes} sizes agree with this map`;
  return agree * 2 < sizes
    ? `This trace is of another kernel: ${agree} of ${sizes} sizes agree`
    : `${agree} of ${sizes} sizes agree with this map`;
}

function Line({ symbols, tables, place }: Props & { readonly place: Place }) {
  const { chosen } = useSession().state;
  const { seq, offset, said, size, verdict, others } = place;
  const hex = (x: bigint): string => `0x${x.toString(16)}`;
  const at = seq >= 0 ? (tables.address(seq) ?? 0n) + offset : 0n;
  return (
    <tr class={`is-${verdict}`} aria-current={seq >= 0 && seq === chosen.value ? 'true' : undefined}>
      <td class="mono">{place.line + 1}</td>
      <td>
        <code class="name">{visible(place.text)}</code>
      </td>
      <td>
        {seq >= 0 ? (
          <button type="button" class="try name" onClick={() => symbols.choose(seq)}>
            {visible(tables.name(seq) ?? '')}+{hex(offset)}/{size > 0n ? hex(size) : '?'}
          </button>
        ) : (
          '–'
        )}
        {seq >= 0 && <small class="mono"> {addressText(at, tables.word32)}</small>}
      </td>
      <td class="r mono">{said > 0n ? said.toLocaleString('en-US') : ''}</td>
      <td class="r mono">{size > 0n ? size.toLocaleString('en-US') : ''}</td>
      <td>
        {VERDICTS[verdict]}
        {others > 0 && `, as do ${others} more`}
      </td>
    </tr>
  );
}
