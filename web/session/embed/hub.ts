// One worker with one map for several embeds of a page that show the same map. An embed that asks for the map later
// gets the same tables in the same memory.

import { frameKind } from '../../wire/frame.ts';
import { KIND_ERROR, KIND_TABLES } from '../../wire/ids.ts';
import type { Message, Request } from '../../wire/protocol.ts';

export type Numbered = Request & { readonly id: number };
export type Load = Extract<Numbered, { readonly op: 'load' }>;
type Hear = (message: Message) => void;

/**
 * The error for a member that may no longer use the worker, which is still well. It can ask for the same map elsewhere.
 */
export const LEFT = 'the engine of this map is no longer shared with this frame';

export interface Member {
  post(request: Numbered): void;
  leave(): void;
}

export interface Hub {
  /** Whether it has, or is building, what that load asks for. Frames of a page pass files by reference. */
  holds(load: Load): boolean;
  join(hear: Hear): Member;
  /** The frame is removed: every member is told. */
  lose(): void;
}

/** The member that asked, and the number it gave its request. */
interface Asker {
  readonly hear: Hear;
  readonly id: number;
}

/** The map's own request; the others count from 1. */
const LOAD = 0;

const optionsOf = (load: Load): string =>
  JSON.stringify([load.name, load.options.release, load.options.allSymbols, load.options.absolutePercpu]);

/** worker: started, with its program. onClosed: it has ended, because nobody needs it or because it broke. */
export function openHub(map: Load, worker: Promise<Worker>, onClosed: () => void): Hub {
  const members = new Set<Hear>();
  const askers = new Map<number, Asker>();
  const waiting: Asker[] = [];
  let tables: ArrayBuffer | undefined;
  let closed = false;
  /** The worker's map has an index that the file does not have. */
  let built = false;
  let nextId = LOAD + 1;

  const close = (last?: Message): void => {
    if (closed) return;
    closed = true;
    onClosed();
    void worker.then(
      (w) => w.terminate(),
      () => {},
    );
    if (last) for (const hear of [...members]) hear(last);
  };

  const hear = ({ data: m }: MessageEvent<Message>): void => {
    if (closed || m.type === 'ready') return;
    if (m.type === 'dead') close(m);
    else if (m.id === LOAD) hearMap(m);
    else hearAnswer(m);
  };

  const hearAnswer = (m: Exclude<Message, { readonly type: 'ready' | 'dead' }>): void => {
    const asker = askers.get(m.id);
    if (m.type === 'frame') askers.delete(m.id);
    asker?.hear({ ...m, id: asker.id });
    if (m.type === 'frame' && frameKind(new Uint8Array(m.frame)) === KIND_TABLES) hearIndex(asker);
  };

  // A member built an index. From now on the worker uses it for lookups, but the tables of the other members have none.
  // So the worker belongs to that member alone, and the others ask elsewhere.
  const hearIndex = (builder: Asker | undefined): void => {
    built = true;
    for (const other of [...members]) {
      if (other === builder?.hear) continue;
      dismiss(other);
      other(dead(LEFT));
    }
    if (members.size === 0) close();
  };

  const dismiss = (own: Hear): void => {
    members.delete(own);
    for (const [id, asker] of askers) if (asker.hear === own) askers.delete(id);
  };

  const hearMap = (m: Exclude<Message, { readonly type: 'ready' | 'dead' }>): void => {
    const told = m.type === 'frame' ? waiting.splice(0) : [...waiting];
    if (m.type === 'frame') {
      if (frameKind(new Uint8Array(m.frame)) === KIND_ERROR) close();
      else tables = m.frame;
    }
    for (const asker of told) asker.hear({ ...m, id: asker.id });
  };

  worker.then(
    (w) => {
      w.addEventListener('message', hear);
      w.addEventListener('error', (event) => close(dead(event.message)));
      w.postMessage({ ...map, id: LOAD });
    },
    (reason: unknown) => close(dead(String(reason))),
  );

  return {
    holds: (load) => !closed && !built && load.file === map.file && optionsOf(load) === optionsOf(map),
    join(own) {
      members.add(own);
      return {
        post(request) {
          if (closed || !members.has(own)) return;
          if (request.op === 'load') {
            if (tables) own({ type: 'frame', id: request.id, frame: tables });
            else waiting.push({ hear: own, id: request.id });
            return;
          }
          askers.set(nextId, { hear: own, id: request.id });
          const id = nextId++;
          void worker.then(
            (w) => w.postMessage({ ...request, id }),
            () => {},
          );
        },
        leave() {
          dismiss(own);
          if (members.size === 0) close();
        },
      };
    },
    lose: () => close(dead(LEFT)),
  };
}

function dead(text: string): Message {
  return { type: 'dead', reason: 'exit', code: 0, text };
}
