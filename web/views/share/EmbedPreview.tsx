// The embed as it will be on the other page.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { heightsOf } from '../../model/embed/heights.ts';
import type { Snippet } from '../../model/embed/snippet.ts';

/** The preview waits until typing pauses. */
const PAUSE_MS = 400;

/** The embed itself. Its address is replaced, so that the back button does not go through every choice. */
export function EmbedPreview({ address, made }: { readonly address: string; readonly made: Snippet }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const first = useRef(address);
  const shown = useRef(address);
  const room = useSignal(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (address !== shown.current) frame.current?.contentWindow?.location.replace(address);
      shown.current = address;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [address]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      room.value = frame.current?.clientWidth ?? 0;
    });
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);
  return (
    <iframe
      ref={frame}
      class="embedding-preview"
      title="Preview of the embed"
      src={first.current}
      style={{
        maxWidth: made.width ? `${made.width}px` : '',
        height: `${heightsOf(room.value, made.settings.parts).whole}px`,
      }}
    />
  );
}
