// Buttons that write words into the filter: the legend of the colours, a count and a filter in one.

import { useSession } from '../../session/context.ts';
import { areaAsked, hasWord, toggleWord, withArea } from '../../model/symbols/filter.ts';
import { count } from '../../model/text.ts';
import * as ids from '../../wire/ids.ts';
import type { Explored } from './explored.ts';

interface Button {
  readonly word: string;
  readonly label: string;
  /** Number of SymbolColumns.counts. */
  readonly count: number;
  readonly kind?: number;
}

const BUTTONS: readonly Button[] = [
  { word: 'type:TWi', label: 'T', count: 0, kind: 0 },
  { word: 'type:tw', label: 't', count: 1, kind: 1 },
  { word: 'type:data', label: 'data', count: 2, kind: 2 },
  { word: 'type:rodata', label: 'rodata', count: 3, kind: 3 },
  { word: 'type:bss', label: 'bss', count: 4, kind: 4 },
  { word: 'type:percpu', label: 'per-CPU', count: 5, kind: 5 },
  { word: 'equal', label: 'equal names', count: ids.COUNT_EQUAL },
  { word: 'suffix', label: 'with a suffix', count: ids.COUNT_SUFFIX },
  { word: 'alias', label: 'shared address', count: ids.COUNT_ALIAS },
  { word: '-__pfx_', label: 'no __pfx_', count: ids.COUNT_PADDING },
];

export function Kinds({ symbols, tables, columns }: Explored) {
  const { filter } = useSession().state;
  const areas = [...new Set(tables.areas.map(({ label }) => label))].filter(Boolean);
  return (
    <div class="sym-kinds" role="group" aria-label="Kinds of symbol">
      {BUTTONS.filter((b) => columns.counts[b.count]! > 0).map((b) => (
        <button
          type="button"
          key={b.word}
          class="sym-kind"
          aria-pressed={hasWord(filter.value, b.word)}
          onClick={() => symbols.setFilter(toggleWord(filter.value, b.word))}
        >
          {b.kind !== undefined && <i class={`k-${b.kind}`} />}
          {b.label} {!b.word.startsWith('-') && <span>{count(columns.counts[b.count]!)}</span>}
        </button>
      ))}
      {areas.length > 0 && (
        <select
          class="sym-kind"
          aria-label="Section"
          value={areaAsked(filter.value)}
          onChange={(e) => symbols.setFilter(withArea(filter.value, e.currentTarget.value))}
        >
          <option value="">all sections</option>
          {areas.map((area) => (
            <option key={area} value={area}>
              {area}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
