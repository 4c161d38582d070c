// The list of cards, each with its model, its painter and its controls. A card that is not in the list is not shown.

import type { ComponentType } from 'preact';
import type { CardModel, Known } from '../../model/learn/card.ts';
import { batchesCard } from '../../model/learn/batches.ts';
import { costsCard } from '../../model/learn/costs.ts';
import { namesakesCard } from '../../model/learn/namesakes.ts';
import { designsCard } from '../../model/learn/designs.ts';
import { ordersCard } from '../../model/learn/orders.ts';
import { readingCard } from '../../model/learn/reading.ts';
import { sizesCard } from '../../model/learn/sizes.ts';
import { sortingCard } from '../../model/learn/sorting.ts';
import { trainingCard } from '../../model/learn/training.ts';
import { skippingCard } from '../../model/learn/skipping.ts';
import type { Facts } from '../../model/learn/text.ts';
import { paintBatches } from '../../paint/learn/batches.ts';
import { paintCosts } from '../../paint/learn/costs.ts';
import { paintDesigns } from '../../paint/learn/designs.ts';
import type { CardPainter } from '../../paint/learn/plate.ts';
import { paintNamesakes } from '../../paint/learn/namesakes.ts';
import { paintOrders } from '../../paint/learn/orders.ts';
import { paintReading } from '../../paint/learn/reading.ts';
import { paintSizes } from '../../paint/learn/sizes.ts';
import { paintSorting } from '../../paint/learn/sorting.ts';
import { paintTraining } from '../../paint/learn/training.ts';
import { paintSkipping } from '../../paint/learn/skipping.ts';
import { BatchesHandle, BatchesSlide } from './BatchesControls.tsx';
import type { OverProps, OwnProps, SideProps } from './control.ts';
import { CostsPencil, CostsShapes } from './CostsControls.tsx';
import { DesignsKnobs } from './DesignsControls.tsx';
import { NamesakesChoices } from './NamesakesChoices.tsx';
import { OrdersNames, OrdersNumber } from './OrdersControls.tsx';
import { OwnTokens } from './OwnTokens.tsx';
import { ReadingCells, ReadingLetters } from './ReadingControls.tsx';
import { SizesHandles } from './SizesHandles.tsx';
import { SortingHandles, SortingSlides } from './SortingControls.tsx';
import { RoundSlide, TrainingChoices } from './TrainingControls.tsx';
import { SkippingHandle, SpacingSlide } from './SkippingControls.tsx';

/** A card's parts. Over is drawn on top of the figure, Side stands beside it, Own follows Side once the truth is shown. */
interface Card<T, G> {
  readonly model: CardModel<T, G>;
  readonly paint: CardPainter<T, G>;
  readonly Over?: ComponentType<OverProps<T, G>>;
  readonly Side?: ComponentType<SideProps<T, G>>;
  readonly Own?: ComponentType<OwnProps<T>>;
  /** Height of the figure on a phone, in CSS pixels. */
  readonly phoneHeight: number;
}

/** A card whose types of truth and guess are hidden, so that cards of all types fit one list. */
export type AnyCard = Card<unknown, unknown>;

function card<T, G>(parts: Card<T, G>): AnyCard {
  return parts as unknown as AnyCard;
}

/** By id of the card's text. */
export const CARDS: ReadonlyMap<string, AnyCard> = new Map(
  [
    card({ model: costsCard, paint: paintCosts, Over: CostsPencil, Side: CostsShapes, phoneHeight: 320 }),
    card({ model: sizesCard, paint: paintSizes, Over: SizesHandles, phoneHeight: 330 }),
    card({
      model: trainingCard,
      paint: paintTraining,
      Over: TrainingChoices,
      Side: RoundSlide,
      Own: OwnTokens,
      phoneHeight: 400,
    }),
    card({ model: readingCard, paint: paintReading, Over: ReadingCells, Side: ReadingLetters, phoneHeight: 420 }),
    card({ model: sortingCard, paint: paintSorting, Over: SortingHandles, Side: SortingSlides, phoneHeight: 380 }),
    card({ model: ordersCard, paint: paintOrders, Over: OrdersNames, Side: OrdersNumber, phoneHeight: 400 }),
    card({ model: skippingCard, paint: paintSkipping, Over: SkippingHandle, Side: SpacingSlide, phoneHeight: 340 }),
    card({ model: namesakesCard, paint: paintNamesakes, Side: NamesakesChoices, phoneHeight: 390 }),
    card({ model: batchesCard, paint: paintBatches, Over: BatchesHandle, Side: BatchesSlide, phoneHeight: 320 }),
    card({ model: designsCard, paint: paintDesigns, Side: DesignsKnobs, phoneHeight: 240 }),
  ].map((c) => [c.model.id, c]),
);

/** What is known for a card's texts, without a guess; undefined while it is not counted, and where the card is moot. */
export function factsOf(id: string, known: Known): Facts | undefined {
  const { model } = CARDS.get(id)!;
  const truth = model.moot(known) ? undefined : model.truth(known);
  return truth === undefined ? undefined : model.facts(truth, undefined, model.tryFirst?.(truth) ?? 0);
}
