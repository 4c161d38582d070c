// What each experiment of the Lab must say of itself: its knobs, and the figure that follows from what was counted and how the
// knobs stand. It computes nothing that the core computes.

import type { Tables } from '../../wire/answers.ts';
import type { Designs, Grown } from '../../wire/designAnswers.ts';
import type { Costs, Training } from '../../wire/studyAnswers.ts';
import type { Chart } from './chart.ts';

/** What has been counted of a kernel so far. */
export interface Counted {
  readonly tables: Tables;
  readonly costs?: Costs | undefined;
  readonly training?: Training | undefined;
  readonly growth?: readonly Grown[] | undefined;
  readonly designs?: Designs | undefined;
}

/** What an experiment waits for. */
type Need = 'costs' | 'training' | 'growth' | 'designs';

/** A knob is a choice of a few values, or a slider over whole numbers. Its value is a short text; a link holds it. */
export type Knob = {
  /** Whether it changes anything as the other knobs stand; left out: always. */
  readonly when?: (at: Stand) => boolean;
} & (
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly options: readonly (readonly [value: string, words: string])[];
      /** So many that they are a list to choose from. */
      readonly listed?: boolean;
    }
  | {
      readonly kind: 'slide';
      readonly id: string;
      readonly label: string;
      readonly min: number;
      readonly max: number;
      /** Where it stands at first. */
      readonly first: number;
      readonly said: (at: number) => string;
    }
);

export interface LabTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The numbers behind a figure, for a file: rows are made when they are read, because there may be very many. */
export interface LabData {
  readonly head: readonly string[];
  rows(): Iterable<readonly (string | number)[]>;
}

export interface LabFigure {
  readonly title: string;
  /** What the figure says. */
  readonly sentence: string;
  readonly chart: Chart;
  /** The first is the figure's content for those who do not see it. */
  readonly tables: readonly LabTable[];
  readonly data: LabData;
  /** Said under the figure. */
  readonly note?: string;
}

/** How a knob stands. */
export type Stand = (knob: string) => string;

export interface Experiment {
  readonly id: string;
  readonly label: string;
  /** What is changed in it. */
  readonly about: string;
  readonly need: Need;
  /** Why it cannot be made with this kernel. */
  moot(tables: Tables): 'noIndex' | 'noRounds' | undefined;
  knobs(counted: Counted): readonly Knob[];
  /** undefined: what it needs has not been counted yet. */
  figure(counted: Counted, at: Stand): LabFigure | undefined;
}

export const noIndex = ({ hasSeqs }: Tables): 'noIndex' | undefined => (hasSeqs ? undefined : 'noIndex');

/** An experiment and its knobs as links hold them: costs-look.spread-axis.even. */
interface Place {
  readonly id: string;
  readonly knobs: Readonly<Record<string, string>>;
}

export function readPlace(text: string): Place {
  const [id = '', ...rest] = text.split('-');
  const knobs: Record<string, string> = {};
  for (const part of rest) {
    const dot = part.indexOf('.');
    if (dot > 0) knobs[part.slice(0, dot)] = part.slice(dot + 1);
  }
  return { id, knobs };
}

export function writePlace({ id, knobs }: Place): string {
  return [id, ...Object.entries(knobs).map(([knob, value]) => `${knob}.${value}`)].join('-');
}

/** How the knobs stand: as the place says where that is possible, else as they are at first. */
export function standing(knobs: readonly Knob[], place: Place): Stand {
  return (id) => {
    const knob = knobs.find((k) => k.id === id);
    const wanted = place.knobs[id] ?? '';
    if (!knob) return wanted;
    if (knob.kind === 'choice') return knob.options.some(([value]) => value === wanted) ? wanted : knob.options[0]![0];
    const number = /^\d{1,9}$/.test(wanted) ? Number(wanted) : knob.first;
    return String(Math.max(knob.min, Math.min(knob.max, number)));
  };
}

export const AXIS_KNOB: Knob = {
  kind: 'choice',
  id: 'axis',
  label: 'Steps of the axes',
  options: [
    ['log', '×10'],
    ['even', 'Even'],
  ],
};

/** The rows of a table as numbers, for a file. */
export function dataOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): LabData {
  return { head, rows: () => rows };
}
