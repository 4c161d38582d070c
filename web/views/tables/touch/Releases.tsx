// Which tables exist in which order since 5.10, and what the rules of another release make of this map.

import { useSignal } from '@preact/signals';
import { usePart, useSession } from '../../../session/context.ts';
import { fromImage } from '../../../model/imageLayout.ts';
import { RELEASES } from '../../../model/releases.ts';
import { TABLE_NAMES } from '../../../model/tables/parts.ts';
import { groupLabel, layoutGroups, symbolsText, tableChanges } from '../../../model/tables/releases.ts';
import { count } from '../../../model/text.ts';
import { createCounted } from '../../../session/tables/counted.ts';
import { createRebuilt } from '../../../session/tables/rebuilt.ts';
import type { Tables } from '../../../wire/answers.ts';

export function Releases() {
  const all = useSession().state.tables.value;
  if (!all?.complete) return null;
  return (
    <>
      <Layouts all={all} />
      {fromImage(all) ? (
        <p class="panel tt-note">
          These tables were taken out of a kernel, as its own release built them. To see what another release makes of
          its symbols, download the System.map and open that.
        </p>
      ) : (
        <Rebuild all={all} />
      )}
    </>
  );
}

function Layouts({ all }: { readonly all: Tables }) {
  const releases = usePart(createCounted).releases.value;
  const groups = layoutGroups(releases);
  const own = releases[0]?.tables.map((i) => TABLE_NAMES[i]).join();
  return (
    <section class="panel tt-layouts" aria-labelledby="tt-layouts-title">
      <h2 class="section-head" id="tt-layouts-title">
        Which tables, in which order <small>the number is the place in the image</small>
      </h2>
      <div class="tt-scroll" role="group" aria-labelledby="tt-layouts-title" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">table</th>
              {groups.map((group) => (
                <th scope="col" key={groupLabel(group)} class={group.tables.join() === own ? 'here' : undefined}>
                  {groupLabel(group)}
                  {group.tables.join() === own && <small>this kernel: {all.release}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TABLE_NAMES.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                {groups.map((group) => {
                  const at = group.tables.indexOf(name);
                  return (
                    <td key={groupLabel(group)} class={group.tables.join() === own ? 'here' : undefined}>
                      {at < 0 ? 'none' : at + 1}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Rebuild({ all }: { readonly all: Tables }) {
  const { before, build, asBefore } = usePart(createRebuilt);
  const chosen = useSignal(all.release);
  const listed = RELEASES.some(([name]) => name === chosen.value);
  const old = before.value;
  return (
    <section class="panel tt-rebuild" aria-labelledby="tt-rebuild-title">
      <h2 class="section-head" id="tt-rebuild-title">
        What another release makes of this map
      </h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          build(chosen.value);
        }}
      >
        <label>
          Built as by Linux{' '}
          <select
            value={chosen.value}
            onChange={(e) => {
              chosen.value = e.currentTarget.value;
            }}
          >
            {!listed && <option value={chosen.value}>{chosen.value}</option>}
            {RELEASES.map(([name, what]) => (
              <option key={name} value={name}>
                {name}: {what}
              </option>
            ))}
          </select>
        </label>{' '}
        <button type="submit" class="btn strong">
          Build
        </button>{' '}
        {old && (
          <button type="button" class="btn" onClick={asBefore}>
            As before
          </button>
        )}
      </form>
      <p class="muted small">
        The map is built anew by the rules of that release, and all of the page shows the new tables until you go back.
      </p>
      {old ? <Changes before={old} after={all} /> : <p>Linux {all.release} is what the page shows now.</p>}
    </section>
  );
}

function Changes({ before, after }: { readonly before: Tables; readonly after: Tables }) {
  const bytes = (n: number | undefined): string => (n === undefined ? 'none' : count(n));
  return (
    <>
      <p role="status">
        Linux {after.release} in place of {before.release}. {symbolsText(before, after)}
      </p>
      <div class="tt-scroll" role="group" aria-label="What changes" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">table</th>
              <th scope="col">{before.release}</th>
              <th scope="col">{after.release}</th>
              <th scope="col">what changes</th>
            </tr>
          </thead>
          <tbody>
            {tableChanges(before, after).map((change) => (
              <tr key={change.table}>
                <th scope="row">
                  <code>{change.table}</code>
                </th>
                <td>{bytes(change.before)}</td>
                <td>{bytes(change.after)}</td>
                <td class="tt-what">{change.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
