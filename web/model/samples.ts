// The maps that ship with the page. Their bytes are assets of the build; this is what a person reads about them.

/**
 * Where a map came from: enough to load it again after a reload or a crash. share: the SHA-256 of its gzip, where it is
 * shared.
 */
export type Source =
  | { readonly kind: 'sample'; readonly id: string; readonly asset: string; readonly name: string }
  | { readonly kind: 'file'; readonly file: Blob; readonly name: string; readonly share?: string };

interface Sample {
  /** It stands in links, so it never changes. */
  readonly id: string;
  readonly asset: string;
  readonly name: string;
  readonly about: string;
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'debian-6.12.117-cloud-amd64',
    asset: 'samples/debian-6.12.117-cloud-amd64.map.gz',
    name: '6.12.117+deb12-cloud-amd64',
    about: 'A real kernel: Debian 12, x86-64',
  },
  {
    id: 'teaching',
    asset: 'samples/teaching.map',
    name: 'Teaching map',
    about: 'Made by hand: some two dozen symbols, every step countable',
  },
];

export function sampleSource(sample: Sample): Source & { readonly kind: 'sample' } {
  return { kind: 'sample', id: sample.id, asset: sample.asset, name: sample.name };
}

export const DEFAULT_SAMPLE = sampleSource(SAMPLES[0]!);

export function findSample(id: string): Sample | undefined {
  return SAMPLES.find((s) => s.id === id);
}
