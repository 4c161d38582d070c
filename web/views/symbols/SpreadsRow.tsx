// How four numbers of the symbols are spread: grey for all, a line for what the filter keeps. What is marked there is kept by words
// of the filter; the tables say and do the same.

import { Disclosure } from '../../kit/Disclosure.tsx';
import { withBounds } from '../../model/symbols/filter.ts';
import { marksWords } from '../../model/symbols/markedBars.ts';
import { barRows, SPREAD_KINDS } from '../../model/symbols/spreads.ts';
import { count } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import type { Explored } from './explored.ts';
import { SpreadBars } from './SpreadBars.tsx';

interface Props extends Explored {
  readonly matches: Matches;
}

export function SpreadsRow(props: Props) {
  const { columns, matches, symbols } = props;
  const { filter } = useSession().state;
  const keep = (word: string, bounds: readonly string[]): void =>
    symbols.setFilter(withBounds(filter.value, word, bounds));
  return (
    <div class="sym-spreads">
      {SPREAD_KINDS.map((kind, i) => (
        <SpreadBars
          key={kind.word}
          kind={kind}
          spread={columns.spreads[i]!}
          matching={matches.spreads[i]!}
          keep={(bounds) => keep(kind.word, bounds)}
        />
      ))}
      <Disclosure label="As tables" buttonClass="btn quiet" panelClass="sym-spread-tables">
        {() => <SpreadTables {...props} keep={keep} />}
      </Disclosure>
    </div>
  );
}

interface TablesProps extends Props {
  readonly keep: (word: string, bounds: readonly string[]) => void;
}

function SpreadTables({ columns, matches, keep }: TablesProps) {
  return (
    <>
      {SPREAD_KINDS.map(({ word, label }, i) => (
        <table key={word}>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">from</th>
              <th scope="col">to</th>
              <th scope="col">all</th>
              <th scope="col">matching</th>
              <th scope="col">
                <span class="unseen">filter</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {barRows(columns.spreads[i]!, matches.spreads[i]!).map(({ bar, from, to, all, matching }) => (
              <tr key={bar}>
                <td>{count(from)}</td>
                <td>{to === undefined ? 'and more' : count(to - 1)}</td>
                <td>{count(all)}</td>
                <td>{count(matching)}</td>
                <td>
                  <button
                    type="button"
                    class="try"
                    aria-label={`only these: ${label}, from ${count(from)}`}
                    onClick={() => keep(word, marksWords(word, columns.spreads[i]!, { anchor: bar, at: bar }))}
                  >
                    only these
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </>
  );
}
