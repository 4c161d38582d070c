// seqs_of_names and names as bytes with their meaning, around the probe the race is at.

import { useComputed } from '@preact/signals';
import type { Tables, Trace } from '../../wire/answers.ts';
import { useSession } from '../../session/context.ts';
import { fetchTitle } from '../../model/narrate.ts';
import { count, visible } from '../../model/text.ts';
import { Term } from '../words/Term.tsx';
import { hex } from '../../model/figures.ts';

const AROUND_SEQS = 4;
const AROUND_NAMES = 8;
/** Compressed bytes shown of a record; the rest is an ellipsis. */
const CODES = 9;

export function Bytes({ all }: { readonly all: Tables }) {
  const { now, trace } = useSession().state;
  const fetchIndex = useComputed(() => Math.max(0, now.value?.binary.fetch ?? 0));
  const t = trace.value;
  const f = t?.fetches[fetchIndex.value];
  return (
    <div class="bytes-column">
      {t && f && <SeqsTable all={all} t={t} k={f.k} fetch={fetchIndex.value} />}
      <NamesTable all={all} seq={f ? f.seq : Math.max(0, t?.seq ?? 0)} />
    </div>
  );
}

/** The indexes around `at`, `each` to either side, that lie within 0 to n - 1. */
function around(at: number, each: number, n: number): number[] {
  const from = Math.max(0, Math.min(at - each, n - 2 * each - 1));
  return Array.from({ length: Math.min(n, 2 * each + 1) }, (_, i) => from + i);
}

interface SeqsProps {
  readonly all: Tables;
  readonly t: Trace;
  readonly k: number;
  /** Index into the trace's fetches. */
  readonly fetch: number;
}

function SeqsTable({ all, t, k, fetch }: SeqsProps) {
  const { probeBack, probeForward } = useSession().player;
  return (
    <section class="panel bytes" aria-labelledby="seqs-title">
      <h2 class="section-head" id="seqs-title">
        <code>kallsyms_seqs_of_names</code>
        <small>
          the <Term word="index">index</Term>, in alphabetical order; 3 bytes a name, big-endian
        </small>
      </h2>
      <p class="bytes-which">
        <span>{fetchTitle(t, fetch)}</span>
        <button type="button" class="btn" onClick={probeBack}>
          Previous probe
        </button>
        <button type="button" class="btn" onClick={probeForward}>
          Next probe
        </button>
      </p>
      <div class="bytes-scroll" role="group" aria-labelledby="seqs-title" tabIndex={0}>
        <table>
          <thead class="unseen">
            <tr>
              <th scope="col">place in the index</th>
              <th scope="col">bytes</th>
              <th scope="col">position in memory</th>
              <th scope="col">name</th>
            </tr>
          </thead>
          <tbody>
            {around(k, AROUND_SEQS, all.numSyms).map((i) => {
              const seq = all.seq(i) ?? 0;
              return (
                <tr key={i} class={i === k ? 'here' : undefined} aria-current={i === k ? 'true' : undefined}>
                  <td class="muted">{count(i)}</td>
                  <td>
                    <b>{hex(seq, 6).replace(/(..)(..)(..)/, '$1 $2')}</b> <b class="in-skip">{hex(seq & 255, 2)}</b>
                  </td>
                  <td>{count(seq)}</td>
                  <td class="name clip">{visible(all.name(seq) ?? '')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function NamesTable({ all, seq }: { readonly all: Tables; readonly seq: number }) {
  return (
    <section class="panel bytes" aria-labelledby="names-title">
      <h2 class="section-head" id="names-title">
        <code>kallsyms_names</code>
        <small>
          <Term word="entry">entries</Term> in <Term word="memory order">memory order</Term>: a length, then{' '}
          <Term word="token">tokens</Term>
        </small>
      </h2>
      <div class="bytes-scroll" role="group" aria-labelledby="names-title" tabIndex={0}>
        <table>
          <thead class="unseen">
            <tr>
              <th scope="col">offset</th>
              <th scope="col">length and compressed bytes</th>
              <th scope="col">type and name</th>
            </tr>
          </thead>
          <tbody>
            {around(seq, AROUND_NAMES, all.numSyms).map((i) => (
              <Record key={i} all={all} i={i} here={i === seq} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Record({ all, i, here }: { readonly all: Tables; readonly i: number; readonly here: boolean }) {
  const from = all.records[i]!;
  const header = all.names[from]! & 0x80 ? 2 : 1;
  const bytes = [...all.names.subarray(from, all.records[i + 1])].map((byte) => hex(byte, 2));
  const codes = bytes.slice(header, header + CODES).join(' ');
  return (
    <tr class={here ? 'here' : undefined} aria-current={here ? 'true' : undefined}>
      <td class="muted">{hex(from, 6)}</td>
      <td>
        <b class="length">{bytes.slice(0, header).join(' ')}</b> {codes}
        {bytes.length > header + CODES ? ' …' : ''}
      </td>
      <td class="name clip">
        <span class="muted">{visible(String.fromCharCode(all.type(i)))}</span> {visible(all.name(i) ?? '')}
      </td>
    </tr>
  );
}
