// The page's state as signals. Written by actions only; views read.

import { signal } from '@preact/signals';
import type { Tables, Trace } from './frames.ts';

/** work: bytes of table read by each search; steps: symbols or fetches done by each; log: logarithm of bytes. */
export type Mode = 'work' | 'steps' | 'log';

export const tables = signal<Tables | undefined>(undefined);
export const trace = signal<Trace | undefined>(undefined);
export const mode = signal<Mode>('work');
/** The clock's value in the current mode. */
export const position = signal(0);
export const playing = signal(false);
/** Playing speed, 1 = about a second a probe. */
export const speed = signal(1);
