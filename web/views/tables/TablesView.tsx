// Tables: what was built from the map and what it costs, byte for byte.

import { ImagePanel } from '../image/ImagePanel.tsx';
import { fromImage } from '../../model/imageLayout.ts';
import { useSession } from '../../session/context.ts';
import { Bytes } from './Bytes.tsx';
import { Downloads } from './Downloads.tsx';
import { MemoryBars } from './MemoryBars.tsx';
import { TokenGrid } from './TokenGrid.tsx';

export function TablesView() {
  const { ready, source, tables } = useSession().state;
  const all = tables.value;
  return (
    <div class="tables">
      <div class="page-head">
        <h1>Tables</h1>
        <p>What the kernel keeps in memory so that a name can be turned into an address, byte for byte.</p>
        {all?.complete && ready.value && <Downloads all={all} map={source.value?.name ?? ''} />}
      </div>
      {all?.complete ? (
        <>
          {fromImage(all) && ready.value && <ImagePanel all={all} />}
          <MemoryBars all={all} />
          <div class="tables-body">
            <TokenGrid all={all} />
            <Bytes all={all} />
          </div>
        </>
      ) : (
        <p class="panel tables-wait">The tables are being built; they appear here in a moment.</p>
      )}
    </div>
  );
}
