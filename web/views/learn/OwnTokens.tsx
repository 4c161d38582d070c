// What a person tries with the tokens of card 3: a text of their own, written in them, and pairs of their choice.

import { textPieces } from '../../model/learn/ownText.ts';
import { hexByte } from '../../model/learn/reading.ts';
import { said } from '../../model/learn/text.ts';
import type { TrainingTruth } from '../../model/learn/training.ts';
import { createOwn } from '../../session/learn/own.ts';
import { usePart } from '../../session/context.ts';
import type { OwnProps } from './control.ts';
import { ChosenPairs } from './ChosenPairs.tsx';
import { Pieces } from './Pieces.tsx';

export function OwnTokens(props: OwnProps<TrainingTruth>) {
  return (
    <>
      <OwnText {...props} />
      <ChosenPairs {...props} />
    </>
  );
}

function OwnText({ truth, text, facts }: OwnProps<TrainingTruth>) {
  const { write, problem } = usePart(createOwn);
  const { labels, own } = text;
  const written = truth.ownText?.written;
  return (
    <details class="learn-side learn-own" name="own">
      <summary>{labels['write']}</summary>
      <form
        class="learn-typed"
        onSubmit={(event) => {
          event.preventDefault();
          void write(new FormData(event.currentTarget).get('text') as string);
        }}
      >
        <label>
          <span>{labels['writeField']}</span>
          <input
            type="text"
            name="text"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={truth.ownText?.wrong !== undefined}
          />
        </label>
        <button type="submit" class="btn">
          {labels['writeDo']}
        </button>
        <p role="status">{problem.value || <Pieces pieces={said(own?.['written'], facts)} />}</p>
      </form>
      {written && written.codes.length > 0 && (
        <ol class="learn-codes" aria-label={labels['writeBytes'] ?? ''}>
          {textPieces(written).map(({ code, text: letters }, i) => (
            <li key={i} class={letters.length > 1 ? 'many' : ''}>
              <span class="name">{letters}</span> <small>{hexByte(code)}</small>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
