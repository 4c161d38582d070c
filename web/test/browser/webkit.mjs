// WebKit, the engine of Safari, as Debian ships it: MiniBrowser under Xvfb, driven by WebKitWebDriver. That speaks classic
// WebDriver only, so puppeteer cannot. openWebKit() gives the part of puppeteer's page that person.mjs uses.

import { By, Capabilities, Key, WebDriver, WebElement } from 'selenium-webdriver';
import { Executor, HttpClient } from 'selenium-webdriver/http/index.js';
import { within } from './limits.mjs';
import { settle } from './wait.mjs';
import { startDriver } from './webkit-driver.mjs';

/** How long a browser may take to come up, and to answer a command, on a machine with much else to do. */
const slowMachine = 60_000;

/** How long a browser is given to close by itself. */
const closing = 5000;

/**
 * A page in a browser, a driver and a display of its own. A browser that does not come up is no fault of the page: it is
 * started once more, and a line says so. browser: its program, if not the installed one.
 */
export async function openWebKit(browser) {
  try {
    return await startPage(browser);
  } catch (error) {
    console.log(`WebKit did not come up: ${error.message}. It is started once more.`);
    return startPage(browser);
  }
}

async function startPage(browser) {
  const driver = await startDriver(browser);
  try {
    const session = await openSession(driver);
    return webkitPage(session, async () => {
      await within(closing, 'WebKit to close', session.quit()).catch(() => {});
      driver.end();
    });
  } catch (error) {
    driver.end();
    throw error;
  }
}

/** Selenium waits for ever for an answer. This client waits for so long, and not at all once the browser has ended. */
async function openSession({ url, binary, args, gone }) {
  const client = new HttpClient(url);
  const send = (request) =>
    within(
      slowMachine,
      `WebKitWebDriver to answer ${request.method} ${request.path}`,
      Promise.race([client.send(request), gone]),
    );
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args } };
  const session = WebDriver.createSession(new Executor({ send }), new Capabilities(wanted));
  await session.getSession();
  return session;
}

/** An element that goes while it is handed over is not there: whoever looks for it looks again. */
function noneYet(error) {
  if (!/Could not parse script result/.test(error.message)) throw error;
  return null;
}

/**
 * Runs in the page, which then draws itself anew until stopDrawing: the outline's colour changes, too little to be seen. WebKitWebDriver
 * takes a picture when the page draws next, so of a page at rest, even an empty one, it would never have one.
 */
function keepDrawing() {
  const { style } = document.documentElement;
  const draw = (frame) => {
    style.outline = `1px solid rgb(0 0 0 / ${frame % 2 ? 0.01 : 0})`;
    globalThis.drawing = requestAnimationFrame(() => draw(frame + 1));
  };
  draw(0);
}

function stopDrawing() {
  cancelAnimationFrame(globalThis.drawing);
  document.documentElement.style.outline = '';
}

/** Puppeteer's names, as far as person.mjs and screen-check.mjs call them. */
function webkitPage(session, close) {
  const run = async (what, args) => {
    const code = typeof what === 'function' ? `return (${what}).apply(null, arguments)` : `return (${what})`;
    return session.executeScript(code, ...args);
  };
  const page = {
    session,
    goto: (url) => session.get(url),
    reload: () => session.navigate().refresh(),
    close,
    setViewport: ({ width, height }) => session.manage().window().setRect({ width, height }),
    evaluate: (what, ...args) => run(what, args),
    evaluateHandle: async (what, ...args) => {
      const found = await run(what, args).catch(noneYet);
      const node = found instanceof WebElement ? handleOf(found) : null;
      return { asElement: () => node, dispose: async () => {} };
    },
    waitForSelector: async (selector) => {
      const found = () => session.findElements(By.css(selector));
      const [element] = await settle(found, ({ length }) => length > 0);
      return handleOf(element);
    },
    screenshot: async () => {
      await run(keepDrawing, []);
      try {
        return await session.takeScreenshot(); // in base64
      } finally {
        await run(stopDrawing, []);
      }
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
