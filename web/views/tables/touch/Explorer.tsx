// The explorer: all tables as strips, the way of the byte that is pointed at, and the bytes of each table.

import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePart, useSession } from '../../../session/context.ts';
import { TABLE_NAMES } from '../../../model/tables/parts.ts';
import type { TableName } from '../../../model/tables/parts.ts';
import type { BytePlace } from '../../../model/tables/place.ts';
import { createTouch } from '../../../session/tables/touch.ts';
import { GoTo } from './GoTo.tsx';
import { HexPane } from './HexPane.tsx';
import { Made } from './Made.tsx';
import { Strips } from './Strips.tsx';
import { Trail } from './Trail.tsx';
import type { Touching } from './touching.ts';

/** The tables in three columns, as a person reads them: the names, then what leads to them, then the rest. */
const COLUMNS: readonly (readonly TableName[])[] = [
  ['names'],
  ['seqs_of_names', 'offsets'],
  ['markers', 'token_table', 'token_index', 'num_syms', 'relative_base'],
];

/** The other tables follow the one that is moved in once a person pauses, in ms: a held key moves in one alone. */
const LATER_MS = 40;

export function Explorer() {
  const touch = usePart(createTouch);
  const { clock } = useSession().world;
  const later = useSignal(touch.lit.peek());
  useSignalEffect(() => {
    const lit = touch.lit.value;
    return clock.after(LATER_MS, () => {
      later.value = lit;
    });
  });
  // A column in each frame, so that no frame is long.
  const columns = useSignal(0);
  useEffect(
    () =>
      clock.nextFrame(() => {
        columns.value = Math.min(COLUMNS.length, columns.value + 1);
      }),
    [columns.value],
  );
  const hover = useSignal<BytePlace | undefined>(undefined);
  const views = useSignal<Touching['views']['value']>({});
  const all = touch.all.value;
  if (!all) return null;
  if (all.numSyms === 0) return <p class="panel tables-wait">This map has no symbols, so its tables have no bytes.</p>;
  const subject: Touching = { touch, all, later, hover, views };
  return (
    <>
      <GoTo {...subject} />
      <Strips {...subject} />
      <Trail {...subject} />
      <div class="tt-panes">
        {COLUMNS.slice(0, columns.value).map((names) => (
          <div key={names[0]} class="tt-column">
            {names.map((name) => (
              <Pane key={name} name={name} subject={subject} />
            ))}
            {names[0] === 'markers' && <Made {...subject} />}
          </div>
        ))}
      </div>
    </>
  );
}

function Pane({ name, subject }: { readonly name: TableName; readonly subject: Touching }) {
  const { touch, all } = subject;
  const part = touch.parts.value.find((p) => p.name === name);
  if (part) return <HexPane key={TABLE_NAMES.indexOf(name)} part={part} {...subject} />;
  const why =
    name === 'seqs_of_names'
      ? 'A name is looked for by opening entries from the first on.'
      : 'Each offset counts from its own place.';
  return (
    <section class="panel tt-pane" aria-label={name}>
      <h2 class="section-head">
        <code>{name}</code>
      </h2>
      <p class="muted small">
        Linux {all.release} has no such table. {why}
      </p>
    </section>
  );
}
