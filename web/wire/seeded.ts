// Random numbers that are the same in every run, so that a failure can be seen again.

/** Whole numbers from 0 to below n, by a linear congruential generator of 32 bits. */
export function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
