// A link as a QR code. Fetched with the dialog that shows it; the page does without. Pure.

import { encode } from 'uqr';

/** Blank modules on each side, without which readers do not see where a code begins (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** 117 modules a side, 1,273 bytes. Above it a telephone needs more than a hand's breadth of screen, or gives up. */
const LARGEST_VERSION = 25;

export interface Code {
  /** Modules a side, quiet zone included. */
  readonly side: number;
  /** The dark modules as an SVG path, a unit a module. */
  readonly path: string;
}

/** undefined: too long for a code that could be read. */
export function qrCode(text: string): Code | undefined {
  let rows: readonly (readonly boolean[])[];
  try {
    // As few modules as possible, so that they are large; what room is left corrects errors.
    rows = encode(text, { ecc: 'L', boostEcc: true, maxVersion: LARGEST_VERSION, border: 0 }).data;
  } catch {
    return undefined;
  }
  const path = rows
    .flatMap((row, y) => runs(row).map(([x, width]) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${width}v1h-${width}z`))
    .join('');
  return { side: rows.length + 2 * QUIET_ZONE, path };
}

/** Dark modules that touch, as one rectangle: between two of them a screen may show a hair line. */
function runs(row: readonly boolean[]): (readonly [x: number, width: number])[] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1]++;
    else if (dark) found.push([x, 1]);
  });
  return found;
}
