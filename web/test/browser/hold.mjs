// Gates that a test holds: what is to be slow waits at the gate until the test opens it.

/**
 * From the page's next document on, maps wait on their way to a worker while the gate is shut, so that a load stays under
 * way for as long as a test needs it to. The answer has
 *   shut() and open(),
 *   waiting(): the number of maps at the gate,
 *   gone(): how many of them no longer wait because their worker was ended,
 *   unanswered(): how many questions workers have been asked and have not answered.
 */
export async function holdLoads(page) {
  await page.evaluateOnNewDocument(standAtWorkers);
  const ask = (read) => () => page.evaluate(read);
  return {
    shut: ask(() => globalThis.__gate.shut()),
    open: ask(() => globalThis.__gate.open()),
    waiting: ask(() => globalThis.__gate.waiting.length),
    gone: ask(() => globalThis.__gate.gone),
    unanswered: ask(() => globalThis.__gate.unanswered.size),
  };
}

/** Runs in the page, before its scripts: puts the gate into every worker made from then on. */
function standAtWorkers() {
  let shut = false;
  const gate = {
    waiting: [],
    gone: 0,
    unanswered: new Set(),
    shut: () => {
      shut = true;
    },
    open: () => {
      shut = false;
      for (const { pass } of gate.waiting.splice(0)) pass();
    },
  };
  Object.defineProperty(globalThis, '__gate', { value: gate });
  let made = 0;
  globalThis.Worker = class extends Worker {
    #name = ++made;

    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'frame') gate.unanswered.delete(`${this.#name} ${data.id}`);
      });
    }

    postMessage(message, ...rest) {
      if (message?.op) gate.unanswered.add(`${this.#name} ${message.id}`);
      const pass = () => super.postMessage(message, ...rest);
      if (shut && message?.op === 'load') gate.waiting.push({ worker: this, pass });
      else pass();
    }

    terminate() {
      const left = gate.waiting.filter(({ worker }) => worker !== this);
      gate.gone += gate.waiting.length - left.length;
      gate.waiting = left;
      for (const question of gate.unanswered)
        if (question.startsWith(`${this.#name} `)) gate.unanswered.delete(question);
      super.terminate();
    }
  };
}

/** From the page's next document on, timers of a second and more end only when passTimers says so. */
export async function holdTimers(page) {
  await page.evaluateOnNewDocument(() => {
    const held = new Map();
    Object.defineProperty(globalThis, '__timers', { value: held });
    const [set, clear] = [setTimeout, clearTimeout];
    let last = 1e9; // past every number of the browser's own
    globalThis.setTimeout = (act, ms = 0, ...args) => {
      if (ms < 1000) return set(act, ms, ...args);
      held.set(++last, { ms, act: () => act(...args) });
      return last;
    };
    globalThis.clearTimeout = (timer) => {
      if (!held.delete(timer)) clear(timer);
    };
  });
}

/** How many timers are held. */
export const timersHeld = (page) => page.evaluate(() => globalThis.__timers.size);

/**
 * The time of the timers held so far is over, but not of those of half a minute and more: these are limits of what the
 * host is asked for, and a slow machine has not reached them.
 */
export const passTimers = (page) =>
  page.evaluate(() => {
    const over = [...globalThis.__timers].filter(([, { ms }]) => ms < 30_000);
    for (const [timer] of over) globalThis.__timers.delete(timer);
    for (const [, { act }] of over) act();
  });
