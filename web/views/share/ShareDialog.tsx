// Everything that leads from this page to somewhere else: the address of this moment, and the map itself where the host
// shares maps.

import { useEffect } from 'preact/hooks';
import { EmbedPanel } from './EmbedPanel.tsx';
import { ExportPanel } from '../export/ExportPanel.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import type { SharePart } from '../../session/dialogs.ts';
import { Tabs } from '../../kit/Tabs.tsx';
import type { Tab } from '../../kit/Tabs.tsx';
import { usePart, useSession } from '../../session/context.ts';
import { LargeCode } from './LargeCode.tsx';
import { LinkPart } from './LinkPart.tsx';
import { MapPart } from './MapPart.tsx';
import { createSharing } from '../../session/sharing.ts';

const PARTS: readonly Tab<SharePart>[] = [
  { id: 'link', label: 'Link', Part: LinkPart },
  { id: 'embed', label: 'Embed', Part: EmbedPanel },
  { id: 'export', label: 'Export', Part: ExportPanel },
];
const MAP_PART: Tab<SharePart> = { id: 'map', label: 'Share this map', Part: MapPart };

export function ShareDialog() {
  const { share, close } = useSession().dialogs;
  return (
    <>
      <Dialog title="Share" open={share.value !== undefined} onClose={close}>
        <Parts />
      </Dialog>
      <LargeCode />
    </>
  );
}

function Parts() {
  const { state, dialogs } = useSession();
  const { terms, askTerms } = usePart(createSharing);
  const ownMap = state.source.value?.kind === 'file';
  useEffect(() => {
    if (ownMap) void askTerms();
  }, [ownMap]);
  const tabs = ownMap && terms.value ? [...PARTS, MAP_PART] : PARTS;
  return (
    <div class="share">
      <Tabs label="Ways to share" tabs={tabs} chosen={dialogs.share.value ?? 'link'} onChoose={dialogs.openShare} />
    </div>
  );
}
