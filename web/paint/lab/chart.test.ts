// What the figures of the Lab write: no two texts lie on each other and none is cut, at every stand of the knobs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { EXPERIMENTS } from '../../model/lab/experiments.ts';
import { standing } from '../../model/lab/experiment.ts';
import type { Counted, Experiment } from '../../model/lab/experiment.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeDesigns } from '../../wire/designAnswers.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import type { Plate } from '../learn/plate.ts';
import { cutTexts, hitsAmong, recordedTexts } from '../recordedTexts.ts';
import type { Ink } from '../surface.ts';
import { paintChart } from './chart.ts';

const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: () => [0, 0, 0], sans: 'sans', mono: 'mono' };

/** The figure's room at 1440×900, 1280×720 and 390×844, as browsers measured it. */
const ROOMS: readonly Plate[] = [
  { w: 818, h: 556, narrow: false },
  { w: 658, h: 376, narrow: false },
  { w: 352, h: 340, narrow: true },
];

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
/** The teaching map's frames; of growth two parts that were made up. */
const counted: Counted = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
  growth: [12, 24].map((symbols) => ({
    symbols,
    probes: symbols > 12 ? 5 : 4,
    losers: 1,
    tables: 90 * symbols,
    search: 150 + symbols,
    scan: 8 * symbols,
  })),
  designs: decodeDesigns(frame('designs')),
};

/** The knobs as they begin, then each of them at all of its stands, the others as they begin. */
function stands(experiment: Experiment): Readonly<Record<string, string>>[] {
  const each = experiment.knobs(counted).flatMap((knob) => {
    const values =
      knob.kind === 'slide'
        ? Array.from({ length: Math.min(8, knob.max - knob.min + 1) }, (_, i) => String(knob.min + i))
        : knob.options.map(([value]) => value);
    return values.map((value) => ({ [knob.id]: value }));
  });
  return [{}, ...each];
}

for (const experiment of EXPERIMENTS)
  test(`${experiment.id}: no text lies on another, and none is cut`, () => {
    for (const knobs of stands(experiment))
      for (const plate of ROOMS) {
        const figure = experiment.figure(counted, standing(experiment.knobs(counted), { id: experiment.id, knobs }))!;
        const { c, texts } = recordedTexts();
        paintChart({ c, ink, ground: 'panel', taken: [] }, plate, figure.chart);
        const faults = { on: hitsAmong(texts), cut: cutTexts(texts, plate) };
        assert.deepEqual(faults, { on: [], cut: [] }, `${JSON.stringify(knobs)} at ${plate.w}×${plate.h}`);
      }
  });
