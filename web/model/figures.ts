// Numbers as the panels write them, which come after the first picture. Pure.

import { three } from './format.ts';
import { count } from './text.ts';

/** "4.2 µs", "6.1 ms": three figures. */
export function time(ns: number): string {
  if (ns < 999.5) return `${three(ns)} ns`;
  if (ns < 999_500) return `${three(ns / 1e3)} µs`;
  if (ns < 999.5e6) return `${three(ns / 1e6)} ms`;
  return `${three(ns / 1e9)} s`;
}

/** A ratio with three significant figures: "1,928", "12.3", "1.07". */
export function ratio(r: number): string {
  if (r >= 100) return count(Math.round(r));
  return r >= 10 ? r.toFixed(1) : r.toFixed(2);
}

export function hex(n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0');
}
