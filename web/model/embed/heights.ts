// How high an embed is at a width, in CSS pixels: known before anything of it is loaded, so that the page around it
// never jumps. Both sides of the frame import it. Pure.

/** What can be shown or left out. */
export const PARTS = ['header', 'field', 'index', 'caption', 'controls'] as const;
export type EmbedPart = (typeof PARTS)[number];

/** In frames narrower than this the texts stand one under the other. */
export const NARROW_BELOW = 600;

/** Height of padding and border above and below, together. */
const EDGE = 26;
const HEADER = 34;
const HEADER_NARROW = 68;
const CAPTION_NARROW = 60;
const CONTROLS = 52;
/** Where the picture is whole, its caption stands in the half of the index that stays empty. */
const CAPTION_ALONE = 42;

/** Field, links and index; more of it where there is more width. */
function pictureHeight(width: number, field: boolean, index: boolean): number {
  const whole = Math.min(440, Math.round(226 + 0.1134 * width));
  if (field && index) return whole;
  return field ? Math.round(whole * 0.42) : index ? Math.round(whole * 0.62) : 0;
}

interface Heights {
  readonly header: number;
  readonly picture: number;
  /** 0 where the caption needs no room of its own, or is not shown. */
  readonly caption: number;
  readonly controls: number;
  readonly whole: number;
}

export function heightsOf(width: number, parts: readonly EmbedPart[]): Heights {
  const has = (part: EmbedPart): boolean => parts.includes(part);
  const narrow = width < NARROW_BELOW;
  const header = has('header') ? (narrow ? HEADER_NARROW : HEADER) : 0;
  const picture = pictureHeight(width, has('field'), has('index'));
  const inside = !narrow && has('field') && has('index');
  const caption = has('caption') && !inside ? (narrow ? CAPTION_NARROW : CAPTION_ALONE) : 0;
  const controls = has('controls') ? CONTROLS : 0;
  return { header, picture, caption, controls, whole: EDGE + header + picture + caption + controls };
}

/**
 * Reads "header,field": the named parts in the order of the page, and apart from them the words that name no part.
 * Where no part is named, all are shown.
 */
export function readParts(text: string): { readonly parts: readonly EmbedPart[]; readonly unknown: readonly string[] } {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const parts = PARTS.filter((part) => words.includes(part));
  return {
    parts: parts.length > 0 ? parts : PARTS,
    unknown: words.filter((word) => !(PARTS as readonly string[]).includes(word)),
  };
}
