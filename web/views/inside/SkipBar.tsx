// A block of 256 entries: those passed over, the one arrived at, the rest.

/** Width of the drawing: more units than a block has entries, so that each entry has a whole unit. */
const UNIT = 4;

function ticks(from: number, to: number): string {
  let path = '';
  for (let i = from; i < to; i++) path += `M${i * UNIT + 1} 0v10`;
  return path;
}

export function SkipBar({ skipped, of }: { readonly skipped: number; readonly of: number }) {
  return (
    <svg
      class="skip-bar"
      viewBox={`0 0 ${256 * UNIT} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${of} of 256 entries stepped over`}
    >
      <path class="skip-passed" d={ticks(0, skipped)} />
      <path class="skip-at" d={ticks(skipped, skipped + 1)} />
      <path class="skip-rest" d={ticks(skipped + 1, 256)} />
    </svg>
  );
}
