// A word with its line: it opens on hover, focus and tap, and Escape, a press elsewhere or leaving it closes it.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { GLOSSARY } from '../../model/glossary.ts';
import type { Word } from '../../model/glossary.ts';
import { createCommands } from '../../session/commands.ts';
import { usePart, useSession } from '../../session/context.ts';
import { createTerms } from './terms.ts';

export interface TermProps {
  readonly word: Word;
  readonly children: ComponentChildren;
}

/** Only the first of a page is underlined and answers. */
export function TermNote(props: TermProps) {
  const { claim, isFirst } = usePart(createTerms);
  const me = useRef({});
  useEffect(() => claim(props.word, me.current), [props.word]);
  return isFirst(props.word, me.current) ? <Explained {...props} /> : props.children;
}

function Explained({ word, children }: TermProps) {
  const { openList } = usePart(createTerms);
  const id = useId();
  const { root, note, open, pinned, shut } = useNote();
  return (
    <span
      ref={root}
      class="term-place"
      onPointerEnter={(e) => {
        if (e.pointerType === 'mouse') open.value = true;
      }}
      onPointerLeave={() => {
        if (!pinned.value && !root.current!.contains(document.activeElement)) shut();
      }}
      onFocusOut={(e) => {
        if (!root.current!.contains(e.relatedTarget as Node | null)) shut();
      }}
    >
      <button
        type="button"
        class="term"
        aria-expanded={open.value}
        aria-describedby={id}
        onFocus={(e) => {
          // A press focuses too, and its click would close what that opened.
          if (e.currentTarget.matches(':focus-visible')) open.value = true;
        }}
        onClick={() => {
          pinned.value = !pinned.value;
          open.value = pinned.value;
        }}
      >
        {children}
      </button>
      <span ref={note} class="term-note panel" hidden={!open.value}>
        <span id={id}>{GLOSSARY[word]}</span>{' '}
        <button
          type="button"
          class="term-all"
          onClick={() => {
            // This button is gone when the list closes: the focus returns to the word.
            root.current!.querySelector('button')!.focus();
            openList(word);
          }}
        >
          All words
        </button>
      </span>
    </span>
  );
}

/** Whether the line is open, where it lies, and what closes it. */
function useNote() {
  const { part } = useSession();
  const root = useRef<HTMLSpanElement>(null);
  const note = useRef<HTMLSpanElement>(null);
  const open = useSignal(false);
  /** Opened by a press: it stays when the pointer leaves. */
  const pinned = useSignal(false);
  const shut = (): void => {
    open.value = pinned.value = false;
  };
  // Before it is painted, so that the line is never seen where it was opened last.
  useLayoutEffect(() => {
    if (!open.value) return undefined;
    place(root.current!, note.current!);
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) shut();
    };
    document.addEventListener('pointerdown', outside);
    addEventListener('scroll', shut, true);
    const takeBack = part(createCommands).offer('close', shut);
    return () => {
      document.removeEventListener('pointerdown', outside);
      removeEventListener('scroll', shut, true);
      takeBack();
    };
  }, [open.value]);
  return { root, note, open, pinned, shut };
}

/** Least distance to the window's edges, and distance to the word, in CSS pixels. */
const EDGE = 8;
const GAP = 4;

/** Under the word where there is room, else over it. */
function place(word: HTMLElement, note: HTMLElement): void {
  const at = word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(at.left, document.documentElement.clientWidth - width - EDGE));
  const under = at.bottom + GAP;
  const top = under + height > innerHeight - EDGE ? at.top - GAP - height : under;
  note.style.left = `${left}px`;
  note.style.top = `${Math.max(EDGE, top)}px`;
}
