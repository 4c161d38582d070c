// The Lab: experiments at the left, one large figure with its tables, its knobs at the right. On a phone they stand below
// each other, and the list is one to choose from.

import { useEffect } from 'preact/hooks';
import { EXPERIMENTS } from '../../model/lab/experiments.ts';
import { LAB_KEYS } from '../../model/lab/keys.ts';
import { createLab } from '../../session/lab/lab.ts';
import type { Lab } from '../../session/lab/lab.ts';
import { usePart } from '../../session/context.ts';
import { useCommand, useKeys } from '../keys.ts';
import { Knobs } from './Knobs.tsx';
import { LabFigurePanel } from './LabFigurePanel.tsx';
import { LabKeep } from './LabKeep.tsx';
import { LabTables } from './LabTables.tsx';
import { SecondMap } from './SecondMap.tsx';
import { Waiting } from './Waiting.tsx';

export function LabView() {
  const lab = usePart(createLab);
  const { experiment, figure, counted } = lab;
  useKeys(LAB_KEYS);
  useCommand('experimentForward', () => lab.turn(1));
  useCommand('experimentBack', () => lab.turn(-1));
  const shown = figure.value;
  return (
    <div class="lab">
      <List lab={lab} />
      <section class="lab-main" aria-label={experiment.value.label}>
        <h1>{shown?.title ?? experiment.value.label}</h1>
        <p class="lab-sentence" aria-live="polite">
          {shown?.sentence}
        </p>
        {shown ? <LabFigurePanel lab={lab} figure={shown} /> : <Waiting lab={lab} />}
        {shown?.note && <p class="muted lab-note">{shown.note}</p>}
        {shown && <LabTables lab={lab} tables={shown.tables} />}
      </section>
      <aside class="lab-side" aria-label="Knobs">
        {shown && (
          <>
            <Knobs lab={lab} />
            <SecondMap lab={lab} />
            <LabKeep lab={lab} figure={shown} />
          </>
        )}
        {!counted.value && <p class="muted">The tables are being built.</p>}
      </aside>
    </div>
  );
}

function List({ lab }: { readonly lab: Lab }) {
  const { experiment, go } = lab;
  // Where the list is one row that scrolls, the experiment on screen is in sight.
  useEffect(() => {
    document.querySelector('.lab-list [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [experiment.value]);
  return (
    <nav class="lab-list" aria-label="Experiments">
      <ul>
        {EXPERIMENTS.map(({ id, label, about }) => (
          <li key={id}>
            <button type="button" aria-current={id === experiment.value.id ? 'true' : undefined} onClick={() => go(id)}>
              <b>{label}</b> <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
      <label class="lab-choose">
        <span>Experiment</span>
        <select aria-label="Experiment" value={experiment.value.id} onChange={(e) => go(e.currentTarget.value)}>
          {EXPERIMENTS.map(({ id, label }) => (
            <option key={id} value={id} selected={id === experiment.value.id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p class="lab-questions">
        <a href="#learn">As questions: Learn</a>
      </p>
    </nav>
  );
}
