// Tables: what was built from the map and what it costs, byte for byte.

import { ImagePanel } from '../image/ImagePanel.tsx';
import { fromImage } from '../../model/imageLayout.ts';
import { usePart, useSession } from '../../session/context.ts';
import type { TablesPart } from '../../model/tables/touched.ts';
import { createTouched } from '../../session/tables/touched.ts';
import type { Tables } from '../../wire/answers.ts';
import { Bytes } from './Bytes.tsx';
import { Downloads } from './Downloads.tsx';
import { MemoryBars } from './MemoryBars.tsx';
import { PartChoice } from './PartChoice.tsx';
import { TokenGrid } from './TokenGrid.tsx';
import { TouchPart } from './TouchPart.tsx';

/** What a part is about, in a sentence beside the title. */
const ABOUT: Readonly<Record<TablesPart, string>> = {
  overview: 'What the kernel keeps in memory so that a name can be turned into an address, byte for byte.',
  bytes: 'Choose a symbol or point at a byte: what belongs together lights up.',
  training: 'How the tokens were found: the most frequent pair becomes a byte, round after round.',
  releases: 'The tables as the releases of Linux have them.',
};

export function TablesView() {
  const { ready, source, tables } = useSession().state;
  const { touched } = usePart(createTouched);
  const all = tables.value;
  const overview = touched.value.part === 'overview';
  return (
    <div class="tables">
      <div class="page-head">
        <h1>Tables</h1>
        <PartChoice />
        <p class={overview ? undefined : 'tt-about'}>{ABOUT[touched.value.part]}</p>
        {all?.complete && ready.value && <Downloads all={all} map={source.value?.name ?? ''} />}
      </div>
      {all?.complete ? (
        overview ? (
          <Overview all={all} />
        ) : (
          <TouchPart />
        )
      ) : (
        <p class="panel tables-wait">The tables are being built; they appear here in a moment.</p>
      )}
    </div>
  );
}

function Overview({ all }: { readonly all: Tables }) {
  const { ready } = useSession().state;
  return (
    <>
      {fromImage(all) && ready.value && <ImagePanel all={all} />}
      <MemoryBars all={all} />
      <div class="tables-body">
        <TokenGrid all={all} />
        <Bytes all={all} />
      </div>
    </>
  );
}
