// The race's clock, all of it pure: what a position means (clock), the moments one can step to (events),
// where they lie on the scrubber (scrub), and how fast playing passes them (playback).

export { convert, end, hasBinary, laneEnd, toBytes, within } from './clock.ts';
export { eventAt, events, fetchEnd, next, nextProbe, prev, prevProbe } from './events.ts';
export { BREAK_FROM, BREAK_TO, fromFraction, scale, toFraction } from './scrub.ts';
export { duration, positionAt, STILL_ABOVE, timeAt } from './playback.ts';
