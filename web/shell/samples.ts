// The maps that ship with the page. Their bytes are assets of the build; this is what a person reads about them.

import type { Source } from '../store.ts';

export interface Sample {
  readonly asset: string;
  readonly name: string;
  readonly about: string;
}

export const SAMPLES: readonly Sample[] = [
  { asset: 'samples/debian-6.12.117-cloud-amd64.map.gz', name: '6.12.117+deb12-cloud-amd64', about: 'A real kernel: Debian 12, x86-64' },
  { asset: 'samples/teaching.map', name: 'Teaching map', about: 'Made by hand: some two dozen symbols, every step countable' },
];

export function sampleSource(sample: Sample): Source {
  return { kind: 'sample', asset: sample.asset, name: sample.name };
}

export const DEFAULT_SAMPLE: Source = sampleSource(SAMPLES[0]!);

export function findSample(asset: string): Sample | undefined {
  return SAMPLES.find((s) => s.asset === asset);
}
