// An experiment's knobs: rows of buttons, lists and sliders.

import type { Knob } from '../../model/lab/experiment.ts';
import type { Lab } from '../../session/lab/lab.ts';

export function Knobs({ lab }: { readonly lab: Lab }) {
  return (
    <div class="lab-knobs">
      {lab.knobs.value
        .filter((knob) => knob.when?.(lab.stand.value) ?? true)
        .map((knob) => (
          <OneKnob key={knob.id} knob={knob} now={lab.stand.value(knob.id)} onSet={(to) => lab.set(knob.id, to)} />
        ))}
    </div>
  );
}

interface Props {
  readonly knob: Knob;
  readonly now: string;
  readonly onSet: (to: string) => void;
}

function OneKnob({ knob, now, onSet }: Props) {
  const { label } = knob;
  if (knob.kind === 'slide') {
    const said = knob.said(Number(now));
    return (
      <label class="lab-slide">
        <span>{label}</span>
        <b>{said}</b>
        <input
          type="range"
          min={knob.min}
          max={knob.max}
          value={now}
          aria-label={label}
          aria-valuetext={said}
          onInput={(e) => onSet(e.currentTarget.value)}
        />
      </label>
    );
  }
  if (knob.listed)
    return (
      <label class="lab-choose">
        <span>{label}</span>
        <select aria-label={label} value={now} onChange={(e) => onSet(e.currentTarget.value)}>
          {knob.options.map(([value, words]) => (
            <option key={value} value={value} selected={value === now}>
              {words}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <div class="lab-choice">
      <span>{label}</span>
      <div class="segments" role="group" aria-label={label}>
        {knob.options.map(([value, words]) => (
          <button key={value} type="button" aria-pressed={value === now} onClick={() => onSet(value)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}
