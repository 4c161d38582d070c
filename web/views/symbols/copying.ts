// Puts a text on the clipboard and says whether that went well.

import { useSignal } from '@preact/signals';
import { copyText } from '../../export/save.ts';

export function useCopying() {
  const status = useSignal('');
  return {
    status,
    async copy(what: string, text: string): Promise<void> {
      status.value = await copyText(text).then(
        () => `${what} copied`,
        () => 'this browser does not let the page copy: mark the text instead',
      );
    },
  };
}
