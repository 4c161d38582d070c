// Cost as links hold it: how a build of one's own is to be made, "cost-text.1-rel.6.1". Pure.

import type { WhatIf } from '../../wire/protocol.ts';

/** Most letters that a knob offers to cut names to; no kernel's names are longer than 512. */
export const LONGEST_CUT = 512;

export const AS_IT_IS: WhatIf = { onlyText: false, noPadding: false, release: '', longest: 0 };

export function readCostPlace(place: string): WhatIf {
  const [part, ...rest] = place.split('-');
  if (part !== 'cost') return AS_IT_IS;
  const fields = new Map(rest.map((field) => [field.split('.')[0]!, field.slice(field.indexOf('.') + 1)]));
  const cut = Number(fields.get('cut') ?? 0);
  return {
    onlyText: fields.get('text') === '1',
    noPadding: fields.get('pfx') === '1',
    // A release's name may have a dash, which parts of a place have between them.
    release: (fields.get('rel') ?? '').replace('_', '-'),
    longest: Number.isInteger(cut) && cut > 0 && cut <= LONGEST_CUT ? cut : 0,
  };
}

export function writeCostPlace({ onlyText, noPadding, release, longest }: WhatIf): string {
  const fields = [
    onlyText && 'text.1',
    noPadding && 'pfx.1',
    release && `rel.${release.replace('-', '_')}`,
    longest > 0 && `cut.${longest}`,
  ];
  return ['cost', ...fields.filter(Boolean)].join('-');
}
