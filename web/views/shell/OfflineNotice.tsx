// Two things a person is told about versions: that the page works without a network now, and that there is a newer one.

import { useEffect } from 'preact/hooks';
import { Icon } from '../../kit/icons.tsx';
import { usePart } from '../../session/context.ts';
import { createOffline } from '../../session/offline.ts';

/** How long the notice stays, in ms. */
const SHOWN_MS = 8000;

export function OfflineNotice() {
  const { news, dismiss, takeOver } = usePart(createOffline);
  const now = news.value;
  useEffect(() => {
    if (now !== 'kept') return undefined;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status" aria-label="Versions" class="toast-place">
      {now && (
        <div class={`toast panel ${now}`}>
          <p>
            {now === 'kept' ? (
              <>
                Ready offline<span class="unseen">: this page and its samples now work without a network.</span>
              </>
            ) : (
              'A newer version of this page is here.'
            )}
          </p>
          {now === 'newer' && (
            <>
              <button
                type="button"
                class="btn strong"
                title="Each tab of this page keeps its map and its place"
                onClick={takeOver}
              >
                Reload all its tabs
              </button>
              <button type="button" class="btn quiet icon" aria-label="Not now" onClick={dismiss}>
                <Icon name="close" />
              </button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
