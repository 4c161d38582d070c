// Everything that leads from this page to somewhere else: the address of this moment, and the map itself where the host shares maps.

import { useEffect } from 'preact/hooks';
import { EmbedPanel } from './EmbedPanel.tsx';
import { ExportPanel } from '../export/ExportPanel.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { sharePart } from '../../session/dialogs.ts';
import type { SharePart } from '../../session/dialogs.ts';
import { Tabs } from '../../kit/Tabs.tsx';
import type { Tab } from '../../kit/Tabs.tsx';
import { source } from '../../session/store.ts';
import { LargeCode } from './LargeCode.tsx';
import { LinkPart } from './LinkPart.tsx';
import { MapPart } from './MapPart.tsx';
import { askTerms, terms } from '../../session/sharing.ts';

const PARTS: readonly Tab<SharePart>[] = [
  { id: 'link', label: 'Link', Part: LinkPart },
  { id: 'embed', label: 'Embed', Part: EmbedPanel },
  { id: 'export', label: 'Export', Part: ExportPanel },
];
const MAP_PART: Tab<SharePart> = { id: 'map', label: 'Share this map', Part: MapPart };

export function ShareDialog() {
  const close = (): void => {
    sharePart.value = undefined;
  };
  return (
    <>
      <Dialog title="Share" open={sharePart.value !== undefined} onClose={close}>
        <Parts />
      </Dialog>
      <LargeCode />
    </>
  );
}

function Parts() {
  const ownMap = source.value?.kind === 'file';
  useEffect(() => {
    if (ownMap) void askTerms();
  }, [ownMap]);
  const tabs = ownMap && terms.value ? [...PARTS, MAP_PART] : PARTS;
  return (
    <div class="share">
      <Tabs
        label="Ways to share"
        tabs={tabs}
        chosen={sharePart.value ?? 'link'}
        onChoose={(id) => {
          sharePart.value = id;
        }}
      />
    </div>
  );
}
