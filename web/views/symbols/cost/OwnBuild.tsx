// A build of one's own: what is left out, by which release's rules, and how long names may be.

import { RELEASES } from '../../../model/releases.ts';
import { LONGEST_CUT } from '../../../model/symbols/costPlace.ts';
import type { CostBuilds } from '../../../session/symbols/costs.ts';

export function OwnBuild({ costs }: { readonly costs: CostBuilds }) {
  const how = costs.own.value;
  const switchOf = (key: 'onlyText' | 'noPadding', label: string) => (
    <button
      type="button"
      class="btn cmp-switch"
      aria-pressed={how[key]}
      onClick={() => costs.choose({ ...how, [key]: !how[key] })}
    >
      {label}
    </button>
  );
  return (
    <form
      class="cost-own"
      aria-label="A build of your own"
      onSubmit={(e) => {
        e.preventDefault();
        costs.buildOwn();
      }}
    >
      <b>Your own</b>
      {switchOf('onlyText', 'no data')}
      {switchOf('noPadding', 'no __pfx_')}
      <label>
        rules of{' '}
        <select value={how.release} onChange={(e) => costs.choose({ ...how, release: e.currentTarget.value })}>
          <option value="">this kernel</option>
          {RELEASES.map(([name]) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        cut names at{' '}
        <input
          type="number"
          min="1"
          max={LONGEST_CUT}
          placeholder="none"
          value={how.longest || ''}
          onChange={(e) => costs.choose({ ...how, longest: Math.trunc(e.currentTarget.valueAsNumber) || 0 })}
        />
      </label>
      <button type="submit" class="btn strong">
        Build
      </button>
    </form>
  );
}
