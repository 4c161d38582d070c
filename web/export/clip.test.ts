import assert from 'node:assert/strict';
import test from 'node:test';
import { duration, end, laneEnd, positionAt } from '../model/timeline.ts';
import { clipOf, MOST_FRAMES, RATES, SPEEDS, tooMuch, wholeRange } from './clip.ts';
import { golden, GOLDEN } from './golden.ts';

test('frames are the moments of playing, from the first to the last of the range', () => {
  for (const name of GOLDEN) {
    const { trace } = golden(name);
    const { from, to } = wholeRange(trace, 'work');
    for (const rate of RATES) {
      for (const speed of SPEEDS) {
        const clip = clipOf(trace, 'work', from, to, rate, speed);
        assert.equal(clip.position(0), from);
        assert.equal(clip.position(clip.frames - 1), to);
        for (let i = 1; i < clip.frames - 1; i++) {
          assert.equal(
            clip.position(i),
            Math.min(to, positionAt(trace, 'work', (i * speed) / rate)),
            `${name} ${rate} ${speed} frame ${i}`,
          );
          assert.ok(clip.position(i) > clip.position(i - 1));
        }
        assert.equal(clip.seconds, clip.frames / rate);
      }
    }
  }
});

test('a range lasts as long as playing it', () => {
  const { trace } = golden('found');
  const whole = clipOf(trace, 'work', 0, end(trace, 'work'), 50, 1);
  assert.ok(Math.abs(whole.seconds - duration(trace, 'work')) <= 2 / 50);
  const half = clipOf(trace, 'work', 0, end(trace, 'work'), 50, 2);
  assert.ok(Math.abs(half.seconds - whole.seconds / 2) <= 2 / 50);
  assert.equal(clipOf(trace, 'work', 7, 7, 25, 1).frames, 1);
  assert.equal(wholeRange(trace, 'work').to, laneEnd(trace, 'work', 'binary'));
  assert.equal(wholeRange(golden('scan-only').trace, 'work').to, end(golden('scan-only').trace, 'work'));
});

test('what is too much is said before it is begun', () => {
  assert.equal(tooMuch(300, 800, 600), '');
  assert.match(tooMuch(MOST_FRAMES + 1, 100, 100), /2,001 frames are too many: at this size at most 2,000/);
  assert.match(tooMuch(1000, 2560, 1440), /at most 162/);
});
