// The cards of Learn on paper and without scripts: question, picture, answer, as HTML. The picture is an SVG of the product's own
// painters, the figures are those of the map. Made when the site is built (cmd/build-wasm/handout.go).

import type { Piece } from '../model/learn/text.ts';
import { plainText } from '../model/learn/text.ts';
import type { CardPainter, CardPicture } from '../paint/learn/plate.ts';
import type { Ink } from '../paint/surface.ts';
import { svgBrush, xmlText } from './svg.ts';

export interface HandoutCard {
  readonly number: number;
  readonly question: readonly Piece[];
  readonly before: readonly Piece[];
  readonly task: readonly Piece[];
  readonly figure: string;
  readonly sentence: readonly Piece[];
  readonly why: readonly Piece[];
  readonly answers: readonly (readonly Piece[])[];
  /** Place of the right answer. */
  readonly right: number;
  readonly reply: readonly Piece[];
  readonly keep: readonly Piece[];
  readonly paint: CardPainter<unknown, unknown>;
  readonly picture: Omit<CardPicture<unknown, unknown>, 'reveal'>;
}

/** Size of a picture in CSS pixels. A page of A4 shows it at four fifths: its type is of 8 points there. */
const W = 820;
const H = 430;

/** Widths of letters, in em, where no browser measures them. Boxes around texts have room for more. */
const MONO = 0.6;
const SANS = 0.56;

const span = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, ink }) => (ink === 'plain' ? xmlText(text) : `<b>${xmlText(text)}</b>`)).join('');

const LETTERS = 'ABCD';

export function handoutCard(card: HandoutCard, ink: Ink): string {
  const answers = card.answers.map((pieces) => `<li>${span(pieces)}</li>`).join('');
  return `<article>
<h2>${card.number}. ${span(card.question)}</h2>
<p>${span(card.before)}</p>
<p class="task">${span(card.task)}</p>
<figure>${pictureOf(card, ink)}<figcaption>${xmlText(card.figure)}</figcaption></figure>
<p class="truth">${span(card.sentence)}</p>
<h3>${span(card.why)}</h3>
<ol type="A">${answers}</ol>
<p class="answer"><b>The answer is ${LETTERS[card.right]}.</b> ${span(card.reply)}</p>
<p class="keep">${span(card.keep)}</p>
</article>`;
}

function pictureOf({ number, paint, picture, figure, sentence }: HandoutCard, ink: Ink): string {
  const { brush, finish } = svgBrush(W, H, `card-${number}`, {
    measure: (font, text) => {
      const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 13);
      return { width: text.length * size * (font.includes('mono') ? MONO : SANS) } as TextMetrics;
    },
    address: () => {
      throw new Error(`The picture of card ${number} holds pixels, and a handout has none.`);
    },
  });
  const pen = { c: brush, ink, ground: ink.css.panel, taken: [] };
  paint(pen, { w: W, h: H, narrow: false }, { ...picture, reveal: 1 });
  return finish(figure, plainText(sentence)).replace(/^<\?xml[^>]*\?>\s*/, '');
}
