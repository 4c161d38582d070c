// What lies over the page.

import { OfflineNotice } from './OfflineNotice.tsx';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { PasteDialog } from './PasteDialog.tsx';

export function Overlays() {
  return (
    <>
      <DropOverlay />
      <PasteDialog />
      <ShareDialog />
      <OfflineNotice />
    </>
  );
}
