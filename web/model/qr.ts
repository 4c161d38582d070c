// A link as a QR code. It is fetched with the dialog that shows it. Pure.

import { encode } from 'uqr';

/** Blank modules on each side, without which readers do not see where a code begins (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * Largest version: 117 modules a side hold 1,273 bytes. Larger codes are too fine for telephones at the usual size on a
 * screen.
 */
const LARGEST_VERSION = 25;

export interface QrModules {
  /** Modules a side, quiet zone included. */
  readonly side: number;
  /** The dark modules as an SVG path, a unit a module. */
  readonly path: string;
}

/** undefined when the text is too long for a code that telephones read. */
export function qrCode(text: string): QrModules | undefined {
  let rows: readonly (readonly boolean[])[];
  try {
    // As few modules as possible, so that each is large. Room that is left is used for error correction.
    rows = encode(text, { ecc: 'L', boostEcc: true, maxVersion: LARGEST_VERSION, border: 0 }).data;
  } catch {
    return undefined;
  }
  const path = rows
    .flatMap((row, y) => runs(row).map(([x, width]) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${width}v1h-${width}z`))
    .join('');
  return { side: rows.length + 2 * QUIET_ZONE, path };
}

/** Dark modules that touch are one rectangle: between two rectangles a screen may show a thin line. */
function runs(row: readonly boolean[]): (readonly [x: number, width: number])[] {
  const found: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1]++;
    else if (dark) found.push([x, 1]);
  });
  return found;
}
