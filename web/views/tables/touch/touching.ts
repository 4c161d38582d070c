// What the parts of the explorer share.

import type { Signal } from '@preact/signals';
import type { ByteSpan, Lit } from '../../../model/tables/lit.ts';
import type { TableName } from '../../../model/tables/parts.ts';
import type { BytePlace } from '../../../model/tables/place.ts';
import type { Touch } from '../../../session/tables/touch.ts';
import type { Tables } from '../../../wire/answers.ts';

export interface Touching {
  readonly touch: Touch;
  readonly all: Tables;
  /** What is lit, a moment later. */
  readonly later: Signal<Lit>;
  /** The byte under the pointer. */
  readonly hover: Signal<BytePlace | undefined>;
  /** The bytes of each table that are on screen. */
  readonly views: Signal<Readonly<Partial<Record<TableName, ByteSpan>>>>;
}
