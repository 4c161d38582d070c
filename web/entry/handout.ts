// Writes the cards of the handout to the standard output, from frames of a map (cmd/build-wasm/handout.go runs it in Node). The
// arguments: the folder of the frames, the stylesheet with the tokens.

import { readFileSync } from 'node:fs';
import cards from 'virtual:card-texts';
import { handoutCard } from '../export/handout.ts';
import type { HandoutCard } from '../export/handout.ts';
import type { Known } from '../model/learn/card.ts';
import { fillText, plainText, said, whyOf } from '../model/learn/text.ts';
import type { CardText } from '../model/learn/text.ts';
import type { Ink } from '../paint/surface.ts';
import { decodeDesigns } from '../wire/designAnswers.ts';
import { decodeTables } from '../wire/decodeTables.ts';
import { decodeCosts, decodeTraining } from '../wire/studyAnswers.ts';
import { CARDS } from '../views/learn/cards.ts';

const [folder, tokens] = process.argv.slice(2);
const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`${folder}/${name}.frame`));
const known: Known = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
  designs: decodeDesigns(frame('designs')),
};
const ink = inkOfTokens(readFileSync(tokens!, 'utf8'));
const texts = (cards as Readonly<Record<string, readonly CardText[]>>)['en']!;
process.stdout.write(texts.map((text) => handoutCard(filled(text), ink)).join('\n'));

/** A card without a guess, its truth shown. */
function filled(text: CardText): HandoutCard {
  const { model, paint } = CARDS.get(text.id)!;
  const truth = model.truth(known);
  if (truth === undefined) throw new Error(`The sample has nothing for card ${text.number} (${text.id}).`);
  const tried = model.tryFirst?.(truth) ?? 0;
  const facts = model.facts(truth, undefined, tried);
  const why = whyOf(text, facts)!;
  const right = why.answers.findIndex((answer) => answer.right);
  return {
    number: text.number,
    question: fillText(text.question, facts),
    before: said(text.before, facts),
    task: said(text.task, facts),
    figure: plainText(fillText(text.figure, facts)),
    sentence: said(text.sentence, facts),
    why: fillText(why.ask, facts),
    answers: why.answers.map(({ say }) => fillText(say, facts)),
    right,
    reply: fillText(why.answers[right]!.reply, facts),
    keep: fillText(text.keep, facts),
    paint,
    picture: { truth, guess: undefined, shown: true, labels: text.labels, tried },
  };
}

/** The colours of the light theme: paper is light. */
function inkOfTokens(css: string): Ink {
  const light = css.slice(css.indexOf(':root {'), css.indexOf('@media'));
  const colours = Object.fromEntries(
    [...light.matchAll(/--([\w-]+): (#\w{6});/g)].map(([, name, hex]) => [name!, hex!]),
  );
  return {
    css: colours as Ink['css'],
    rgb: (name) =>
      [1, 3, 5].map((at) => Number.parseInt(colours[name]!.slice(at, at + 2), 16)) as [number, number, number],
    sans: 'system-ui, sans-serif',
    mono: 'ui-monospace, monospace',
  };
}
