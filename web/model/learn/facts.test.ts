// What values.json says a text may name is what the cards compute, neither more nor less.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { decodeTables } from '../../wire/decodeTables.ts';
import { sizesCard } from './sizes.ts';
import type { CardModel } from './card.ts';

interface Named {
  readonly id: string;
  readonly values: Record<string, string>;
  readonly flags: Record<string, string>;
}

const named = (JSON.parse(readFileSync('static/learn/values.json', 'utf8')) as { cards: Named[] }).cards;

function check<T, G>(card: CardModel<T, G>, truth: T): void {
  test(`card ${card.id} computes what its texts may name`, () => {
    const names = named.find((n) => n.id === card.id)!;
    const { values, flags } = card.facts(truth, card.begin(truth), card.tryFirst?.(truth) ?? 0);
    assert.deepEqual(Object.keys(values).sort(), Object.keys(names.values).sort());
    for (const flag of flags) assert.ok(flag in names.flags, flag);
    assert.ok(flags.has('guess'));
    assert.ok(!card.facts(truth, undefined, 0).flags.has('guess'));
  });
}

const tables = decodeTables(new Uint8Array(readFileSync('symtab/wire/testdata/tables.frame')));

check(sizesCard, sizesCard.truth({ tables })!);
