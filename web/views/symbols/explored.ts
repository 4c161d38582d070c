// What every part of the view Symbols is about.

import type { Symbols } from '../../session/symbols/symbols.ts';
import type { Tables } from '../../wire/answers.ts';
import type { SymbolColumns } from '../../wire/exploreAnswers.ts';

export interface Explored {
  readonly symbols: Symbols;
  readonly tables: Tables;
  readonly columns: SymbolColumns;
}
