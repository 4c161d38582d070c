// The worker's first lines: starts a Go program (wasm/lab or wasm/image) in the module the page hands over, and says so
// when it dies. Everything else that arrives is the Go program's own business.

import 'virtual:wasm-exec';
import type { Message } from '../wire/protocol.ts';

declare class Go {
  importObject: WebAssembly.Imports;
  exit: (code: number) => void;
  run(instance: WebAssembly.Instance): Promise<void>;
}

declare const fs: { writeSync(fd: number, buf: Uint8Array): number };

const post = (message: Message): void => (self as unknown as Worker).postMessage(message);

// Go prints a panic or an out-of-memory here before it exits, and nowhere else.
const decoder = new TextDecoder();
let lastWords = '';
const writeSync = fs.writeSync;
fs.writeSync = (fd, buf) => {
  lastWords = (lastWords + decoder.decode(buf)).slice(-2000);
  return writeSync(fd, buf);
};

self.addEventListener(
  'message',
  (event: MessageEvent<{ module: WebAssembly.Module }>) => {
    const go = new Go();
    go.exit = (code) => post({ type: 'dead', reason: 'exit', code, text: lastWords });
    WebAssembly.instantiate(event.data.module, go.importObject)
      .then((instance) => {
        // The size of linear memory cannot be read from inside Go.
        Object.assign(self, { wasmMemoryBytes: () => (instance.exports.mem as WebAssembly.Memory).buffer.byteLength });
        return go.run(instance);
      })
      .catch((reason: unknown) => post({ type: 'dead', reason: 'start', code: 0, text: String(reason) }));
  },
  { once: true },
);
