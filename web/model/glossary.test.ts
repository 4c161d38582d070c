import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GLOSSARY } from './glossary.ts';

test('each word has one short line, and no two say the same', () => {
  const lines = Object.values(GLOSSARY);
  for (const line of lines) assert.match(line, /^.{10,110}\.$/);
  assert.equal(new Set(lines).size, lines.length);
});

test('the documentation has the same words', () => {
  const [, words = ''] = readFileSync('docs/architecture.md', 'utf8').split('\n## Words\n');
  const rows = words.split('\n## ')[0]!;
  for (const word of Object.keys(GLOSSARY)) assert.ok(rows.includes(`| ${word} |`), `no row for “${word}”`);
});
