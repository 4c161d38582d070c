// What finding a name costs, both ways, on one log scale.

import type { ComponentChildren } from 'preact';
import { onAxis } from '../../model/symbols/list.ts';
import { count, plural, ratioText } from '../../model/text.ts';

interface Price {
  readonly search: number;
  readonly scan: number;
  readonly probes: number;
  readonly back: number;
}

export function Prices({ card, children }: { readonly card: Price; readonly children?: ComponentChildren }) {
  const { search, scan, probes, back } = card;
  return (
    <div class="sym-part">
      <h3 class="section-head">
        Finding it <small>bytes of table read, log scale</small>
      </h3>
      <Bar lane="a" label="linear" how="until 6.1" bytes={scan} />
      <Bar
        lane="b"
        label="binary"
        how={`${plural(probes, 'probe')}${back > 0 ? ` and ${back} back` : ''}`}
        bytes={search}
      />
      <p class="sym-gain">
        {search > 0 && scan > 0 && (
          <>
            <b>{ratioText(scan >= search ? scan / search : search / scan)}×</b> {scan >= search ? 'fewer' : 'more'} with
            the index
          </>
        )}
        {children}
      </p>
    </div>
  );
}

interface BarProps {
  readonly lane: 'a' | 'b';
  readonly label: string;
  readonly how: string;
  readonly bytes: number;
}

function Bar({ lane, label, how, bytes }: BarProps) {
  return (
    <div class="sym-price">
      <span class={`in-${lane}`}>{label}</span>
      <span>{how}</span>
      <b class="mono">{count(bytes)} B</b>
      <div class="sym-track" aria-hidden="true">
        <i style={{ width: `${(100 * onAxis(bytes)).toFixed(1)}%`, background: `var(--${lane}-fill)` }} />
      </div>
    </div>
  );
}
