// The race in a presentation: the question, two numbers, the picture, and a sentence.

import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { PlayButton } from '../../kit/PlayButton.tsx';
import { count, visible } from '../../model/text.ts';
import { hasBinary } from '../../model/timeline.ts';
import { layoutFor } from '../../paint/layout.ts';
import { readUnit } from '../../paint/surface.ts';
import { useSession } from '../../session/context.ts';
import { Announcer, told } from '../race/Announcer.tsx';
import { GuessSwitch, Halves, IndexHalves } from '../race/Guess.tsx';
import { Picture } from '../race/Picture.tsx';
import { Scrubber } from '../race/Scrubber.tsx';
import { Presenter } from './Presenter.tsx';

export function RacePresented() {
  return (
    <Presenter
      label="Race, presented"
      headline={<Question />}
      numbers={
        <>
          <RuledOut lane="a" />
          <RuledOut lane="b" />
        </>
      }
      picture={<PictureInRoom />}
      sentence={<Sentence />}
      controls={<Controls />}
    />
  );
}

function Question() {
  const { tables, trace } = useSession().state;
  return (
    <h1>
      Where is <span class="name">{visible(trace.value?.query ?? '')}</span> among {count(tables.value?.numSyms ?? 0)}{' '}
      names?
    </h1>
  );
}

const LANES = { a: 'Linear scan', b: 'Binary search' } as const;

function RuledOut({ lane }: { readonly lane: keyof typeof LANES }) {
  const { now } = useSession().state;
  const text = useComputed(() => {
    const s = now.value;
    if (!s || (lane === 'b' && !s.binary.present)) return '';
    return count(lane === 'a' ? s.linear.ruledOut : s.binary.ruledOut);
  });
  return (
    <p>
      <i class={`swatch ${lane}`} aria-hidden="true" /> <b>{LANES[lane]}</b>{' '}
      {text.value ? (
        <>
          <b class={`presenter-number in-${lane}`}>{text}</b> names ruled out
        </>
      ) : (
        'not in this kernel'
      )}
    </p>
  );
}

function PictureInRoom() {
  const { state, world } = useSession();
  const { tables, trace } = state;
  const { dpr } = world.surface;
  const root = useRef<HTMLDivElement>(null);
  const size = useSignal({ width: 0, height: 0, unit: 1 });
  useEffect(() => {
    const room = root.current!;
    const watch = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = room;
      if (width !== size.peek().width || height !== size.peek().height)
        size.value = { width, height, unit: readUnit() };
    });
    watch.observe(room);
    return () => watch.disconnect();
  }, []);
  const { unit } = size.value;
  const [width, height] = [size.value.width / unit, size.value.height / unit];
  const numSyms = tables.value?.numSyms ?? 0;
  const t = trace.value;
  const probes = t && hasBinary(t) ? Math.max(tables.value?.maxProbes ?? 0, t.probes) : 0;
  const layout = useMemo(
    () => layoutFor({ width, height, dpr: dpr.value * unit, unit, numSyms, probes, narrow: true }),
    [width, height, unit, dpr.value, numSyms, probes],
  );
  return (
    <div class="presenter-room" ref={root}>
      {width > 0 && t && (
        <Picture layout={layout}>
          <IndexHalves layout={layout} />
        </Picture>
      )}
    </div>
  );
}

function Sentence() {
  const { state } = useSession();
  const title = useComputed(() => told(state).title);
  const text = useComputed(() => told(state).text);
  return (
    <>
      <p aria-hidden="true">
        <b>{title}</b> <span>{text}</span>
      </p>
      <Halves />
      <Announcer />
    </>
  );
}

function Controls() {
  const { player, state } = useSession();
  const on = state.playing.value;
  return (
    <>
      <PlayButton name="Previous probe" icon="back" tip="Previous probe (Shift + ←)" act={player.probeBack} />
      <PlayButton
        name={on ? 'Pause' : 'Play'}
        icon={on ? 'pause' : 'play'}
        tip={`${on ? 'Pause' : 'Play'} (Space)`}
        more="strong play"
        act={player.toggle}
      />
      <PlayButton name="Next probe" icon="forward" tip="Next probe (Shift + →)" act={player.probeForward} />
      <Scrubber />
      <GuessSwitch />
    </>
  );
}
