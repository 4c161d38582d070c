// The lists of what changed, one at a time: sorted by what it costs, filtered within, and kept as a file.

import { useRef } from 'preact/hooks';
import { slug } from '../../../export/fileNames.ts';
import { keyOfList } from '../../../model/symbols/comparePlace.ts';
import { LIST_LABELS, LIST_WORDS, listFoot } from '../../../model/symbols/compared.ts';
import { count } from '../../../model/text.ts';
import { usePart, useSession } from '../../../session/context.ts';
import type { MapComparison } from '../../../session/symbols/comparison.ts';
import { createSymbols } from '../../../session/symbols/symbols.ts';
import type { ChangeKey, ChangeList } from '../../../wire/compareAnswers.ts';
import { useCommand } from '../../keys.ts';
import { aboutPair } from './about.ts';
import { changeRows, CHANGE_HEAD } from './changeRows.ts';
import { KeepRows } from './KeepRows.tsx';
import type { Pair } from './pair.ts';
import { ChangeRows } from './ChangeList.tsx';

const KEYS: readonly (readonly [ChangeKey, string])[] = [
  ['cost', 'bytes of the tables'],
  ['size', 'size'],
  ['name', 'name'],
  ['addr', 'address'],
];

export function ChangesPanel({ comparison, difference }: Pair & { readonly comparison: MapComparison }) {
  const { place, set, changes } = comparison;
  const { list, up } = place.value;
  const { compared } = difference;
  const rows = changes.value;
  return (
    <section class="panel cmp-panel cmp-changes" aria-label="What changed">
      <div class="cmp-lists" role="group" aria-label="Lists">
        {(Object.keys(LIST_LABELS) as ChangeList[]).map((id) => (
          <button
            type="button"
            key={id}
            aria-pressed={id === list}
            onClick={() => set({ list: id, by: undefined, up: false })}
          >
            {LIST_LABELS[id]} <b>{count(compared.lists[id])}</b>
          </button>
        ))}
      </div>
      <Within comparison={comparison} />
      <p class="cmp-sort">
        <label>
          by{' '}
          <select
            value={keyOfList(place.value)}
            onChange={(e) => set({ by: e.currentTarget.value as ChangeKey, up: false })}
          >
            {KEYS.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="btn quiet" aria-pressed={up} onClick={() => set({ up: !up })}>
          {up ? 'reversed ↑' : 'reverse'}
        </button>
        <span class="muted">{LIST_WORDS[list]}</span>
      </p>
      {rows ? (
        <ChangeRows key={list} list={list} rows={rows} difference={difference} />
      ) : (
        <div class="cmp-rows" aria-busy="true" />
      )}
      <p class="cmp-foot" role="status">
        {rows && listFoot(list, compared, rows.length)}
      </p>
      {rows && (
        <KeepRows
          about={[...aboutPair(difference), ['list', LIST_WORDS[list]]]}
          data={{ head: CHANGE_HEAD, rows: () => changeRows(rows, difference) }}
          file={`kallscope-${list}-${slug(difference.b.name, 60) || 'map'}`}
        />
      )}
    </section>
  );
}

/** The filter is that of the list, so it is kept from part to part and in links. */
function Within({ comparison }: { readonly comparison: MapComparison }) {
  const { filter } = useSession().state;
  const symbols = usePart(createSymbols);
  const box = useRef<HTMLInputElement>(null);
  useCommand('find', () => box.current?.focus());
  const problems = comparison.changes.value?.problems ?? [];
  return (
    <>
      <label class="cmp-within">
        Within{' '}
        <input
          ref={box}
          type="search"
          value={filter.value.includes('\n') ? '' : filter.value}
          placeholder="name, part*, /regex/, type:t"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          onInput={(e) => symbols.setFilter(e.currentTarget.value)}
        />
      </label>
      {problems.map(({ word, cause }) => (
        <p class="sym-problems" key={word} role="status">
          <code class="name">{word}</code>: {cause}.
        </p>
      ))}
    </>
  );
}
