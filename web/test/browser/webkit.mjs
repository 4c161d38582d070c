// WebKit, the engine of Safari, as Debian ships it: MiniBrowser under Xvfb, driven by WebKitWebDriver. That speaks classic
// WebDriver only, so puppeteer cannot. webkitPage() gives the part of puppeteer's page that person.mjs uses.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Builder, By, Key, WebElement } from 'selenium-webdriver';
import { settle } from './wait.mjs';

const browsers = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib']
  .map((lib) => `${lib}/webkit2gtk-4.1/MiniBrowser`)
  .concat('/usr/libexec/webkit2gtk-4.1/MiniBrowser');

/** The browser's program, or undefined where it is not installed. */
export const findWebKit = () => process.env.WEBKIT ?? browsers.find((file) => existsSync(file));

/** Starts the display and the driver; the answer has newPage() and close(). */
export async function startWebKit() {
  const binary = findWebKit();
  if (!binary) throw new Error('WebKit is not installed: run make test, which installs it or says how');
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve) => {
    display.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${number}`,
      // Tests run as root in containers, on machines without a GPU.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await settle(
    () =>
      fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    true,
  );
  return {
    newPage: async () => webkitPage(await openSession(url, binary)),
    close: () => {
      driver.kill();
      display.kill();
    },
  };
}

const openSession = (url, binary) =>
  new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    })
    .build();

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** An element that goes while it is handed over is not there: whoever looks for it looks again. */
function noneYet(error) {
  if (!/Could not parse script result/.test(error.message)) throw error;
  return null;
}

/** Puppeteer's names, as far as person.mjs calls them. */
function webkitPage(session) {
  const run = async (what, args) => {
    const code = typeof what === 'function' ? `return (${what}).apply(null, arguments)` : `return (${what})`;
    return session.executeScript(code, ...args);
  };
  const page = {
    session,
    goto: (url) => session.get(url),
    reload: () => session.navigate().refresh(),
    close: () => session.quit(),
    setViewport: ({ width, height }) => session.manage().window().setRect({ width, height }),
    evaluate: (what, ...args) => run(what, args),
    evaluateHandle: async (what, ...args) => {
      const found = await run(what, args).catch(noneYet);
      const node = found instanceof WebElement ? handleOf(found) : null;
      return { asElement: () => node, dispose: async () => {} };
    },
    keyboard: {
      press: (key) => session.actions().sendKeys(keyOf(key)).perform(),
      down: (key) => session.actions().keyDown(keyOf(key)).perform(),
      up: (key) => session.actions().keyUp(keyOf(key)).perform(),
    },
    /** Runs fn with the page of a frame in this one. */
    inFrame: async (selector, fn) => {
      await session.switchTo().frame(await session.findElement(By.css(selector)));
      try {
        await fn(page);
      } finally {
        await session.switchTo().defaultContent();
      }
    },
  };
  const handleOf = (element) => ({
    click: () => element.click(),
    uploadFile: (file) => element.sendKeys(file),
    evaluate: (fn, ...args) => run(fn, [element, ...args]),
  });
  return page;
}

const named = {
  Enter: Key.ENTER,
  Tab: Key.TAB,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  End: Key.END,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  Shift: Key.SHIFT,
};
const keyOf = (key) => named[key] ?? key;
