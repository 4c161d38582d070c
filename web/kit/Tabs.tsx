// A tablist: one part is on screen. The Tab key stops at it once, arrow keys move between the tabs, and the focused tab
// is chosen.

import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly Part: ComponentType;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex(({ id }) => id === chosen),
  );
  const { id, Part } = tabs[at]!;
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = target(event.key, at, tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    onChoose(tabs[to]!.id);
    list.current!.querySelectorAll<HTMLElement>('[role=tab]')[to]!.focus();
  };
  // A phone's row of tabs scrolls.
  useEffect(() => {
    list.current!.children[at]!.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  return (
    <>
      <div class="segments tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab, i) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`tab-${tab.id}`}
            aria-selected={i === at}
            aria-controls="tab-panel"
            tabIndex={i === at ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${id}`}>
        <Part />
      </div>
    </>
  );
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'ArrowRight':
      return (at + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
