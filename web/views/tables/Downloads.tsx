// Files to keep: the tables as text in three forms, and each table's bytes.

import { useSignal } from '@preact/signals';
import { useSession } from '../../session/context.ts';
import type { Tables } from '../../wire/answers.ts';
import { save } from '../../export/save.ts';
import type { ExportName } from '../../wire/protocol.ts';
import { Disclosure } from '../../kit/Disclosure.tsx';
import { size } from '../../model/format.ts';
import { fileName, rawTables, TEXTS } from '../../model/downloads.ts';

export function Downloads({ all, map }: { readonly all: Tables; readonly map: string }) {
  const { ask, report } = useSession().lookups;
  const busy = useSignal(false);
  const take = async (what: ExportName, close: () => void): Promise<void> => {
    close();
    busy.value = true;
    try {
      const blob = await ask()?.export(what);
      if (blob) save(blob, fileName(map, what));
    } catch (reason) {
      report(reason, `Could not write ${what}`);
    } finally {
      busy.value = false;
    }
  };
  return (
    <Disclosure class="downloads" label={busy.value ? 'Writing…' : 'Download'} panelClass="menu">
      {(close) => (
        <>
          {TEXTS.map((t) => (
            <button key={t.what} type="button" class="menu-item" onClick={() => void take(t.what, close)}>
              <b class="mono">{t.what}</b> <span class="muted">{t.says}</span>
            </button>
          ))}
          {rawTables(all).map((t) => (
            <button key={t.what} type="button" class="menu-item" onClick={() => void take(t.what, close)}>
              <b class="mono">kallsyms_{t.what}</b> <span class="muted">{size(t.bytes)}</span>
            </button>
          ))}
        </>
      )}
    </Disclosure>
  );
}
