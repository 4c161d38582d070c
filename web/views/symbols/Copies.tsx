// Who else has the name, and which of them is taken.

import { sizeText } from '../../model/symbols/list.ts';
import { count, visible } from '../../model/text.ts';
import type { SymbolCard } from '../../wire/exploreAnswers.ts';
import { Address } from './Row.tsx';
import type { Explored } from './explored.ts';

/** Rows that a card shows; the filter lists all. */
const MOST = 24;

interface Props extends Explored {
  readonly card: SymbolCard;
}

export function Copies({ symbols, tables, columns, card }: Props) {
  const { copies, seq, found, position } = card;
  const name = visible(tables.name(seq) ?? '');
  if (copies.length < 2)
    return (
      <div class="sym-part">
        <h3 class="section-head">
          Equal names <small>none: every tool takes this one</small>
        </h3>
      </div>
    );
  const first = copies.findIndex((c) => c.seq === found) + 1;
  return (
    <div class="sym-part">
      <h3 class="section-head">
        Equal names <small>numbered by address, as livepatch counts</small>
      </h3>
      <ol class="sym-copies">
        {copies.slice(0, MOST).map((copy, i) => (
          <li key={copy.seq} aria-current={copy.seq === seq ? 'true' : undefined}>
            <button type="button" onClick={() => symbols.choose(copy.seq)}>
              <span class="sym-badge">{i + 1 === first ? `${i + 1} first` : i + 1}</span>
              <Address address={tables.address(copy.seq) ?? 0n} word32={tables.word32} />
              <span>{sizeText(columns.size[copy.seq]!)} B</span>
              <Between tables={tables} before={copy.before} after={copy.after} />
            </button>
          </li>
        ))}
      </ol>
      {copies.length > MOST && (
        <button type="button" class="try" onClick={() => symbols.setFilter(`=${tables.name(seq)}`)}>
          all {count(copies.length)}
        </button>
      )}
      <h3 class="section-head">Which one is taken</h3>
      <table class="sym-who">
        <tbody>
          <tr>
            <th scope="row">
              <code>kallsyms_lookup_name()</code>
              <small>until 6.1 the scan meets it first; since 6.2 the search walks back to it</small>
            </th>
            <td>{first > 0 ? `number ${first}` : 'none'}</td>
          </tr>
          <tr>
            <th scope="row">
              livepatch, <code>old_sympos</code> 0
              <small>0 means that the name is alone; 1 and up count by address</small>
            </th>
            <td>refused</td>
          </tr>
          <tr>
            <th scope="row">
              this one<small>by livepatch: {name}</small>
            </th>
            <td>
              <code>old_sympos</code> {position}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The nearest global functions tell of which source file a local one may be: the linker keeps what is of one file together. */
function Between({
  tables,
  before,
  after,
}: Pick<Explored, 'tables'> & { readonly before: number; readonly after: number }) {
  const name = (i: number): string => visible(tables.name(i) ?? '');
  return (
    <span class="sym-between">
      {before >= 0 && (
        <>
          after <code>{name(before)}</code>
        </>
      )}
      {before >= 0 && after >= 0 && ', '}
      {after >= 0 && (
        <>
          before <code>{name(after)}</code>
        </>
      )}
    </span>
  );
}
