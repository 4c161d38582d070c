// How four numbers of the symbols are spread: grey for all, a line for what the filter keeps. A press on a bar writes words into
// the filter; the tables say the same.

import { Disclosure } from '../../kit/Disclosure.tsx';
import { withBounds } from '../../model/symbols/filter.ts';
import {
  axisText,
  barAt,
  barFrom,
  barRows,
  barWords,
  SPREAD_KINDS,
  spreadSentence,
  stepsPath,
  usedBars,
} from '../../model/symbols/spreads.ts';
import { count } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

const [W, H] = [150, 26];

export function SpreadsRow(props: Props) {
  const { columns, matches, symbols } = props;
  const { filter } = useSession().state;
  const keep = (word: string, bounds: readonly string[]): void =>
    symbols.setFilter(withBounds(filter.value, word, bounds));
  return (
    <div class="sym-spreads">
      {SPREAD_KINDS.map((kind, i) => {
        const spread = columns.spreads[i]!;
        const matching = matches.spreads[i]!;
        const [first, last] = usedBars(spread);
        return (
          <figure key={kind.word}>
            <figcaption>{kind.label}</figcaption>
            <svg
              viewBox={`0 0 ${W} ${H}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={spreadSentence(kind, spread, matching)}
              onClick={(e) => {
                const { left, width } = e.currentTarget.getBoundingClientRect();
                keep(kind.word, barWords(kind.word, spread, barAt(spread, (e.clientX - left) / width)));
              }}
            >
              <path class="all" d={stepsPath(spread, spread.counts, W, H, true)} />
              <path class="kept" d={stepsPath(spread, matching, W, H, false)} />
            </svg>
            <p aria-hidden="true">
              <span>{axisText(kind, barFrom(spread, first))}</span>
              <span>
                {axisText(kind, barFrom(spread, last + 1))}
                {spread.step > 0 && last === spread.counts.length - 1 && ' +'}
              </span>
            </p>
          </figure>
        );
      })}
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
                    onClick={() => keep(word, barWords(word, columns.spreads[i]!, bar))}
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
