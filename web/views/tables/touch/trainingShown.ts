// What the parts of the training share.

import type { Token } from '../../../model/tokens.ts';
import type { Played } from '../../../session/tables/played.ts';
import type { Tables } from '../../../wire/answers.ts';
import type { Contest, Shrinking } from '../../../wire/touchedAnswers.ts';

export interface TrainingShown {
  readonly all: Tables;
  readonly tokens: readonly Token[];
  readonly contests: readonly Contest[];
  readonly shrinking: Shrinking | undefined;
  readonly played: Played;
  /** The last round that was played; 0 before the first. */
  readonly round: number;
}
