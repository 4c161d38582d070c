// The page: header, query, one view, and what lies over it.

import { RaceStage } from '../race/RaceStage.tsx';
import { usePart, useSession } from '../../session/context.ts';
import { useCommand } from '../keys.ts';
import { createFindBox } from './suggestions.ts';
import { createCommands } from '../../session/commands.ts';
import { createIntroducing } from '../../session/introducing.ts';
import { createPresenting } from '../../session/presenting.ts';
import type { VNode } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Intro } from '../intro/Intro.tsx';
import { Alert } from './Alert.tsx';
import { Header } from './Header.tsx';
import { useLate } from '../late.ts';
import { QueryBar } from './QueryBar.tsx';

export function App() {
  const { state, dialogs } = useSession();
  const { tables, trace, view } = state;
  useCommand('find', usePart(createFindBox).focus);
  useCommand('help', dialogs.openHelp);
  const late = useLate().parts.value;
  // Until there is something to draw, the page says what is going on.
  const blank = !tables.value || !trace.value;
  const introduces = usePart(createIntroducing).on.value;
  const presented = usePresented(blank);
  if (presented)
    return (
      <>
        {presented}
        {late && <late.Deep />}
      </>
    );
  const asks = !introduces && (view.value === 'race' || view.value === 'tables');
  const first = asks ? 'find' : 'main';
  return (
    <>
      {/* A link, as people know it. The address is the race on screen, and following the link would lose that. */}
      <a
        class="skip-link"
        href={`#${first}`}
        onClick={(e) => {
          e.preventDefault();
          document.getElementById(first)?.focus();
        }}
      >
        Skip to the {asks ? 'search' : 'content'}
      </a>
      <Header />
      <main id="main" class={`view-${view.value}`} tabIndex={-1}>
        <Alert />
        <Asking />
        <PartsMissing />
        {introduces ? <Intro /> : asks && <QueryBar />}
        {introduces ? null : blank ? <Blank /> : view.value === 'race' ? <RaceStage /> : <LatePart />}
      </main>
      {late && <late.Overlays />}
      {late && <late.Deep />}
    </>
  );
}

/** The view on screen as it is presented, while it is: nothing else is drawn then. */
function usePresented(blank: boolean): VNode | undefined {
  const { part, state } = useSession();
  const { on, toggle } = usePart(createPresenting);
  const late = useLate().parts.value;
  const race = !blank && state.view.value === 'race';
  useLayoutEffect(() => (race ? part(createCommands).offer('present', toggle) : undefined), [race]);
  if (!on.value || !late) return undefined;
  if (race) return <late.RacePresented />;
  // Learn offers the key itself, and is the shell with its slots filled.
  return state.view.value === 'learn' ? <late.LateView /> : undefined;
}

/** A map the link means, asked for. */
function Asking() {
  const { missingMap } = useSession().state;
  const late = useLate().parts.value;
  return missingMap.value && late ? <late.FileWanted /> : null;
}

function LatePart() {
  const { parts, missing } = useLate();
  if (parts.value) return <parts.value.LateView />;
  return missing.value ? null : <p class="panel tables-wait">This view is on its way.</p>;
}

/** Shown while a person waits for parts that cannot be fetched. A browser may hold on to a request that failed until the page is loaded anew. */
function PartsMissing() {
  const { fetchParts, missing } = useLate();
  if (!missing.value) return null;
  return (
    <p class="panel tables-wait" role="alert">
      The rest of this page could not be fetched. Check the connection, then try again. If that does not help, load the
      page anew.{' '}
      <button type="button" class="btn" onClick={() => void fetchParts()}>
        Try again
      </button>
    </p>
  );
}

/** The place of the picture before there is one. */
function Blank() {
  return <div class="blank panel" />;
}
