// A symbol's name: what the build and the compiler add to it is pale, what the filter asks for is underlined.

import { splitName } from '../../model/symbols/list.ts';
import { visible } from '../../model/text.ts';

export function Name({ name, marked = '' }: { readonly name: string; readonly marked?: string }) {
  if (marked && name.startsWith(marked))
    return (
      <>
        <mark>{visible(marked)}</mark>
        {visible(name.slice(marked.length))}
      </>
    );
  const [before, own, after] = splitName(name);
  return (
    <>
      {before && <em>{before}</em>}
      {visible(own)}
      {after && <em>{visible(after)}</em>}
    </>
  );
}

/** A kind's colour, always beside its letter. */
export function TypeLetter({ letter, kind }: { readonly letter: string; readonly kind: number }) {
  return (
    <span class="sym-type">
      <i class={`k-${kind}`} />
      {visible(letter)}
    </span>
  );
}
