// Asks for the map of a link that this browser does not have. Another map is on screen meanwhile.

import { useSession } from '../../session/context.ts';
import { FilePick } from './FilePick.tsx';
import { Icon } from '../../kit/icons.tsx';
import { printable } from '../../model/format.ts';

export function FileWanted() {
  const { state, loads } = useSession();
  const missing = state.missingMap.value;
  if (!missing) return null;
  return (
    <section class="alert asking" role="status" aria-label="A map to open">
      <div class="alert-text">
        <p class="alert-title">
          This link is about a map of its own: <span class="name">{printable(missing.name)}</span>
        </p>
        <p>
          Links never hold a map. Open that file and you are where the link points; its fingerprint,{' '}
          <code>{missing.fingerprint}</code>, is checked. Until then this page shows another map.
        </p>
      </div>
      <FilePick label="Open that map" class="strong" />
      <button type="button" class="btn quiet icon" aria-label="Go on without that map" onClick={loads.goOnWithout}>
        <Icon name="close" />
      </button>
    </section>
  );
}
