// What of a part can be kept: its numbers as a file, and the link to it.

import { useSignal } from '@preact/signals';
import { labCsv } from '../../../export/labCsv.ts';
import { canCopyText, copyText, save } from '../../../export/save.ts';
import type { LabData } from '../../../model/lab/experiment.ts';
import { useSession } from '../../../session/context.ts';

interface Props {
  /** What the file says of itself before its rows. */
  readonly about: readonly (readonly [string, string])[];
  readonly data: LabData;
  readonly file: string;
}

export function KeepRows({ about, data, file }: Props) {
  const { world, navigation } = useSession();
  const status = useSignal('');
  const run = async (act: () => Promise<void>, done: string): Promise<void> => {
    try {
      await act();
      status.value = done;
    } catch (reason) {
      status.value = `That did not work: ${reason instanceof Error ? reason.message : String(reason)}`;
    }
  };
  const pause = () => new Promise<void>((resolve) => void world.clock.after(0, resolve));
  const csv = async (): Promise<void> => {
    const date = new Date(world.clock.date()).toISOString();
    save(await labCsv([...about, ['date', date]], data, pause), `${file}.csv`);
  };
  return (
    <span class="cmp-keep">
      <button type="button" class="btn" onClick={() => void run(csv, `Saved ${file}.csv.`)}>
        CSV
      </button>
      {canCopyText && (
        <button
          type="button"
          class="btn"
          onClick={() => void run(() => copyText(navigation.linkHere()), 'Copied the link.')}
        >
          Copy link
        </button>
      )}
      <span role="status" class="muted">
        {status.value}
      </span>
    </span>
  );
}
