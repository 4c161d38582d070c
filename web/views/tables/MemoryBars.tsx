// Three bars on one scale: the names as they are, compressed, and compressed with the index that 6.2 added.

import type { Tables } from '../../wire/answers.ts';
import { count } from '../../model/text.ts';
import { size } from '../../model/format.ts';
import { leftPercent, memoryWays, SEQ_BYTES } from '../../model/memory.ts';
import type { MemoryPart, Way } from '../../model/memory.ts';

export function MemoryBars({ all }: { readonly all: Tables }) {
  const ways = memoryWays(all.sizes, all.numSyms);
  const widest = Math.max(...ways.map((way) => way.total), 1);
  return (
    <section class="panel memory" aria-labelledby="memory-title">
      <h2 class="section-head" id="memory-title">
        Memory <small>{`the tokens leave ${leftPercent(all.sizes).toFixed(0)} % of the names’ bytes`}</small>
      </h2>
      <table class="memory-table">
        <caption class="unseen">Bytes of memory, by table</caption>
        <tbody>
          {ways.map((way) => (
            <Bar key={way.id} way={way} widest={widest} all={all} before={ways[1]!.total} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({
  way,
  widest,
  all,
  before,
}: {
  readonly way: Way;
  readonly widest: number;
  readonly all: Tables;
  readonly before: number;
}) {
  return (
    <tr>
      <th scope="row">
        <b>{way.label}</b>
        <span>{size(way.total)}</span>
      </th>
      <td>
        <div class="bar" style={{ width: `${(100 * way.total) / widest}%` }}>
          {way.parts.map((part) => (
            <Segment
              key={part.what}
              part={part}
              share={part.bytes / way.total}
              built={part.what === 'seqs' && (all.indexBuilt || !all.hasSeqs)}
            />
          ))}
        </div>
        {way.id === 'before' && (
          <p class="bar-note">
            {way.parts.find((p) => p.what === 'rest')!.label}:{' '}
            <span class="mono">{count(way.parts.find((p) => p.what === 'rest')!.bytes)}</span>
          </p>
        )}
        {way.id === 'since' && (
          <p class="bar-note">
            <b class="in-b">+{SEQ_BYTES} bytes per symbol</b> × {count(all.numSyms)} ={' '}
            <b class="mono">{count(SEQ_BYTES * all.numSyms)}</b> bytes, +
            {((100 * SEQ_BYTES * all.numSyms) / before).toFixed(1)} %
            {all.indexBuilt ? (
              <> (built here; Linux {all.release} does without)</>
            ) : (
              !all.hasSeqs && <> (Linux {all.release} does without)</>
            )}
          </p>
        )}
      </td>
    </tr>
  );
}

/** Text stands in a bar where it fits; the tooltip and the note hold all of it. */
interface SegmentProps {
  readonly part: MemoryPart;
  readonly share: number;
  /** It is not in this kernel. */
  readonly built: boolean;
}

function Segment({ part, share, built }: SegmentProps) {
  return (
    <div
      class={`bar-part bar-${part.what}${built ? ' built-here' : ''}`}
      style={{ flexBasis: `${(share * 100).toFixed(3)}%` }}
      title={`${part.label}: ${count(part.bytes)} bytes`}
    >
      <span class="bar-label">
        <span class={part.label.length < 10 ? 'bar-words bar-short' : 'bar-words'}>{part.label}</span>
        {part.what !== 'seqs' && <span class="mono">{count(part.bytes)}</span>}
      </span>
    </div>
  );
}
