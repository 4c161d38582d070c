// Under the list: what all that matches takes, and what can be kept of it.

import { useSignal } from '@preact/signals';
import { slug } from '../../export/fileNames.ts';
import { labCsv } from '../../export/labCsv.ts';
import { canCopyText, copyText, save } from '../../export/save.ts';
import { size } from '../../model/format.ts';
import { listData } from '../../model/symbols/csv.ts';
import { plural } from '../../model/text.ts';
import { useSession } from '../../session/context.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly matches: Matches;
}

/** More names than this are no list that somebody pastes: there is the file. */
const MOST_NAMES = 20_000;

export function ListFoot({ tables, columns, matches }: Props) {
  const { world, state } = useSession();
  const status = useSignal('');
  const { seqs } = matches;
  const map = state.source.value?.name ?? '';
  const keep = async (): Promise<void> => {
    const filter = state.filter.value.trim();
    const about: readonly (readonly [string, string])[] = [
      ['map', map],
      ['filter', filter || 'none'],
      ['symbols', `${seqs.length} of ${tables.numSyms}`],
      ['date', new Date(world.clock.date()).toISOString()],
      ['units', 'bytes; size: to the next higher address; search and scan: bytes of table that a lookup reads'],
    ];
    const pause = (): Promise<void> => new Promise((resolve) => void world.clock.after(0, resolve));
    const name = `kallscope-symbols-${slug(map, 40) || 'map'}${filter ? `-${slug(filter, 40)}` : ''}.csv`;
    save(await labCsv(about, listData(tables, columns, matches), pause), name);
    status.value = `Saved ${name}.`;
  };
  const copyNames = async (): Promise<void> => {
    const names = Array.from(seqs, (seq) => tables.name(seq) ?? '').join('\n');
    status.value = await copyText(names).then(
      () => `Copied ${plural(seqs.length, 'name')}.`,
      () => 'This browser does not let the page copy.',
    );
  };
  return (
    <div class="sym-foot">
      <p>
        <b>{plural(seqs.length, 'symbol')}</b>, {size(matches.tableBytes)} of the tables
        {matches.zero ? '' : `, ${size(matches.kernelBytes)} of the kernel`}
        {matches.grouped && '. Numbers before the addresses are sympos: the order of addresses, from 1'}
      </p>
      <p role="status">{status}</p>
      {canCopyText && seqs.length > 0 && seqs.length <= MOST_NAMES && (
        <button type="button" class="btn" onClick={() => void copyNames()}>
          Copy names
        </button>
      )}
      {seqs.length > 0 && (
        <button type="button" class="btn" onClick={() => void keep()}>
          CSV
        </button>
      )}
    </div>
  );
}
