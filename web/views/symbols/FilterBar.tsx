// The box in which all of the view's state is, and how many symbols it keeps.

import { useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import { count, plural } from '../../model/text.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { useCommand } from '../keys.ts';
import { Grammar } from './Grammar.tsx';
import type { Explored } from './explored.ts';

const TRIES = ['tcp_', 'equal type:TtW -__pfx_ group', 'size>4k', 'len>60', '/_start$/'];

export function FilterBar({ symbols, tables }: Explored) {
  const { filter } = useSession().state;
  const box = useRef<HTMLTextAreaElement>(null);
  useCommand('find', () => box.current?.focus());
  const answer = symbols.answer.value;
  const lines = filter.value.split('\n').length;
  return (
    <section class="sym-query" aria-label="Filter">
      <label class="query-label" for="filter">
        Filter
      </label>
      <div class="sym-box">
        {/* A text area, because a trace that is pasted has lines. */}
        <textarea
          ref={box}
          id="filter"
          rows={Math.min(lines, 3)}
          value={filter.value}
          placeholder="name, part*, /regex/, address, or a pasted trace"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-describedby="sym-hits sym-problems"
          onInput={(e) => symbols.setFilter(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'Escape') symbols.setFilter('');
            // One line is a filter, which Enter has nothing to add to: the list takes the keys.
            if (e.key !== 'Enter' || e.shiftKey || e.isComposing || lines > 1) return;
            e.preventDefault();
            document.getElementById('sym-rows')?.focus();
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <p class="sym-hits" id="sym-hits" role="status">
        {answer?.kind === 'matches' && <Hits matches={answer} all={tables.numSyms} held={symbols.miss.value?.held} />}
        {answer?.kind === 'places' && plural(answer.places.length, 'place')}
      </p>
      <Grammar />
      <div class="sym-tries">
        {TRIES.map((t) => (
          <button type="button" class="try" key={t} onClick={() => symbols.setFilter(t)}>
            <code>{t}</code>
          </button>
        ))}
      </div>
      <Problems symbols={symbols} />
    </section>
  );
}

function Hits({
  matches,
  all,
  held,
}: {
  readonly matches: Matches;
  readonly all: number;
  readonly held: number | undefined;
}) {
  if (held !== undefined)
    return (
      <>
        <b>no such name</b>
        {held > 0 ? `, ${count(held)} have it in them` : ''}
      </>
    );
  if (matches.grouped)
    return (
      <>
        <b>{count(matches.names)}</b> names, <b>{count(matches.seqs.length)}</b> symbols
        {matches.more && ', looking on …'}
      </>
    );
  return (
    <>
      <b>{count(matches.seqs.length)}</b> of {count(all)}
      {matches.more && ', looking on …'}
    </>
  );
}

/** Words of a wrong form, and what an answer could not be had for. */
function Problems({ symbols }: Pick<Explored, 'symbols'>) {
  const answer = symbols.answer.value;
  const told = answer?.kind === 'matches' ? answer.problems : [];
  const failed = symbols.problem.value;
  return (
    <p class="sym-problems" id="sym-problems" aria-live="polite">
      {told.map(({ word, cause }) => (
        <span key={word}>
          <code class="name">{word}</code>: {cause}.{' '}
        </span>
      ))}
      {failed && `${failed}.`}
      {answer?.kind === 'matches' &&
        answer.zero &&
        'All addresses are zero: this map was read without the right to see them. Names can be studied; sizes, places and copies for tools are left out.'}
    </p>
  );
}
