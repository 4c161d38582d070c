// Passes an upload on to the store and checks it on the way: it has to be one gzip stream whose text begins like a map. The
// runtime's DecompressionStream unpacks a chunk at a time, so neither JavaScript nor Go holds the whole upload or its text.

/** Bytes of the text that are checked. */
const LOOK = 4096;

function refusal(name) {
  return Object.assign(new Error('the upload is refused'), { name });
}

/** Resolves when `looksRight` accepts the first LOOK bytes of the text and the whole text has at most `most` bytes. */
async function readText(reader, looksRight, most) {
  const head = new Uint8Array(LOOK);
  let total = 0;
  let looked = false;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw refusal('not-gzip');
    });
    if (!done && total < LOOK) head.set(value.subarray(0, LOOK - total), total);
    total += done ? 0 : value.length;
    if (!looked && (done || total >= LOOK)) {
      looked = true;
      if (!looksRight(head.subarray(0, Math.min(total, LOOK)))) throw refusal('not-map');
    }
    if (total > most) throw refusal('not-map');
    if (done) return;
  }
}

/**
 * Writes `first` and the rest of `reader` to `into`. The last chunk is held back until the whole text has been checked: R2
 * keeps an object only when the announced length has come, so it never keeps an upload that is refused. Throws an error
 * named "not-gzip" or "not-map", or what the streams throw.
 */
export async function pourGzip(first, reader, into, { looksRight, most, signal }) {
  const gunzip = new DecompressionStream('gzip');
  const packed = gunzip.writable.getWriter();
  const store = into.getWriter();
  const text = readText(gunzip.readable.getReader(), looksRight, most);
  // Rejects when the text is refused. Nobody reads the unpacker's output from then on, so writing to it would never end.
  const refused = new Promise((_, reject) => text.catch(reject));
  const giveUp = (why) => {
    store.abort(why).catch(() => {});
    packed.abort(why).catch(() => {});
    reader.cancel(why).catch(() => {});
  };
  signal.addEventListener('abort', () => giveUp(signal.reason));
  const unpack = (step) =>
    Promise.race([
      step.catch(() => {
        throw refusal('not-gzip');
      }),
      refused,
    ]);
  try {
    let held = first;
    for (;;) {
      await unpack(packed.write(held));
      const next = await reader.read();
      if (next.done) break;
      await store.write(held);
      held = next.value;
    }
    await unpack(packed.close());
    await text;
    await store.write(held);
    await store.close();
  } catch (error) {
    giveUp(error);
    throw error;
  }
}
