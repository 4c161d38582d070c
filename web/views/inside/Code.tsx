// The Go source of both lookups as it stands in the core, the running line marked, live values at its right.

import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import shown from 'virtual:lookup-source';
import { Icon } from '../../kit/icons.tsx';
import { clip } from '../../model/format.ts';
import { codeFunctions, currentLines, KERNEL, kernelURL, liveValue } from '../../model/codeLines.ts';
import type { CodeFunction, CodeLine, LineKey } from '../../model/codeLines.ts';
import { usePart } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';

const functions = codeFunctions(shown);
const isLinear = (key: LineKey): boolean => key === 'scan' || key === 'read' || key === 'equal';

function createCode({ state: { now } }: Session) {
  /** One signal a line: a value that stays the same draws nothing. */
  const liveValueOf = (key: LineKey): ReadonlySignal<string> =>
    computed(() => (now.value ? clip(liveValue(key, now.value), 24) : ''));
  const keys = functions.flatMap((f) => f.lines).flatMap((line) => line.key ?? []);
  return {
    unfolded: signal(false),
    /** Keys of the lines that run now: the binary search's, and the scan's. */
    runs: computed(() => {
      const lines = now.value ? currentLines(now.value) : { binary: undefined, linear: undefined };
      return `${lines.binary ?? ''} ${lines.linear ?? ''}`;
    }),
    values: Object.fromEntries(keys.map((key) => [key, liveValueOf(key)])),
  };
}

export function Code() {
  const { runs, unfolded } = usePart(createCode);
  const box = useRef<HTMLDivElement>(null);
  const [binary, linear] = runs.value.split(' ');
  // The list scrolls, not the page, so that the running line stays in view. It also scrolls when the score panel grows
  // and leaves the list less room.
  useEffect(() => {
    const list = box.current;
    const line = list?.querySelector<HTMLElement>(binary ? '.code-b' : '.code-a');
    if (!list || !line) return undefined;
    const follow = new ResizeObserver(() => {
      const top = line.offsetTop;
      const bottom = top + line.offsetHeight;
      if (top < list.scrollTop + 20) list.scrollTop = top - 20;
      else if (bottom > list.scrollTop + list.clientHeight - 20) list.scrollTop = bottom - list.clientHeight + 20;
    });
    follow.observe(list);
    return () => follow.disconnect();
  }, [runs.value]);
  return (
    <section class="rail-part rail-code" aria-labelledby="code-title">
      <div class="rail-head">
        <h2 class="section-head" id="code-title">
          Code
        </h2>
        <button
          type="button"
          class="fold"
          aria-pressed={unfolded.value}
          onClick={() => {
            unfolded.value = !unfolded.value;
          }}
        >
          all lines
        </button>
      </div>
      <div class="code" ref={box} tabIndex={0} role="region" aria-label="Source of both lookups">
        {functions.map((f) => (
          <FunctionBox key={f.name} f={f} binary={binary} linear={linear} />
        ))}
      </div>
    </section>
  );
}

function FunctionBox({
  f,
  binary,
  linear,
}: {
  readonly f: CodeFunction;
  readonly binary: string | undefined;
  readonly linear: string | undefined;
}) {
  const { unfolded } = usePart(createCode);
  const lines = unfolded.value ? f.lines : f.lines.filter((line) => line.kept);
  if (lines.length === 0) return null;
  const [release, name] = KERNEL[f.name] ?? [];
  return (
    <div class="code-function">
      <p class="code-head">
        <b>{f.name}</b> <span>{f.file}</span>
        {release && name && (
          <a
            href={kernelURL(release, name)}
            target="_blank"
            rel="noopener external"
            title={`The kernel's own ${name}, Linux ${release}, on another site`}
          >
            {name}
            <Icon name="away" />
          </a>
        )}
      </p>
      <ol>
        {lines.map((line) => (
          <Line
            key={line.number}
            line={line}
            on={line.key !== undefined && (line.key === binary || line.key === linear)}
          />
        ))}
      </ol>
    </div>
  );
}

function Line({ line, on }: { readonly line: CodeLine; readonly on: boolean }) {
  const { values } = usePart(createCode);
  const lane = line.key && isLinear(line.key) ? 'code-a' : 'code-b';
  return (
    <li class={on ? `code-line ${lane}` : 'code-line'} aria-current={on ? 'step' : undefined}>
      <code>{line.text}</code>
      {line.key && <samp>{values[line.key]}</samp>}
    </li>
  );
}
