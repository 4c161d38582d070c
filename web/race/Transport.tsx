// The transport at the foot: the whole race as a slider, the buttons, what happens now in one sentence, how fast,
// and on which clock.

import { useComputed, useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import {
  probeBack, probeForward, setMode, setSpeed, stepBack, stepForward, toEnd, toggle, toStart,
} from '../shell/player.ts';
import { mode, playing, range, speed, trace } from '../store.ts';
import type { Mode } from '../store.ts';
import { MODE_WORDS } from './keys.ts';
import { sentence, story } from './narrate.ts';
import { FASTEST, SLOWEST } from './playback.ts';
import { Scrubber } from './Scrubber.tsx';
import { bytesText, count, ratioText } from './text.ts';
import { now } from './view.ts';

export function Transport() {
  const more = useSignal(false);
  return (
    <div class="transport panel" role="group" aria-label="Playback">
      <Scrubber />
      <div class="controls">
        <Buttons />
        <Says />
        <RangeChip />
        <More open={more} />
        <div class={`settings${more.value ? ' open' : ''}`} id="race-settings">
          <Speed />
          <RaceBy />
        </div>
      </div>
      <Announcer />
    </div>
  );
}

const ICONS = {
  first: 'M4 3.5v9M12.5 3.5v9L6 8z', last: 'M12 3.5v9M3.5 3.5v9L10 8z', back: 'M10.5 3.5v9L5 8z', forward: 'M5.5 3.5v9L11 8z',
  probeBack: 'M8.5 3.5v9L3 8zM13.5 3.5v9L8 8z', probeForward: 'M2.5 3.5v9L8 8zM7.5 3.5v9L13 8z', play: 'M4.5 2.5v11l9-5.5z', pause: 'M4.5 3v10M11.5 3v10',
} as const;

interface ButtonProps {
  readonly name: string;
  readonly icon: keyof typeof ICONS;
  readonly act: (event: MouseEvent) => void;
  readonly more?: string;
  readonly tip?: string;
}

function Button({ name, icon, act, more = '', tip = name }: ButtonProps) {
  return (
    <button type="button" class={`btn icon ${more}`} aria-label={name} title={tip} onClick={act}>
      <svg viewBox="0 0 16 16" aria-hidden="true" class={icon === 'pause' ? 'i-pause' : 'i-solid'}><path d={ICONS[icon]} /></svg>
    </button>
  );
}

function Buttons() {
  const on = playing.value;
  return (
    <div class="buttons">
      <Button name="First" icon="first" act={toStart} tip="First (Home)" />
      <Button name="Previous probe" icon="probeBack" act={probeBack} more="by-probe" tip="Previous probe (Shift + ←)" />
      <Button name="Step back" icon="back" act={(e) => (e.shiftKey ? probeBack() : stepBack())} tip="Step back (←)" />
      <Button name={on ? 'Pause' : 'Play'} icon={on ? 'pause' : 'play'} act={toggle} more="strong play" tip={`${on ? 'Pause' : 'Play'} (Space)`} />
      <Button name="Step forward" icon="forward" act={(e) => (e.shiftKey ? probeForward() : stepForward())} tip="Step forward (→)" />
      <Button name="Next probe" icon="probeForward" act={probeForward} more="by-probe" tip="Next probe (Shift + →)" />
      <Button name="Last" icon="last" act={toEnd} tip="Last (End)" />
    </div>
  );
}

function Says() {
  const title = useComputed(() => tell().title);
  const text = useComputed(() => tell().text);
  return <p class="says"><b>{title}</b> <span>{text}</span></p>;
}

function tell(): { title: string; text: string } {
  const t = trace.value;
  const s = now.value;
  return t && s ? story(t, s) : { title: '', text: '' };
}

/** Faster than this, telling each probe would only pile up. */
const TOLD_UP_TO = 0.5;

/** The same sentence for screen readers: each step when stepping, while playing only what can be kept up with. */
function Announcer() {
  const text = useComputed(() => {
    const t = trace.value;
    const s = now.value;
    if (!t || !s) return '';
    const slow = speed.value <= TOLD_UP_TO;
    if (!playing.value || (slow && s.binary.verdict)) return sentence(t, s);
    return s.binary.done && s.binary.present ? 'Binary search is done.' : 'Playing.';
  });
  return <p class="unseen" aria-live="polite">{text}</p>;
}

export function speedText(x: number): string {
  return x >= 1 ? `${ratioText(x)}×` : `1/${Math.round(1 / x)}×`;
}

function Speed() {
  const value = useComputed(() => Math.log2(speed.value));
  const text = useComputed(() => speedText(speed.value));
  return (
    <label class="speed">
      <span>Speed</span>
      <input type="range" aria-label="Speed" min={Math.log2(SLOWEST)} max={Math.log2(FASTEST)} step={1} value={value} aria-valuetext={text}
        onInput={(e) => setSpeed(2 ** Number(e.currentTarget.value))} />
      <output>{text}</output>
    </label>
  );
}

const MODES = Object.keys(MODE_WORDS) as Mode[];
const MODE_TIPS = {
  work: 'Both read the same number of bytes of table', steps: 'Each does a step: a symbol, or a probe', log: 'As same work, on a clock that doubles',
} as const satisfies Record<Mode, string>;

function RaceBy() {
  return (
    <fieldset class="race-by" role="radiogroup" aria-label="Race by">
      <span class="race-by-word" aria-hidden="true">Race by</span>
      <span class="race-by-set">
        {MODES.map((m) => (
          <label key={m} title={MODE_TIPS[m]} class={mode.value === m ? 'on' : ''}>
            <input type="radio" name="race-by" value={m} checked={mode.value === m} onChange={() => setMode(m)} />
            {MODE_WORDS[m]}
          </label>
        ))}
      </span>
    </fieldset>
  );
}

/** Says that only a part is played, and takes it back. */
function RangeChip() {
  const r = range.value;
  if (!r) return null;
  return (
    <button type="button" class="btn range-chip" title="Play all of it" onClick={() => { range.value = undefined; }}>
      <span class="unseen">Play all of it, not only </span>{positionText(r.from)} to {positionText(r.to)}<span aria-hidden="true"> ×</span>
    </button>
  );
}

function positionText(at: number): string {
  return mode.value === 'steps' ? count(Math.round(at)) : bytesText(Math.round(mode.value === 'log' ? 2 ** at - 1 : at));
}

const MODE_SHORT = { work: 'Work', steps: 'Step', log: 'Log' } as const satisfies Record<Mode, string>;

/** On a narrow screen speed and clock wait behind one button that shows both. */
function More({ open }: { readonly open: Signal<boolean> }) {
  return (
    <button type="button" class="btn more" aria-expanded={open.value} aria-controls="race-settings" onClick={() => { open.value = !open.value; }}>
      <span class="unseen">Speed and clock: </span>{speedText(speed.value)} · {MODE_SHORT[mode.value]}
    </button>
  );
}
