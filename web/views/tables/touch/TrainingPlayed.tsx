// The training played: the bytes that are left, the round with what it chose from, the tokens so far, and some symbols as they shrink.

import { usePart } from '../../../session/context.ts';
import { createCounted } from '../../../session/tables/counted.ts';
import { createPlayed } from '../../../session/tables/played.ts';
import { createTouch } from '../../../session/tables/touch.ts';
import { Curve } from './Curve.tsx';
import { RoundPanel } from './RoundPanel.tsx';
import { RoundsTable } from './RoundsTable.tsx';
import { Shrunk } from './Shrunk.tsx';
import { TokensSoFar } from './TokensSoFar.tsx';
import { TrainingPlayer } from './TrainingPlayer.tsx';
import type { TrainingShown } from './trainingShown.ts';

export function TrainingPlayed() {
  const touch = usePart(createTouch);
  const counted = usePart(createCounted);
  const played = usePart(createPlayed);
  const all = touch.all.value;
  const contests = counted.contests.value;
  if (!all) return null;
  if (!contests) {
    const { done, total } = counted.done.value;
    return (
      <p class="panel tables-wait" role="status">
        The training is being repeated{total > 1 ? `: round ${done} of ${total}` : ''}. It appears here in a moment.
      </p>
    );
  }
  if (contests.length === 0)
    return (
      <p class="panel tables-wait">
        The tokens of this kernel are not those that the kernel’s own training finds in its names, so there are no
        rounds to play.
      </p>
    );
  const subject: TrainingShown = {
    all,
    tokens: touch.tokens.value,
    contests,
    shrinking: counted.shrinking.value,
    played,
    round: played.round.value,
  };
  return (
    <>
      <div class="tt-training">
        <Curve {...subject} />
        <TokensSoFar {...subject} />
        <RoundPanel {...subject} />
        <Shrunk {...subject} />
      </div>
      <TrainingPlayer {...subject} />
      <RoundsTable {...subject} />
    </>
  );
}
