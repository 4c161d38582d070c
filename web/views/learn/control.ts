// What a card's own controls get: sliders and choices beside the figure, handles over it.

import type { CardText, Facts, Labels } from '../../model/learn/text.ts';
import type { Plate } from '../../paint/learn/plate.ts';

export interface SideProps<T, G> {
  readonly truth: T;
  /** The guess, or where the handles stand before there is one. */
  readonly place: G | undefined;
  readonly onGuess: (guess: G) => void;
  /** Whether the truth is on screen: a guess can no longer be made. */
  readonly shown: boolean;
  readonly tried: number;
  readonly onTry: (to: number) => void;
  readonly labels: Labels;
}

export interface OverProps<T, G> extends SideProps<T, G> {
  /** Size of the figure. */
  readonly plate: Plate;
}

export interface OwnProps<T> {
  readonly truth: T;
  readonly text: CardText;
  readonly facts: Facts;
}
