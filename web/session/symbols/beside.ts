// Reads a second map while the first stays on screen.

import type { Tables } from '../../wire/answers.ts';
import type { Engine } from '../../wire/engine.ts';
import type { BuildOptions, Progress } from '../../wire/protocol.ts';
import { Cancelled } from '../../wire/seat.ts';

/**
 * The engine keeps the map before where the first questions to a new one fail, so they do here, once its tables are copied out. The
 * worker ends with that, and its memory is free. A load of the page's own map that is under way is cancelled.
 */
export async function readBeside(
  engine: Engine,
  file: Blob,
  name: string,
  options: BuildOptions,
  tell: (progress: Progress) => void,
): Promise<Tables> {
  let read: Tables | undefined;
  try {
    await engine.load(file, name, options, tell, async (tables) => {
      read = tables;
      throw new Cancelled();
    });
  } catch (reason) {
    if (!read) throw reason;
  }
  return read!;
}
