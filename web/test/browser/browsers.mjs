// Starts the browsers under test. Chromium is driven over CDP, Firefox over WebDriver BiDi (there is no geckodriver in
// Debian 12, and puppeteer needs none). WebKit speaks neither: webkit.mjs.

import { accessSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { killTree } from '../../../scripts/processes.mjs';
import { openGate } from './gate.mjs';
import { within } from './limits.mjs';

/** @typedef {{width: number, height: number, scale?: number, scheme?: "light" | "dark", motion?: "reduce" | "no-preference"}} Look */

const programs = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
  firefox: ['firefox-esr', 'firefox'],
};

// No sandbox: tests run as root in containers. No background traffic where it can be switched off: less noise.
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  // One process for all frames of a page: several of another site at once are sometimes left waiting for their debugger.
  // Origins stay apart.
  '--disable-site-isolation-trials',
];

/** Longer than anything takes on a machine with much else to do, so that only what hangs is ended. */
const slowMachine = 120_000;

/** How long a browser is given to close by itself. */
const closing = 20_000;

/** The browser's program, or undefined where it is not installed. CHROMIUM and FIREFOX in the environment win. */
export function findBrowser(name) {
  const chosen = process.env[name.toUpperCase()];
  const folders = process.env.PATH.split(path.delimiter);
  const candidates = chosen
    ? [chosen]
    : programs[name].flatMap((program) => folders.map((folder) => path.join(folder, program)));
  return candidates.find(exists);
}

function exists(file) {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}

/** The engines to test in: both, unless BROWSERS names some. */
export const engines = ['chromium', 'firefox'].filter((name) =>
  (process.env.BROWSERS ?? name).split(' ').includes(name),
);

/** The browsers of this process by engine and motion. */
const running = new Map();

/**
 * The one browser of that engine which all tests of the process share; each test opens pages in a profile of its own.
 * Firefox takes the wish for less motion at launch only, so with motion "reduce" it is another browser.
 */
export function shared(name, { motion } = {}) {
  const key = name === 'firefox' && motion === 'reduce' ? 'firefox, still' : name;
  if (!running.has(key)) running.set(key, launch(name, { motion }));
  return running.get(key);
}

/** Ends what shared() has started. */
export async function closeShared() {
  for (const launched of running.values()) await (await launched.catch(() => undefined))?.close();
  running.clear();
}

/** Launches a browser with a fresh profile. Firefox takes scheme and motion at launch only: it cannot emulate them.
 * The answer has the browser, the foreign hosts asked for so far (strangers), and close(). */
export async function launch(name, look = {}) {
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`${name} is not installed: run make test, which installs it or says how`);
  const gate = await openGate();
  const options =
    name === 'firefox'
      ? { browser: 'firefox', extraPrefsFirefox: firefoxPreferences(look, gate.port) }
      : { args: [...chromiumFlags, `--proxy-server=127.0.0.1:${gate.port}`] };
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    timeout: slowMachine,
    protocolTimeout: slowMachine,
    ...options,
  });
  return {
    name,
    browser,
    strangers: gate.strangers,
    close: async () => {
      await closeOrKill(browser);
      gate.close();
    },
  };
}

/** Closes the browser; one that does not close is killed, and a line says so. */
async function closeOrKill(browser) {
  const { pid } = browser.process();
  try {
    await within(closing, 'the browser to close', browser.close());
  } catch (error) {
    console.log(`${error.message}; it is killed`);
    killTree(pid);
  }
}

function firefoxPreferences(look, proxyPort) {
  return {
    'layout.css.prefers-color-scheme.content-override': look.scheme === 'dark' ? 0 : 1,
    'ui.prefersReducedMotion': look.motion === 'reduce' ? 1 : 0,
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
  };
}

/** Opens a page that looks as asked, in a profile of its own. */
export async function openPage({ name, browser }, look) {
  const page = await (await browser.createBrowserContext()).newPage();
  page.setDefaultTimeout(slowMachine);
  await page.setViewport({ width: look.width, height: look.height, deviceScaleFactor: look.scale ?? 1 });
  if (name === 'chromium') {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: look.scheme ?? 'light' },
      { name: 'prefers-reduced-motion', value: look.motion ?? 'no-preference' },
    ]);
  }
  if (!look.firstVisit) await page.evaluateOnNewDocument(introduced);
  return page;
}

/** Runs in each document: somebody who was here before. Without it the introduction plays first. */
function introduced() {
  try {
    if (top === self) localStorage.setItem('kallscope-introduced', '1');
  } catch {
    // A document without a storage.
  }
}
