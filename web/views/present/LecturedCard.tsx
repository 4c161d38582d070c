// A card of a lecture: the question with its choices, the figure with the truth, the why, the answer.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Known } from '../../model/learn/card.ts';
import { handsFor, totalOf } from '../../model/learn/lecture.ts';
import { askedAt, wordsAt } from '../../model/learn/lectureWords.ts';
import { fillText, plainText, said } from '../../model/learn/text.ts';
import type { CardText, Facts } from '../../model/learn/text.ts';
import { voteOf } from '../../model/learn/votes.ts';
import { plural } from '../../model/text.ts';
import type { Lecturing } from '../../session/learn/lecturing.ts';
import { CardFigure } from '../learn/CardFigure.tsx';
import { CARDS } from '../learn/cards.ts';
import type { AnyCard } from '../learn/cards.ts';
import { Awaited } from '../learn/Instead.tsx';
import { Pieces } from '../learn/Pieces.tsx';
import { Choices } from './Choices.tsx';
import { LectureBar } from './LectureBar.tsx';
import { LectureNotes } from './LectureNotes.tsx';
import { useLectureKeys } from './lectureKeys.ts';
import { LECTURE_LABEL } from './shell.ts';
import type { Shell } from './shell.ts';

interface Props {
  readonly Shell: Shell;
  readonly lecturing: Lecturing;
  readonly known: Known;
  readonly text: CardText;
}

export function LecturedCard(props: Props) {
  const { known, text } = props;
  const card = CARDS.get(text.id)!;
  const moot = card.model.moot(known);
  if (moot)
    return (
      <Instead {...props} moot>
        <p role="status">{text.moot?.[moot]}</p>
      </Instead>
    );
  const truth = card.model.truth(known);
  if (truth === undefined)
    return (
      <Instead {...props}>
        <Awaited learn={props.lecturing.learn} text={text} />
      </Instead>
    );
  return <Whole {...props} card={card} truth={truth} />;
}

/** In place of a card that cannot be asked of this kernel, or not yet. */
function Instead({
  Shell,
  lecturing,
  text,
  moot = false,
  children,
}: Props & { readonly moot?: boolean; readonly children: ComponentChildren }) {
  useLectureKeys({ lectureForward: lecturing.forward, lectureBack: lecturing.back });
  return (
    <Shell
      label={LECTURE_LABEL}
      headline={<h1>{text.short}</h1>}
      picture={
        <div class="lecture-instead">
          {children}
          {moot && (
            <button type="button" class="btn" onClick={lecturing.learn.takeSample}>
              Take the sample
            </button>
          )}
        </div>
      }
      sentence={null}
      controls={<LectureBar lecturing={lecturing} />}
    />
  );
}

interface WholeProps extends Props {
  readonly card: AnyCard;
  readonly truth: unknown;
}

/** Cards whose controls after the truth fit the last row. */
const IN_A_ROW: ReadonlySet<string> = new Set(['costs', 'training', 'skipping', 'designs']);

function Whole(props: WholeProps) {
  const { Shell, lecturing, text, card, truth } = props;
  const { step, notes, choice } = lecturing.lecture.value;
  const tried = useSignal(card.model.tryFirst?.(truth) ?? 0);
  const asTable = useSignal(false);
  const facts = card.model.facts(truth, undefined, tried.value);
  const of = {
    text,
    words: lecturing.texts.cards.find(({ id }) => id === text.id),
    vote: voteOf(text.id, truth),
    facts,
  };
  const asked = askedAt(step, of);
  const hands = asked && handsFor(lecturing.lecture.value, asked.question, asked.choices.length);
  const counted = asked && { question: asked.question, many: asked.choices.length };
  useCounting(lecturing, counted);
  useLectureKeys({
    lectureForward: lecturing.forward,
    lectureBack: lecturing.back,
    notes: lecturing.notes,
    asTable: () => {
      asTable.value = !asTable.value;
    },
  });
  const words = wordsAt(step, of, asked, hands);
  return (
    <Shell
      label={LECTURE_LABEL}
      headline={
        <h1 class={step === 'shown' ? 'lecture-truth' : ''}>
          <Pieces pieces={words.head} />
        </h1>
      }
      numbers={
        <>
          <p class="lecture-under">
            <Pieces pieces={words.under} />
          </p>
          {/* The same words for those who listen; a step is said as a whole. */}
          <p class="unseen" role="status">
            {words.aloud}
          </p>
        </>
      }
      picture={
        notes ? (
          <LectureNotes lecturing={lecturing} facts={facts} />
        ) : asked && hands && step !== 'shown' ? (
          <Choices
            key={`${asked.question} ${step}`}
            label={asked.label}
            choices={asked.choices}
            lines={asked.lines}
            hands={hands}
            chosen={choice}
            right={step === 'answer' ? asked.right : undefined}
            choose={(to) => lecturing.choose(to, asked.choices.length)}
          />
        ) : (
          <Figure {...props} facts={facts} tried={tried.value} asTable={asTable} />
        )
      }
      sentence={
        words.sentence.length > 0 ? (
          <p>
            <Pieces pieces={words.sentence} />
          </p>
        ) : null
      }
      controls={
        <LectureBar lecturing={lecturing}>
          {asked && hands && step !== 'shown' && totalOf(hands) > 0 && (
            <p class="lecture-total">{plural(totalOf(hands), 'hand')}</p>
          )}
          {step === 'shown' && !notes && card.Side && IN_A_ROW.has(text.id) && (
            <card.Side
              truth={truth}
              place={undefined}
              shown
              labels={text.labels}
              tried={tried.value}
              onGuess={() => {}}
              onTry={(to) => {
                tried.value = to;
              }}
            />
          )}
        </LectureBar>
      }
    />
  );
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The keys that count hands, while there is something to count. */
function useCounting(
  lecturing: Lecturing,
  voted: { readonly question: string; readonly many: number } | undefined,
): void {
  const { lecture, type, rubOut, voteAgain, choose } = lecturing;
  const open = voted && lecture.value.step !== 'shown' && lecture.value.step !== 'answer' ? voted : undefined;
  const move = (by: number): void => {
    if (voted) choose(lecture.peek().choice + by, voted.many);
  };
  useLectureKeys({
    choiceBack: () => move(-1),
    choiceForward: () => move(1),
    rubOut: () => open && rubOut(open),
    voteAgain: () => open && voteAgain(open),
    ...Object.fromEntries(DIGITS.map((digit) => [`hand${digit}`, () => open && type(open, digit)])),
  });
}

interface FigureProps extends WholeProps {
  readonly facts: Facts;
  readonly tried: number;
  readonly asTable: Signal<boolean>;
}

function Figure({ lecturing, text, card, truth, facts, tried, asTable }: FigureProps) {
  const shown = lecturing.lecture.value.step === 'shown';
  const guess = shown ? undefined : card.model.begin(truth);
  return (
    <CardFigure
      card={card}
      title={plainText(fillText(text.figure, facts))}
      sentence={plainText(said(shown ? text.sentence : text.before, facts))}
      picture={{ truth, guess, shown, labels: text.labels, tried }}
      twin={card.model.twin(truth, guess, shown, tried)}
      asTable={asTable}
    >
      {() => null}
    </CardFigure>
  );
}
