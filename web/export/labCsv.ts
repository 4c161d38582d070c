// The numbers behind a figure of the Lab as CSV (RFC 4180): first lines say of what, when and in which browser, then an empty
// line, a row of names, and the rows.

import type { LabData } from '../model/lab/experiment.ts';
import { quoted } from './csv.ts';

/** Rows that are written in one go: the page stays answerable between them. */
const ROWS = 4096;

/** pause lets the page go on before the next rows. */
export async function labCsv(
  about: readonly (readonly [string, string])[],
  { head, rows }: LabData,
  pause: () => Promise<void>,
): Promise<Blob> {
  const line = (cells: readonly (string | number)[]): string =>
    `${cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(cell))).join(',')}\r\n`;
  const parts = [`${about.map(line).join('')}\r\n${line(head)}`];
  let part = '';
  let written = 0;
  for (const row of rows()) {
    part += line(row);
    if (++written % ROWS !== 0) continue;
    parts.push(part);
    part = '';
    await pause();
  }
  return new Blob([...parts, part], { type: 'text/csv' });
}
