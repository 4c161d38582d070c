import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webmWriter } from './webm.ts';

/** An encoder that takes frames and never encodes one; fail() ends it as a browser does. */
class StuckEncoder extends EventTarget {
  static last: StuckEncoder;
  static isConfigSupported = async (): Promise<unknown> => ({ supported: true });
  encodeQueueSize = 0;
  readonly fail: (reason: DOMException) => void;
  constructor({ error }: { readonly error: (reason: DOMException) => void }) {
    super();
    this.fail = error;
    StuckEncoder.last = this;
  }
  configure(): void {}
  encode(): void {
    this.encodeQueueSize++;
  }
  flush(): Promise<void> {
    return new Promise(() => {});
  }
}

test('a frame that waits for room in the encoder ends when the encoder fails', async (t) => {
  const browser = {
    navigator: { userAgent: 'Gecko' },
    VideoEncoder: StuckEncoder,
    VideoFrame: class {
      close(): void {}
    },
  };
  Object.assign(globalThis, browser);
  t.after(() => {
    for (const name of Object.keys(browser)) Reflect.deleteProperty(globalThis, name);
  });
  const writer = await webmWriter(2, 2, 25);
  const frame = new Uint8ClampedArray(16);
  await writer.add(frame);
  await writer.add(frame);
  const waiting = writer.add(frame);
  const reason = new DOMException('the encoder is gone', 'EncodingError');
  StuckEncoder.last.fail(reason);
  await assert.rejects(waiting, reason);
  await assert.rejects(writer.add(frame), reason);
  await assert.rejects(writer.finish(), reason);
});
