// A brush that writes SVG elements for what the painters ask of a canvas. Text stays text, a field of many thousand
// cells is one image, and what is painted alike in a row is one path.

import type { Brush } from '../paint/brush.ts';

/** Characters XML 1.0 has no way to write, lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as XML has it, in an element or an attribute; characters that XML cannot hold become U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '\uFFFD').replace(/[&<>"']/g, (c) => ENTITIES[c]!);
}

/** Hundredths of a pixel are more than can be seen. */
function short(x: number): string {
  return String(Math.round(x * 100) / 100);
}

interface State {
  fillStyle: Brush['fillStyle'];
  strokeStyle: Brush['strokeStyle'];
  lineWidth: number;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  imageSmoothingEnabled: boolean;
  dash: readonly number[];
  /** Only ever moved, never turned or scaled. */
  x: number;
  y: number;
  /** Id of the clip in force, '' when none. */
  clipId: string;
}

const AT_FIRST: State = {
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineJoin: 'miter',
  globalAlpha: 1,
  font: '10px sans-serif',
  textAlign: 'left',
  textBaseline: 'alphabetic',
  imageSmoothingEnabled: true,
  dash: [],
  x: 0,
  y: 0,
  clipId: '',
};

/** What the writer needs from a browser: the width of a text, and an image as a data: address. */
interface SvgHelp {
  measure(font: string, text: string): TextMetrics;
  address(image: CanvasImageSource): string;
}

interface SvgBrush {
  readonly brush: Brush;
  /** The whole document. Title and description are for those who do not see it, and for whoever looks into the file. */
  finish(title: string, description: string): string;
}

/** Elements that are held back: a halo until its text comes, rectangles of one colour to become one path. */
type Waiting =
  | { readonly kind: 'halo'; readonly text: string; readonly x: number; readonly y: number; readonly alone: string }
  | { readonly kind: 'boxes'; readonly attributes: string; d: string }
  | undefined;

const ANCHORS: Readonly<Partial<Record<CanvasTextAlign, string>>> = { center: 'middle', right: 'end', end: 'end' };

/**
 * Height of the middle of an em square over its baseline, in em. A number is used because renderers differ in
 * dominant-baseline.
 */
const MIDDLE = 0.35;

/**
 * A brush for a drawing of that size in CSS pixels. Its ids begin with the prefix: a page may hold several drawings.
 */
