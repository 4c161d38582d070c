// A card's figure to keep: question, sentence, the figure as on the page, and of which map it is; as PNG, SVG, and its table
// as CSV.

import type { Twin } from '../model/learn/card.ts';
import type { CardPicture, CardPainter } from '../paint/learn/plate.ts';
import type { Ink } from '../paint/surface.ts';
import { quoted } from './csv.ts';
import { sheetPng, sheetSvg } from './sheet.ts';
import type { Sheet } from './sheet.ts';

/** What a figure of a card is of. */
export interface CardSubject {
  readonly number: number;
  readonly question: string;
  readonly sentence: string;
  /** Name of the map. */
  readonly map: string;
  readonly paint: CardPainter<unknown, unknown>;
  readonly picture: Omit<CardPicture<unknown, unknown>, 'reveal'>;
}

function sheetOf({ number, question, sentence, map, paint, picture }: CardSubject): Sheet {
  return {
    id: `kallscope-question-${number}`,
    title: question,
    sentence,
    foot: `${map} · counted in bytes of table read`,
    paint: (pen, plate) => paint(pen, plate, { ...picture, reveal: 1 }),
  };
}

export function cardPng(subject: CardSubject, ink: Ink, scale: number): Promise<Blob> {
  return sheetPng(sheetOf(subject), ink, scale);
}

export function cardSvg(subject: CardSubject, ink: Ink): string {
  return sheetSvg(sheetOf(subject), ink);
}

/** The table of a figure; what could begin a formula has an apostrophe before it (csv.ts). */
export function twinCsv({ head, rows }: Twin): string {
  return `${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
