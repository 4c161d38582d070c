// The field's caption and its colours, in one line.

import type { Layout } from '../../paint/layout.ts';
import { WithTerms } from '../words/Term.tsx';

const KINDS = [
  ['k0', 'code'],
  ['k2', 'data'],
  ['k3', 'read-only'],
  ['k4', 'bss'],
] as const;
const STATES = [
  ['out', 'ruled out'],
  ['dot', 'still possible'],
] as const;

/** Least widths of the picture, in CSS pixels, with room for the kinds, and for the caption. */
const KINDS_FROM = 850;
const CAPTION_FROM = 600;

export function FieldKey({ layout }: { readonly layout: Pick<Layout, 'width' | 'cells'> | undefined }) {
  const width = layout?.width ?? 0;
  const per = layout?.cells.per ?? 1;
  return (
    <p class="field-key">
      {width >= CAPTION_FROM && (
        <b>
          <WithTerms text="In memory, in the order of addresses" />
        </b>
      )}
      <span key={per > 1}>
        each dot is <WithTerms text={per > 1 ? `${per} symbols` : 'a symbol'} />
      </span>
      {[...(width >= KINDS_FROM ? KINDS : []), ...STATES].map(([colour, word]) => (
        <span key={colour}>
          <i style={{ background: `var(--${colour})` }} aria-hidden="true" />
          <WithTerms text={word} />
        </span>
      ))}
    </p>
  );
}
