// The card on screen: its words, its figure and what is under them.

import { useSignal } from '@preact/signals';
import type { Known } from '../../model/learn/card.ts';
import { cardState } from '../../model/learn/progress.ts';
import { fillText, plainText, said } from '../../model/learn/text.ts';
import type { CardText } from '../../model/learn/text.ts';
import type { Learn } from '../../session/learn/learn.ts';
import { CARDS } from './cards.ts';
import type { AnyCard } from './cards.ts';
import { CardFigure } from './CardFigure.tsx';
import { Foot } from './Foot.tsx';
import { Keep } from './Keep.tsx';
import { Counting, Moot } from './Instead.tsx';
import { useCardKeys } from './keys.ts';
import { CardWords } from './CardWords.tsx';

interface Props {
  readonly learn: Learn;
  readonly known: Known;
  readonly text: CardText;
}

export function CardOnScreen(props: Props) {
  const { learn, known, text } = props;
  const card = CARDS.get(text.id)!;
  const moot = card.model.moot(known);
  if (moot) return <Moot learn={learn} text={text} reason={moot} />;
  const truth = card.model.truth(known);
  if (truth === undefined) return <Counting learn={learn} text={text} />;
  return <Whole {...props} card={card} truth={truth} />;
}

interface WholeProps extends Props {
  readonly card: AnyCard;
  readonly truth: unknown;
}

/** What is on screen of a card: all of it follows from the truth, the guess and the step. */
function useCard({ learn, text, card, truth }: WholeProps) {
  const { model } = card;
  const tried = useSignal(model.tryFirst?.(truth) ?? 0);
  const state = cardState(learn.progress.value);
  const shown = state.step !== 'ask';
  const guess = state.guess === undefined ? undefined : model.read(state.guess, truth);
  const place = guess ?? model.begin(truth);
  const drawn = shown ? guess : place;
  const facts = model.facts(truth, guess, tried.value);
  return {
    state,
    shown,
    facts,
    sentence: plainText(said(text.sentence, facts)),
    picture: { truth, guess: drawn, shown, labels: text.labels, tried: tried.value },
    twin: model.twin(truth, drawn, shown, tried.value),
    control: {
      truth,
      place,
      shown,
      labels: text.labels,
      tried: tried.value,
      onGuess: (to: unknown) => learn.guess(model.write(to)),
      onTry: (to: number) => {
        tried.value = to;
      },
    },
    forward(): void {
      // Handles that were not moved count as a guess too.
      if (!shown && guess === undefined && place !== undefined) learn.guess(model.write(place));
      learn.forward();
    },
  };
}

function Whole(props: WholeProps) {
  const { learn, text, card } = props;
  const asTable = useSignal(false);
  const { state, shown, facts, sentence, picture, twin, control, forward } = useCard(props);
  const { Over, Side, Own } = card;
  const lookup = card.model.lookup?.(props.truth);
  useCardKeys(learn, forward, asTable);
  return (
    <>
      <article class={`learn-card at-${state.step}`} aria-labelledby="learn-question">
        <div class="learn-words">
          <CardWords
            learn={learn}
            text={text}
            facts={facts}
            side={Side && <Side {...control} />}
            own={Own && <Own truth={props.truth} text={text} facts={facts} />}
            lookup={lookup}
          />
          {state.step === 'keep' && (
            <Keep
              line={fillText(text.keep, facts)}
              link={learn.linkHere(false)}
              linkWithGuess={state.guess && learn.linkHere(true)}
              embed={lookup === undefined ? '' : learn.embedOf(lookup)}
              twin={twin}
              subject={{
                number: text.number,
                question: plainText(fillText(text.question, facts)),
                sentence,
                map: learn.map.value,
                paint: card.paint,
                picture,
              }}
            />
          )}
        </div>
        <CardFigure
          card={card}
          title={plainText(fillText(text.figure, facts))}
          sentence={shown ? sentence : plainText(said(text.before, facts))}
          picture={picture}
          twin={twin}
          asTable={asTable}
        >
          {(plate) => Over && <Over {...control} plate={plate} />}
        </CardFigure>
      </article>
      <Foot learn={learn} onForward={forward} />
    </>
  );
}
