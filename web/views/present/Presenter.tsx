// The shell of a presentation, for every view that has one. A view fills its slots; the shell gives large type, hides
// the controls while nobody points or tabs, and leaves on Escape. From 1000 px of width up a rem is half as large again
// (static/css/parts/present.css), so what is sized in rem grows.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { PlayButton } from '../../kit/PlayButton.tsx';
import { usePart, useSession } from '../../session/context.ts';
import { createPresenting } from '../../session/presenting.ts';
import { useCommand } from '../keys.ts';
import { focusMain } from '../shell/focus.ts';

interface PresenterProps {
  /** Accessible name of the whole: "Race, presented". */
  readonly label: string;
  /** One line or two at the top: the question. */
  readonly headline: ComponentChildren;
  /** What is counted, in a row under the headline. */
  readonly numbers?: ComponentChildren;
  /** Takes the height that is left. */
  readonly picture: ComponentChildren;
  /** At most two lines at 1280 px; keeps the height of two. */
  readonly sentence: ComponentChildren;
  /** Buttons in this row come with the pointer or the focus, whatever else stands in it stays. */
  readonly controls: ComponentChildren;
}

/** Without a movement of the pointer for this long, in ms, the controls go. */
const AWAKE_MS = 3000;

export function Presenter({ label, headline, numbers, picture, sentence, controls }: PresenterProps) {
  const { leave } = usePart(createPresenting);
  const root = useRef<HTMLElement>(null);
  const { awake, wake } = useAwake();
  useCommand('close', leave);
  useLayoutEffect(() => {
    const before = document.activeElement;
    document.documentElement.dataset.presenting = '';
    root.current!.focus({ preventScroll: true });
    return () => {
      delete document.documentElement.dataset.presenting;
      // Once the page is drawn again: what had the focus may be another element then.
      requestAnimationFrame(() => giveFocus(before));
    };
  }, []);
  return (
    <main
      ref={root}
      class={awake ? 'presenter awake' : 'presenter'}
      aria-label={label}
      tabIndex={-1}
      onPointerMove={wake}
      onPointerDown={wake}
    >
      <div class="presenter-headline">{headline}</div>
      {numbers && <div class="presenter-numbers">{numbers}</div>}
      <div class="presenter-picture">{picture}</div>
      <div class="presenter-sentence">{sentence}</div>
      <div class="presenter-controls">
        {controls}
        <PlayButton name="Leave the presentation" icon="leave" tip="Leave the presentation (Esc)" act={leave} />
      </div>
    </main>
  );
}

/** The controls are there from the start, so that one sees that there are some. */
function useAwake(): { awake: boolean; wake: () => void } {
  const { clock } = useSession().world;
  const awake = useSignal(true);
  const takeBack = useRef<() => void>(() => {});
  const wake = (): void => {
    takeBack.current();
    awake.value = true;
    takeBack.current = clock.after(AWAKE_MS, () => {
      awake.value = false;
    });
  };
  useEffect(() => {
    wake();
    return () => takeBack.current();
  }, []);
  return { awake: awake.value, wake };
}

function giveFocus(before: Element | null): void {
  if (document.activeElement !== document.body) return;
  if (before instanceof HTMLElement && before !== document.body && before.isConnected)
    before.focus({ preventScroll: true });
  else focusMain();
}
