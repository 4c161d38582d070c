/** A turn at something of which only the newest counts. */
export interface Turn {
  /** Whether no newer turn has begun and none was called off. */
  current(): boolean;
  /** Aborts when the turn is over: a newer one has begun, or it was called off. */
  readonly over: AbortSignal;
}

interface Latest {
  /** Begins a turn; the one before is over. */
  begin(): Turn;
  /** Ends the turn under way, if any. */
  callOff(): void;
}

/** "Newest wins", for all work that may still be under way when its result is no longer wanted. */
export function latest(): Latest {
  let now = new AbortController();
  return {
    begin() {
      now.abort();
      const mine = new AbortController();
      now = mine;
      return { current: () => !mine.signal.aborted, over: mine.signal };
    },
    callOff: () => now.abort(),
  };
}
