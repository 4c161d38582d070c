// Card 6's controls: names that are pressed in the figure, and numbers that are typed.

import { GIVEN } from '../../model/learn/orders.ts';
import type { OrdersTruth } from '../../model/learn/orders.ts';
import { boxes, tried } from '../../model/learn/tries.ts';
import type { Tries } from '../../model/learn/tries.ts';
import { visible } from '../../model/text.ts';
import { nameBox } from '../../paint/learn/orders.ts';
import type { OverProps, SideProps } from './control.ts';
import { TypedTry } from './TypedTry.tsx';

export function OrdersNames({ truth, place = [], onGuess, shown, plate, labels }: OverProps<OrdersTruth, Tries>) {
  const { open } = boxes(place, truth.answers);
  if (shown || open === undefined) return null;
  const placed = truth.order.slice(0, GIVEN + open);
  return (
    <div role="group" aria-label={labels['press'] ?? ''}>
      {truth.names.map((name, i) => {
        const box = nameBox(plate, i);
        return placed.includes(i) ? null : (
          <button
            key={i}
            type="button"
            class="learn-spot"
            style={{ left: `${box.x}px`, top: `${box.y}px`, width: `${box.w}px`, height: `${box.h}px` }}
            aria-label={`${i}, ${visible(name)}`}
            onClick={() => onGuess(tried(place, truth.answers, i))}
          />
        );
      })}
    </div>
  );
}

export function OrdersNumber({ truth, place = [], onGuess, shown, labels }: SideProps<OrdersTruth, Tries>) {
  const { open } = boxes(place, truth.answers);
  if (shown || open === undefined) return null;
  const placed = truth.order.slice(0, GIVEN + open);
  return (
    <TypedTry
      label={labels['type'] ?? ''}
      onTry={(text) => {
        const number = /^\d$/.test(text) ? Number(text) : -1;
        if (placed.includes(number) || number < 0 || number >= truth.names.length) return labels['noNumber'] ?? '';
        onGuess(tried(place, truth.answers, number));
        return '';
      }}
    />
  );
}