export function svgBrush(width: number, height: number, prefix: string, help: SvgHelp): SvgBrush {
  const out: string[] = [];
  const kept: State[] = [];
  let clips = 0;
  let path = '';
  let waiting: Waiting;
  let state = { ...AT_FIRST };

  const px = (x: number): string => short(x + state.x);
  const py = (y: number): string => short(y + state.y);
  const opacity = (): string => (state.globalAlpha < 1 ? ` opacity="${short(state.globalAlpha)}"` : '');
  const clipped = (): string => (state.clipId ? ` clip-path="url(#${state.clipId})"` : '');
  const filled = (): string => ` fill="${xmlText(String(state.fillStyle))}"${opacity()}${clipped()}`;
  const stroked = (): string => {
    const join = state.lineJoin === 'miter' ? '' : ` stroke-linejoin="${state.lineJoin}"`;
    const dash = state.dash.length > 0 ? ` stroke-dasharray="${state.dash.map(short).join(' ')}"` : '';
    return ` stroke="${xmlText(String(state.strokeStyle))}" stroke-width="${short(state.lineWidth)}"${join}${dash}`;
  };

  /** Writes what has waited. */
  const settle = (): void => {
    if (waiting?.kind === 'boxes') out.push(`<path d="${waiting.d}"${waiting.attributes}/>`);
    if (waiting?.kind === 'halo') out.push(waiting.alone);
    waiting = undefined;
  };
  const write = (element: string): void => {
    settle();
    out.push(element);
  };

  const box = (x: number, y: number, w: number, h: number): string =>
    `M${px(x)} ${py(y)}h${short(w)}v${short(h)}h${short(-w)}z`;

  function textElement(text: string, x: number, y: number, attributes: string): string {
    const { weight, size, family } = readFont(state.font);
    const dy = state.textBaseline === 'middle' ? MIDDLE * size : 0;
    const anchor = ANCHORS[state.textAlign];
    // The boxes around texts are as wide as the text was here; another machine's font must fit them, too.
    const room = short(help.measure(state.font, text).width);
    return (
      `<text x="${px(x)}" y="${py(y + dy)}" font-family="${xmlText(family)}" font-size="${short(size)}"${weight === '400' ? '' : ` font-weight="${weight}"`}` +
      `${anchor ? ` text-anchor="${anchor}"` : ''} textLength="${room}" lengthAdjust="spacingAndGlyphs"${attributes}>${xmlText(text)}</text>`
    );
  }

  const methods: Pick<Brush, Exclude<keyof Brush, keyof State>> = {
    save: () => {
      kept.push({ ...state });
    },
    restore: () => {
      settle();
      state = kept.pop() ?? state;
    },
    translate: (x, y) => {
      state.x += x;
      state.y += y;
    },
    setLineDash: (dash) => {
      state.dash = [...dash];
    },
    beginPath: () => {
      path = '';
    },
    moveTo: (x, y) => {
      path += `M${px(x)} ${py(y)}`;
    },
    lineTo: (x, y) => {
      path += `L${px(x)} ${py(y)}`;
    },
    bezierCurveTo: (ax, ay, bx, by, x, y) => {
      path += `C${px(ax)} ${py(ay)} ${px(bx)} ${py(by)} ${px(x)} ${py(y)}`;
    },
    arc: (x, y, r, from, to) => {
      path += arcPath(px, py, x, y, r, from, to, path === '');
    },
    rect: (x, y, w, h) => {
      path += box(x, y, w, h);
    },
    roundRect: (x, y, w, h, radii) => {
      const r = short(Number(radii));
      const across = short(w - 2 * Number(radii));
      const down = short(h - 2 * Number(radii));
      path += `M${px(x + Number(radii))} ${py(y)}h${across}a${r} ${r} 0 0 1 ${r} ${r}v${down}a${r} ${r} 0 0 1 -${r} ${r}h-${across}a${r} ${r} 0 0 1 -${r} -${r}v-${down}a${r} ${r} 0 0 1 ${r} -${r}z`;
    },
    clip: () => {
      const id = `${prefix}-clip${++clips}`;
      write(`<clipPath id="${id}"${clipped()}><path d="${path}"/></clipPath>`);
      state.clipId = id;
    },
    fill: () => write(`<path d="${path}"${filled()}/>`),
    stroke: () => write(`<path d="${path}" fill="none"${stroked()}${opacity()}${clipped()}/>`),
    fillRect: (x, y, w, h) => {
      const attributes = filled();
      if (waiting?.kind !== 'boxes' || waiting.attributes !== attributes) {
        settle();
        waiting = { kind: 'boxes', attributes, d: '' };
      }
      waiting.d += box(x, y, w, h);
    },
    strokeRect: (x, y, w, h) => write(`<path d="${box(x, y, w, h)}" fill="none"${stroked()}${opacity()}${clipped()}/>`),
    strokeText: (text, x, y) => {
      settle();
      waiting = {
        kind: 'halo',
        text,
        x,
        y,
        alone: textElement(text, x, y, ` fill="none"${stroked()}${opacity()}${clipped()}`),
      };
    },
    fillText: (text, x, y) => {
      const halo = waiting?.kind === 'halo' && waiting.text === text && waiting.x === x && waiting.y === y;
      if (halo) waiting = undefined;
      else settle();
      out.push(textElement(text, x, y, `${halo ? `${stroked()} paint-order="stroke"` : ''}${filled()}`));
    },
    measureText: (text) => help.measure(state.font, text),
    drawImage: (image: CanvasImageSource, x: number, y: number, w?: number, h?: number) => {
      write(
        `<image href="${xmlText(help.address(image))}" x="${px(x)}" y="${py(y)}" width="${short(w ?? 0)}" height="${short(h ?? 0)}" preserveAspectRatio="none"` +
          `${state.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"'}${opacity()}${clipped()}/>`,
      );
    },
  };

  return {
    brush: withState(methods, () => state),
    finish: (title, description) => {
      settle();
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc">\n` +
        `<title id="${prefix}-title">${xmlText(title)}</title>\n<desc id="${prefix}-desc">${xmlText(description)}</desc>\n${out.join('\n')}\n</svg>\n`
      );
    },
  };
}

/** The brush's properties read and write the current state, which save and restore exchange. */
function withState(methods: Pick<Brush, Exclude<keyof Brush, keyof State>>, state: () => State): Brush {
  const brush = { ...methods };
  const names = [
    'fillStyle',
    'strokeStyle',
    'lineWidth',
    'lineJoin',
    'globalAlpha',
    'font',
    'textAlign',
    'textBaseline',
    'imageSmoothingEnabled',
  ] as const;
  for (const name of names) {
    Object.defineProperty(brush, name, {
      get: () => state()[name],
      set: (value: never) => {
        state()[name] = value;
      },
    });
  }
  return brush as Brush;
}

/** "600 12px ui-monospace, monospace", as the painters set it. */
function readFont(font: string): { readonly weight: string; readonly size: number; readonly family: string } {
  const [, weight = '400', size = '10', family = 'sans-serif'] = /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(font) ?? [];
  return { weight, size: Number(size), family };
}

/** Part of a circle, clockwise. A whole circle is two halves, because SVG draws no arc that ends where it begins. */
function arcPath(
  px: (x: number) => string,
  py: (y: number) => string,
  x: number,
  y: number,
  r: number,
  from: number,
  to: number,
  first: boolean,
): string {
  const at = (angle: number): string => `${px(x + r * Math.cos(angle))} ${py(y + r * Math.sin(angle))}`;
  const radius = short(r);
  const start = `${first ? 'M' : 'L'}${at(from)}`;
  if (to - from >= 2 * Math.PI)
    return `${start}A${radius} ${radius} 0 1 1 ${at(from + Math.PI)}A${radius} ${radius} 0 1 1 ${at(from)}z`;
  return `${start}A${radius} ${radius} 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(to)}`;
}
