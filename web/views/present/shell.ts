// The shell of a presentation as a lecture gets it: it is in another chunk (web/views/deepParts.ts).

import type { ComponentType } from 'preact';
import type { Presenter } from './Presenter.tsx';

export type Shell = ComponentType<Parameters<typeof Presenter>[0]>;

export const LECTURE_LABEL = 'Learn, presented';
