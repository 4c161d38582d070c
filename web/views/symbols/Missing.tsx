// A name that no symbol has explains itself: what is near it, where it would stand, and why it may be missing.

import { kindIndex, sizeText } from '../../model/symbols/list.ts';
import { count, plural, visible } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { Miss } from '../../wire/exploreAnswers.ts';
import { Name, TypeLetter } from './Name.tsx';
import { Prices } from './Prices.tsx';
import { Address } from './Row.tsx';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly miss: Miss;
}

export function Missing(props: Props) {
  const { miss, tables } = props;
  const wanted = visible(useSession().state.filter.value.trim());
  const found = miss.variants.length > 0;
  return (
    <section class="panel sym-miss" aria-labelledby="sym-miss">
      <h2 id="sym-miss">
        No symbol is called <code class="name">{wanted}</code>
      </h2>
      <p class="sym-lead">
        {found
          ? 'The kernel has it under another name, and it can be traced by that name. The arguments of a form that the compiler changed may not be those in the source.'
          : 'It may be inlined into its callers, not configured, or in a module: no table of symbols can tell which.'}
      </p>
      <Hits {...props} title="Forms of the name" seqs={miss.variants} />
      <Hits {...props} title="Spelt nearly so" seqs={miss.spelt.map(({ seq }) => seq)} />
      <Hits {...props} title="Names that have it in them" seqs={miss.holding} />
      <h3>Where it would stand in name order</h3>
      <ol class="sym-order">
        {miss.around.map((i, at) => {
          const rank = props.columns.rank[i]!;
          const gap = rank >= miss.place && (at === 0 || props.columns.rank[miss.around[at - 1]!]! < miss.place);
          return (
            <li key={i} class={gap ? 'after-gap' : ''}>
              {gap && (
                <span class="sym-gap">
                  {wanted} would be number {count(miss.place)}
                </span>
              )}
              <span class="muted mono">{count(rank)}</span> <span class="name">{visible(tables.name(i) ?? '')}</span>
            </li>
          );
        })}
      </ol>
      <h3>Suffixes that compilers add, and how many functions of this kernel have them</h3>
      <table class="sym-who">
        <tbody>
          {miss.suffixes.map(({ suffix, count: many }) => (
            <tr key={suffix}>
              <th scope="row">
                <code>{suffix}</code>
              </th>
              <td>{count(many)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {miss.only > 0 && (
        <p>
          <b>{plural(miss.only, 'function')}</b> of this kernel {miss.only === 1 ? 'is' : 'are'} in its tables only
          under a name with something after a dot.
        </p>
      )}
      <Reasons miss={miss} />
      <Prices card={{ ...miss, back: 0 }} />
    </section>
  );
}

interface HitsProps extends Props {
  readonly title: string;
  readonly seqs: readonly number[];
}

function Hits({ symbols, tables, columns, title, seqs }: HitsProps) {
  if (seqs.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="sym-found">
        {seqs.map((i) => {
          const letter = String.fromCharCode(tables.type(i));
          return (
            <li key={i}>
              <button type="button" onClick={() => symbols.choose(i)}>
                <Address address={tables.address(i) ?? 0n} word32={tables.word32} />
                <TypeLetter letter={letter} kind={kindIndex(letter)} />
                <span class="name clip">
                  <Name name={tables.name(i) ?? ''} />
                </span>
                <span>{sizeText(columns.size[i]!)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Reasons({ miss }: Pick<Props, 'miss'>) {
  const yes = (is: boolean): string => (is ? 'yes' : 'no');
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'Under another name?',
      'a suffix, or a prefix of the build',
      miss.variants.length > 0 ? plural(miss.variants.length, 'form') : 'no',
    ],
    ['Data, and the map has none?', 'CONFIG_KALLSYMS_ALL seems off then', yes(miss.noData)],
    ['Left out by the build?', 'this release drops symbols of such a name', yes(miss.leftOut)],
    ['Longer than the release allows?', '127 letters before 6.1, 511 since', yes(miss.tooLong)],
    ['In a module?', 'a map has no modules; /proc/kallsyms of a running system has', 'cannot tell'],
    ['Inlined everywhere, or not configured?', 'only debug information and the configuration know', 'cannot tell'],
  ];
  return (
    <>
      <h3>Or is it something else?</h3>
      <table class="sym-who">
        <tbody>
          {rows.map(([question, why, says]) => (
            <tr key={question}>
              <th scope="row">
                {question}
                <small>{why}</small>
              </th>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
