// The list: a filter, what it keeps, and the card of the symbol that is chosen.

import { usePart, useSession } from '../../session/context.ts';
import { createSymbols } from '../../session/symbols/symbols.ts';
import { Card } from './Card.tsx';
import type { Explored } from './explored.ts';
import { FilterBar } from './FilterBar.tsx';
import { Groups } from './Groups.tsx';
import { Kinds } from './Kinds.tsx';
import { List } from './List.tsx';
import { ListFoot } from './ListFoot.tsx';
import { Minimap } from './Minimap.tsx';
import { Missing } from './Missing.tsx';
import { SpreadsRow } from './SpreadsRow.tsx';
import { Traced } from './Traced.tsx';

export function ListPart() {
  const symbols = usePart(createSymbols);
  const tables = useSession().state.tables.value;
  const columns = symbols.columns.value;
  if (!tables?.complete || columns?.rank.length !== tables.numSyms) return <Waiting symbols={symbols} />;
  return (
    <>
      <FilterBar symbols={symbols} tables={tables} columns={columns} />
      <Body symbols={symbols} tables={tables} columns={columns} />
    </>
  );
}

function Waiting({ symbols }: Pick<Explored, 'symbols'>) {
  if (!symbols.problem.value)
    return (
      <p class="panel tables-wait" role="status">
        The symbols are being counted; the list appears here in a moment.
      </p>
    );
  return (
    <p class="panel tables-wait" role="alert">
      The symbols could not be counted: {symbols.problem.value}.{' '}
      <button type="button" class="btn" onClick={symbols.again}>
        Try again
      </button>
    </p>
  );
}

function Body(subject: Explored) {
  const answer = subject.symbols.answer.value;
  const matches = answer?.kind === 'matches' ? answer : undefined;
  return (
    <div class={`sym-body${matches ? ' with-map' : ''}`}>
      {matches && <Minimap {...subject} matches={matches} />}
      <Answer {...subject} />
      <Card {...subject} />
    </div>
  );
}

function Answer(subject: Explored) {
  const { symbols } = subject;
  const answer = symbols.answer.value;
  if (!answer) return <section class="panel sym-list" aria-label="Symbols" aria-busy="true" />;
  if (answer.kind === 'places') return <Traced {...subject} places={answer} />;
  if (symbols.miss.value) return <Missing {...subject} miss={symbols.miss.value} />;
  return (
    <section class="panel sym-list" aria-label="Symbols that match">
      <Kinds {...subject} />
      {answer.grouped ? (
        <>
          <p class="sym-intro">
            A probe, a patch or a script that takes one of these names may get another symbol than was meant. Open a
            name to see its symbols and between which functions each lies.
          </p>
          <Groups {...subject} matches={answer} />
        </>
      ) : (
        <>
          <SpreadsRow {...subject} matches={answer} />
          <List {...subject} matches={answer} />
        </>
      )}
      <ListFoot {...subject} matches={answer} />
    </section>
  );
}
