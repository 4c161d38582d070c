// The introduction: 24 names by scanning, the same names by the index, then the kernel on screen.

import { useLayoutEffect } from 'preact/hooks';
import { GOAL, NAMES, STILLS, kernelTold, namesShown, stillTold } from '../../model/intro.ts';
import type { Still } from '../../model/intro.ts';
import { count, visible } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createIntro } from '../../session/intro.ts';
import type { Tables } from '../../wire/answers.ts';
import { Kernel } from './Kernel.tsx';
import { KernelLanes, Lanes } from './Lanes.tsx';
import { Index, Memory } from './Memory.tsx';

export function Scenes() {
  const { at, running, waits, step, end } = usePart(createIntro);
  const { loading, tables } = useSession().state;
  const still = STILLS[at.value]!;
  const third = still.scene === 3;
  const kernel = third ? tables.value : undefined;
  const { title, text } = third ? kernelTold(kernel?.numSyms, loading.value?.progress) : stillTold(still);
  useLayoutEffect(() => {
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(Tab|Shift)$/.test(event.key)) return;
    const pressed = event.target instanceof Element && event.target.closest('button, a') !== null;
    if (pressed && /^(Enter| )$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'ArrowRight') step(1);
    else if (event.key === 'ArrowLeft') step(-1);
    else end();
  }
  /** A press anywhere skips, except on a word that is explained. */
  function onPress(event: MouseEvent): void {
    if (!(event.target as Element).closest('button')) end();
  }
  return (
    <div class={running.value ? 'scene' : 'scene paused'}>
      <Question still={still} kernel={kernel} />
      <div class="scene-stage panel" onClick={onPress}>
        {kernel ? <KernelLanes /> : <Lanes still={still} />}
        <div class="scene-picture">{kernel ? <Kernel still={still} tables={kernel} /> : <Names still={still} />}</div>
      </div>
      <div class="says">
        <p aria-live={running.value && !waits.value ? 'off' : 'polite'}>
          <b>{title}</b> <span>{text}</span>
        </p>
      </div>
      <Controls still={still} />
    </div>
  );
}

interface StillProps {
  readonly still: Still;
}

/** The question about the 24 names. As the kernel's dots come, it is asked of the kernel, and its number counts up. */
function Question({ still, kernel }: StillProps & { readonly kernel: Tables | undefined }) {
  const trace = useSession().state.trace.value;
  const goal = kernel && still.grown > 0 && trace ? visible(trace.query) : NAMES[GOAL];
  return (
    <h1 class="ask">
      Where is <code>{goal}</code> among {count(kernel ? namesShown(still, kernel.numSyms) : NAMES.length)} names?
    </h1>
  );
}

function Names({ still }: StillProps) {
  return (
    <>
      <p>
        <b>In memory, in the order of addresses</b>, column by column
      </p>
      <Memory still={still} />
      {still.scene > 1 && <Index still={still} />}
    </>
  );
}

function Controls({ still }: StillProps) {
  const { running, scenes, toggle, step, end } = usePart(createIntro);
  const { tables } = useSession().state;
  const skip = tables.value && still.scene < 3 ? 'Skip to the real kernel' : 'Skip';
  return (
    <div class="scene-controls panel" role="group" aria-label="Introduction">
      <span>
        {still.scene} of {scenes}
      </span>
      <button type="button" class="btn" onClick={() => step(-1)}>
        Back
      </button>
      <button type="button" class="btn strong" onClick={toggle}>
        {running.value ? 'Pause' : 'Play'}
      </button>
      <button type="button" class="btn" onClick={() => step(1)}>
        Next
      </button>
      <button type="button" class="btn" onClick={end}>
        {skip}
      </button>
    </div>
  );
}
