// A word that the page explains. Until the explanations are there it is plain text.

import { signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { usePart } from '../../session/context.ts';
import type { TermProps } from './TermNote.tsx';

/** The component that explains, once its chunk has come. */
export const createExplaining = () => ({ note: signal<ComponentType<TermProps> | undefined>(undefined) });

export function Term(props: TermProps): ComponentChildren {
  const Note = usePart(createExplaining).note.value;
  return Note ? <Note {...props} /> : props.children;
}
