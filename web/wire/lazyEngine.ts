// An engine that is made when it is first needed: an embed's opening race needs none.

import type { Engine } from './engine.ts';

export function lazyEngine(make: () => Engine): Engine {
  let made: Engine | undefined;
  const engine = (): Engine => {
    made ??= make();
    return made;
  };
  return {
    load: (...load) => engine().load(...load),
    buildIndex: () => engine().buildIndex(),
    cancel: () => made?.cancel(),
    ask: (...question) => engine().ask(...question),
    lookup: (name) => engine().lookup(name),
    lookupAt: (seq) => engine().lookupAt(seq),
    suggest: (text, limit) => engine().suggest(text, limit),
    near: (text, limit) => engine().near(text, limit),
    locate: (text) => engine().locate(text),
    entry: (seq) => engine().entry(seq),
    time: (lookup) => engine().time(lookup),
    export: (what) => engine().export(what),
  };
}
