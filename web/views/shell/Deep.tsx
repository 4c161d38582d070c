// What lies over every view, presented or not: Help, and what keys have done in words.

import { HelpDialog } from './HelpDialog.tsx';
import { Said } from './Said.tsx';

export function Deep() {
  return (
    <>
      <HelpDialog />
      <Said />
    </>
  );
}
