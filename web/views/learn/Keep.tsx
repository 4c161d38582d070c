// What a person can keep of a card: the sentence, a link, the figure and its table.

import { useSignal } from '@preact/signals';
import { cardPng, cardSvg, twinCsv } from '../../export/cardFigure.ts';
import type { CardSubject } from '../../export/cardFigure.ts';
import { inkOf } from '../../export/inks.ts';
import { canCopyText, copyText, save } from '../../export/save.ts';
import type { Twin } from '../../model/learn/card.ts';
import type { Piece } from '../../model/learn/text.ts';
import { useSession } from '../../session/context.ts';
import { Pieces } from './Pieces.tsx';

interface Props {
  readonly line: readonly Piece[];
  /** The address of this card, without the guess and with it. */
  readonly link: string;
  readonly linkWithGuess: string | undefined;
  /** A frame of the lookup for another page; '' for none. */
  readonly embed: string;
  readonly subject: CardSubject;
  readonly twin: Twin;
}

export function Keep({ line, link, linkWithGuess, embed, subject, twin }: Props) {
  const { surface } = useSession().world;
  const status = useSignal('');
  const withGuess = useSignal(false);
  const file = (ext: string): string => `kallscope-question-${subject.number}.${ext}`;
  const keep = async (ext: string, make: () => Blob | Promise<Blob>): Promise<void> => {
    try {
      save(await make(), file(ext));
      status.value = `Saved ${file(ext)}.`;
    } catch (reason) {
      status.value = `That did not work: ${reason instanceof Error ? reason.message : String(reason)}`;
    }
  };
  const address = withGuess.value ? (linkWithGuess ?? link) : link;
  const ink = () => inkOf('page', surface.ink.value);
  return (
    <div class="learn-keep">
      <h2>Keep this</h2>
      <p class="learn-sentence">
        <Pieces pieces={line} />
      </p>
      <label class="learn-link">
        <span>This question with this kernel</span>
        <input type="text" readOnly value={address} onFocus={(e) => e.currentTarget.select()} />
      </label>
      {linkWithGuess && (
        <label class="learn-check">
          <input
            type="checkbox"
            checked={withGuess.value}
            onChange={(e) => {
              withGuess.value = e.currentTarget.checked;
            }}
          />
          with my guess
        </label>
      )}
      <p class="learn-files">
        {canCopyText && (
          <button
            type="button"
            class="btn"
            onClick={() =>
              void copyText(address).then(
                () => {
                  status.value = 'Copied the link.';
                },
                () => {
                  status.value = 'The browser did not let the page copy.';
                },
              )
            }
          >
            Copy link
          </button>
        )}
        <button type="button" class="btn" onClick={() => void keep('png', () => cardPng(subject, ink(), 2))}>
          PNG
        </button>
        <button
          type="button"
          class="btn"
          onClick={() => void keep('svg', () => new Blob([cardSvg(subject, ink())], { type: 'image/svg+xml' }))}
        >
          SVG
        </button>
        <button
          type="button"
          class="btn"
          onClick={() => void keep('csv', () => new Blob([twinCsv(twin)], { type: 'text/csv' }))}
        >
          CSV
        </button>
      </p>
      {embed && (
        <label class="learn-link">
          <span>Its lookup as a race, to paste into a page</span>
          <input type="text" readOnly value={embed} onFocus={(e) => e.currentTarget.select()} />
        </label>
      )}
      <p role="status" class="muted">
        {status.value}
      </p>
    </div>
  );
}
