// Card 3's controls: the candidates of the round that is played, then a slider over all rounds.

import { pairWord } from '../../model/learn/training.ts';
import type { Picks, TrainingTruth } from '../../model/learn/training.ts';
import { choiceBox } from '../../paint/learn/training.ts';
import type { OverProps, SideProps } from './control.ts';
import { Slide } from './Slide.tsx';

export function TrainingChoices({ truth, place = [], onGuess, shown, plate }: OverProps<TrainingTruth, Picks>) {
  const round = place.length;
  if (shown || round >= truth.rounds.length) return null;
  return (
    <div role="group" aria-label={`Round ${round + 1}: which pair is it?`}>
      {truth.rounds[round]!.map((choice, at) => {
        const box = choiceBox(plate, round, at);
        return (
          <button
            key={`${choice.first}-${choice.second}`}
            type="button"
            class="learn-spot"
            style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.w}px`, height: `${box.h}px` }}
            aria-label={[...pairWord(truth.texts, choice)].join(' ')}
            onClick={() => onGuess([...place, at])}
          />
        );
      })}
    </div>
  );
}

export function RoundSlide({ truth, shown, tried, onTry }: SideProps<TrainingTruth, Picks>) {
  if (!shown) return null;
  return (
    <Slide
      label="After round"
      text={String(tried)}
      min={0}
      max={truth.training.left.length}
      now={tried}
      onMove={onTry}
    />
  );
}
