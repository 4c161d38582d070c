import assert from 'node:assert/strict';
import { test } from 'node:test';
import shown from 'virtual:lookup-source';
import { codeFunctions, KERNEL, LINES } from './codeLines.ts';

test('every step has exactly one line in the source as it stands', () => {
  for (const [key, [name, line]] of Object.entries(LINES)) {
    const own = shown.find((f) => f.name === name);
    assert.ok(own, `${key}: no function ${name}`);
    assert.equal(own.lines.filter((text) => line.test(text)).length, 1, `${key}: ${line} in ${name}`);
  }
});

test('every function shown names the kernel function it stands for, and keeps a line when folded', () => {
  for (const f of codeFunctions(shown)) assert.ok(KERNEL[f.name], f.name);
});
