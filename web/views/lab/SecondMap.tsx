// A second map: the one on screen is kept, and its lines are laid thin over those of the next that is opened.

import type { Lab } from '../../session/lab/lab.ts';

export function SecondMap({ lab }: { readonly lab: Lab }) {
  const { held, under, map, hold, letGo } = lab;
  const other = held.value;
  if (other)
    return (
      <div class="lab-over">
        <b>Laid over</b>
        <p>
          <span class="name">{other.name}</span>
          {under.value
            ? ', thin lines'
            : map.value === other.name
              ? ': open another map, and this one’s lines lie over it'
              : ': this experiment was not counted for it'}
        </p>
        <button type="button" class="btn" onClick={letGo}>
          Take it off
        </button>
      </div>
    );
  return (
    <div class="lab-over">
      <b>Compare with another map</b>
      <button type="button" class="btn" onClick={hold}>
        Keep this map’s lines
      </button>
    </div>
  );
}
