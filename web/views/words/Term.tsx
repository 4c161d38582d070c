// Words that the page explains. Until the explanations are there they are plain text.

import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { usePart } from '../../session/context.ts';
import type { ExplainedProps } from './Explained.tsx';
import type { TermProps } from './TermNote.tsx';

interface Parts {
  readonly note: ComponentType<TermProps>;
  readonly text: ComponentType<ExplainedProps>;
}

/** The components that explain a word, and the words of a text, once their chunk has come. */
export const createExplaining = () => signal<Parts | undefined>(undefined);

export function Term(props: TermProps): ComponentChildren {
  const Note = usePart(createExplaining).value?.note;
  return Note ? <Note {...props} /> : props.children;
}

/** A text whose terms are explained where they stand. */
export function WithTerms(props: ExplainedProps): ComponentChildren {
  const Text = usePart(createExplaining).value?.text;
  return Text ? <Text {...props} /> : props.text;
}
