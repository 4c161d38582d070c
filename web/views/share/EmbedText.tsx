// The text that somebody pastes into their own page: an element or a frame.

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Icon } from '../../kit/icons.tsx';
import { elementSnippet, iframeSnippet } from '../../model/embed/snippet.ts';
import type { Snippet, SnippetKind } from '../../model/embed/snippet.ts';
import { usePart } from '../../session/context.ts';
import { createEmbedChoices } from '../../session/embedChoices.ts';

const KIND_WORDS = { element: 'Element', iframe: 'Frame' } as const satisfies Record<SnippetKind, string>;

export function EmbedText({ site, made }: { readonly site: string; readonly made: Snippet }) {
  const { kind } = usePart(createEmbedChoices);
  const text = kind.value === 'element' ? elementSnippet(site, made) : iframeSnippet(site, made);
  const field = useRef<HTMLTextAreaElement>(null);
  const copied = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      copied.value = text;
    } catch {
      field.current!.select();
    }
  };
  return (
    <div class="embedding-text">
      <div class="embedding-kinds">
        <div class="segments" role="group" aria-label="As">
          {(Object.keys(KIND_WORDS) as SnippetKind[]).map((k) => (
            <button
              key={k}
              type="button"
              aria-pressed={kind.value === k}
              onClick={() => {
                kind.value = k;
              }}
            >
              {KIND_WORDS[k]}
            </button>
          ))}
        </div>
        <p class="muted small">
          {kind.value === 'element'
            ? 'Loads when it is scrolled to, and takes its own height.'
            : 'No script in your page; the height is fixed.'}
        </p>
        <span class="spring" />
        <button type="button" class="btn strong" onClick={() => void copy()}>
          <Icon name={copied.value === text ? 'check' : 'copy'} />
          {copied.value === text ? 'Copied' : 'Copy'}
        </button>
      </div>
      <textarea
        ref={field}
        readOnly
        rows={4}
        class="mono"
        aria-label="To paste into a page"
        spellcheck={false}
        value={text}
        onFocus={(e) => e.currentTarget.select()}
      />
    </div>
  );
}
