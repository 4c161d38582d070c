// Canvases and colours: the one file that knows devicePixelRatio and the stylesheet's tokens.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

function readRatio(): number {
  return Math.max(1, Math.min(4, globalThis.devicePixelRatio || 1));
}

const COLOURS = [
  'bg',
  'panel',
  'sunk',
  'ink',
  'ink2',
  'ink3',
  'line',
  'line2',
  'ctl',
  'a',
  'a-fill',
  'a-soft',
  'b',
  'b-fill',
  'b-soft',
  'b-pale',
  'dot',
  'out',
  'focus',
  'k0',
  'k1',
  'k2',
  'k3',
  'k4',
  'k5',
  'k2s',
] as const;
type Colour = (typeof COLOURS)[number];

export interface Ink {
  readonly css: Readonly<Record<Colour, string>>;
  /** Red, green and blue of a token, for pixels. */
  readonly rgb: (c: Colour) => readonly [number, number, number];
  readonly sans: string;
  readonly mono: string;
}

/** With forced colours a canvas must use the person's colours: a system colour for each role. */
const FAINT = 'color-mix(in srgb, CanvasText 22%, Canvas)';
const FORCED: Partial<Record<Colour, string>> = {
  bg: 'Canvas',
  panel: 'Canvas',
  sunk: 'Canvas',
  ink: 'CanvasText',
  ink2: 'CanvasText',
  ink3: 'CanvasText',
  line: FAINT,
  line2: FAINT,
  ctl: 'CanvasText',
  a: 'LinkText',
  'a-fill': 'LinkText',
  b: 'Highlight',
  'b-fill': 'Highlight',
  'b-soft': 'color-mix(in srgb, Highlight 26%, Canvas)',
  'b-pale': 'color-mix(in srgb, Highlight 60%, Canvas)',
  dot: 'Highlight',
  out: 'Canvas',
  focus: 'CanvasText',
};

function readInk(): Ink {
  const root = getComputedStyle(document.documentElement);
  const forced = matchMedia('(forced-colors: active)').matches;
  const css = {} as Record<Colour, string>;
  for (const c of COLOURS) css[c] = (forced && FORCED[c]) || root.getPropertyValue(`--${c}`).trim() || '#888888';
  const rgb = colourReader();
  return {
    css,
    rgb: (c) => rgb(css[c]),
    sans: root.getPropertyValue('--sans').trim() || 'sans-serif',
    mono: root.getPropertyValue('--mono').trim() || 'monospace',
  };
}

/** Reads any CSS colour as numbers: it is painted and read back. */
function colourReader(): (css: string) => readonly [number, number, number] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (css) => {
    if (!context) return [128, 128, 128];
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const p = context.getImageData(0, 0, 1, 1).data;
    return [p[0]!, p[1]!, p[2]!];
  };
}

export interface Surface {
  /** The colours now. */
  readonly ink: ReadonlySignal<Ink>;
  /** Device pixels a CSS pixel: changes with the zoom of the page and the screen it is on. */
  readonly dpr: ReadonlySignal<number>;
}

/** Reads the tokens and the density of the page's screen, now and whenever they may have changed. */
export function createSurface(): Surface {
  const ink = signal(readInk());
  const again = (): void => {
    ink.value = readInk();
  };
  const attribute = new MutationObserver(again);
  attribute.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((q) =>
    matchMedia(q),
  );
  for (const q of queries) q.addEventListener('change', again);
  return { ink, dpr: watchRatio() };
}

/** A media query for one resolution fires once, so each change asks for the next resolution. */
function watchRatio(): ReadonlySignal<number> {
  const dpr = signal(readRatio());
  let query: MediaQueryList | undefined;
  const changed = (): void => {
    query?.removeEventListener('change', changed);
    dpr.value = readRatio();
    query = matchMedia(`(resolution: ${globalThis.devicePixelRatio}dppx)`);
    query.addEventListener('change', changed);
  };
  changed();
  return dpr;
}

/**
 * The unit of pictures in CSS pixels: a sixteenth of a rem, so that their type grows with the page's. It is 1 unless the
 * screen is very large or a person has chosen another size of type.
 */
export function readUnit(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/** Gives a canvas its size in units, at so many device pixels a unit, and a context that draws in units. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  w: number,
  h: number,
  ratio: number,
  unit: number,
): CanvasRenderingContext2D | null {
  const wDevice = Math.max(1, Math.round(w * ratio));
  const hDevice = Math.max(1, Math.round(h * ratio));
  if (canvas.width !== wDevice || canvas.height !== hDevice) {
    canvas.width = wDevice;
    canvas.height = hDevice;
    canvas.style.width = `${(wDevice / ratio) * unit}px`;
    canvas.style.height = `${(hDevice / ratio) * unit}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
