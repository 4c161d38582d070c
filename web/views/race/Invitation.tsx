// One quiet line of the race: the way back to the question that one comes from, otherwise an invitation to Learn. It stands
// where nothing else does and moves nothing.

import { Icon } from '../../kit/icons.tsx';
import { usePart, useSession } from '../../session/context.ts';
import { createInviting } from '../../session/inviting.ts';

export function Invitation() {
  const card = useSession().state.card.value;
  const { on, close } = usePart(createInviting);
  if (card)
    return (
      <p class="invitation">
        <a href={`#learn=${card}`}>Back to {card > 10 ? 'Learn' : `question ${card}`}</a>
      </p>
    );
  if (!on.value) return null;
  return (
    <p class="invitation">
      <a href="#learn">New here? Ten questions, fifteen minutes</a>
      <button type="button" class="btn quiet icon" aria-label="Close the invitation" onClick={close}>
        <Icon name="close" />
      </button>
    </p>
  );
}
