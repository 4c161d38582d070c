// The experiments that there are, in the order of the list.

import { costsExperiment } from './costs.ts';
import { designsExperiment } from './designs.ts';
import type { Experiment } from './experiment.ts';
import { growthExperiment } from './growth.ts';
import { spacingExperiment } from './spacing.ts';
import { togetherExperiment } from './together.ts';
import { trainingExperiment } from './training.ts';

export const EXPERIMENTS: readonly Experiment[] = [
  costsExperiment,
  trainingExperiment,
  spacingExperiment,
  togetherExperiment,
  growthExperiment,
  designsExperiment,
];

export function experimentOf(id: string): Experiment {
  return EXPERIMENTS.find((experiment) => experiment.id === id) ?? EXPERIMENTS[0]!;
}
