// The programs that WebKit needs: a display (Xvfb) and the driver, which starts the browser. Each has a process group of its
// own and is ended with it.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { signalGroup } from '../../../scripts/processes.mjs';
import { within } from './limits.mjs';
import { settle } from './wait.mjs';

const browsers = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib']
  .map((lib) => `${lib}/webkit2gtk-4.1/MiniBrowser`)
  .concat('/usr/libexec/webkit2gtk-4.1/MiniBrowser');

const installed = () => process.env.WEBKIT ?? browsers.find((file) => existsSync(file));

const slowMachine = 60_000;

/**
 * Starts a display and the driver. The answer has the driver's url; binary and args, the command by which it is to start
 * the browser; gone, which fails as soon as browser or driver have ended by themselves; and end().
 */
export async function startDriver(browser = installed()) {
  if (!browser) throw new Error('WebKit is not installed: run make test, which installs it or says how');
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    detached: true, // in a process group of its own
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      DISPLAY: display.name,
      // Tests run as root in containers, on machines without a GPU.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const end = () => {
    if (driver.pid) signalGroup(driver.pid, 'SIGKILL');
    display.end();
  };
  const gone = endOf(driver);
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/status`, { signal: AbortSignal.timeout(slowMachine) }).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await Promise.race([settle(isUp, true), gone]);
  } catch (error) {
    end();
    throw error;
  }
  return { url, binary: '/bin/sh', args: ['-c', sayWhenItEnds, 'sh', browser, '--automation'], gone, end };
}

// The driver does not notice that a browser has ended before it has opened a session. The shell that starts the browser
// does, and says so where the driver's own errors are read.
const ended = 'MiniBrowser has ended with status';
const sayWhenItEnds = `"$@"; echo "${ended} $?" >&2`;

/** Fails when the driver or its browser has ended, with what they printed last. */
function endOf(driver) {
  const printed = [];
  const gone = new Promise((_, reject) => {
    const fail = (why) => reject(new Error([why, ...printed.slice(-10)].join('\n')));
    driver.once('error', (error) => fail(`WebKitWebDriver cannot start: ${error.message}`));
    driver.once('exit', (code, signal) => fail(`WebKitWebDriver has ended with ${signal ?? `status ${code}`}`));
    createInterface({ input: driver.stderr }).on('line', (line) => {
      if (line.startsWith(ended)) fail(line);
      else printed.push(line);
    });
  });
  gone.catch(() => {}); // whoever waits for an answer hears of it
  return gone;
}

async function startDisplay() {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = new Promise((resolve, reject) => {
    xvfb.stdio[3].once('data', (data) => resolve(String(data).trim()));
    xvfb.once('error', reject);
    xvfb.once('exit', (code) => reject(new Error(`Xvfb has ended with status ${code}`)));
  });
  const end = () => {
    if (xvfb.pid) signalGroup(xvfb.pid, 'SIGTERM'); // so that it takes its lock file with it
  };
  try {
    return { name: `:${await within(slowMachine, 'Xvfb to open a display', number)}`, end };
  } catch (error) {
    end();
    throw error;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
