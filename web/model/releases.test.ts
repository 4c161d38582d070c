import assert from 'node:assert/strict';
import test from 'node:test';
import { sinceText } from './releases.ts';

test('a kernel that got the index afterwards says so', () => {
  const of = (release: string, hasSeqs = true, indexBuilt = false): string =>
    sinceText({ release, hasSeqs, indexBuilt });
  assert.equal(of('6.12'), 'since Linux 6.2');
  assert.equal(of('6.2'), 'since Linux 6.2');
  assert.equal(of('7.0'), 'since Linux 6.2');
  assert.equal(of('6.1-stable'), 'since Linux 6.2, and in this 6.1');
  assert.equal(of('5.10', false), 'not in this kernel');
  assert.equal(of('5.10', true, true), 'built here: this kernel has no index');
});
