// The end of a race: announced once to screen readers, and shown on a card, which is one of the late parts
// (EndCard.tsx).

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { inShort } from '../../model/inShort.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createEndCard } from '../../session/endCard.ts';
import type { Trace } from '../../wire/answers.ts';
import { useLate } from '../late.ts';

export function End() {
  const late = useLate().parts.value;
  const { tables } = useSession().state;
  const { shown, over, forget } = usePart(createEndCard);
  /** The page began at this end, so nobody saw the race reach it and nothing is announced. */
  const first = useRef(over.peek());
  const t = shown.value;
  const all = tables.value;
  /** The race whose last frame has been drawn. The card comes in a frame of its own, because both are long ones. */
  const drawn = useSignal<Trace | undefined>(undefined);
  useEffect(() => {
    drawn.value = t;
  }, [t]);
  useEffect(() => {
    if (over.value) return;
    first.current = undefined;
    forget();
  }, [over.value]);
  const came = over.value !== undefined && over.value !== first.current;
  return (
    <>
      <p class="unseen" aria-live="assertive">
        {came ? inShort(over.value!, over.value!.numSyms) : ''}
      </p>
      {t && t === drawn.value && all && late && <late.EndCard t={t} all={all} came={came} />}
    </>
  );
}
