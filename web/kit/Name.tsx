// A symbol's name with the first letter that differs from the wanted one marked. Hostile text: shown as text,
// isolated from the direction of what surrounds it.

import { differsAt, marked, visible } from '../model/text.ts';

interface NameProps {
  readonly name: string | undefined;
  /** The wanted name; without it nothing is marked. */
  readonly wanted?: string | undefined;
  /** Bytes it has in common with the wanted name, when a search has compared them and found them different. */
  readonly bytes?: number | undefined;
  /** Letters there is room for. */
  readonly room: number;
}

export function Name({ name, wanted, bytes, room }: NameProps) {
  if (name === undefined) return <span class="name muted">·</span>;
  if (wanted === undefined || (wanted === name && bytes === undefined)) {
    const m = marked(name, name.length, room);
    return (
      <span class="name" title={visible(name)}>
        {m.before}
        {m.after}
      </span>
    );
  }
  const m = marked(name, differsAt(wanted, name, bytes), room);
  return (
    <span class="name" title={visible(name)}>
      {m.before}
      <u>{m.letter || ' '}</u>
      {m.after}
    </span>
  );
}
