// Starts the browsers under test, one code for both engines. Chromium is driven over CDP, Firefox over WebDriver BiDi
// (there is no geckodriver in Debian 12, and puppeteer needs none).

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

/** @typedef {{width: number, height: number, scale?: number, scheme?: "light" | "dark", motion?: "reduce" | "no-preference"}} Look */

const places = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

// No background traffic: a test that counts requests must see the page's only. No sandbox: tests run as root in containers.
const chromiumFlags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
];

/** The browser's program, or undefined where it is not installed. CHROMIUM and FIREFOX in the environment win. */
export function findBrowser(name) {
  const chosen = process.env[name.toUpperCase()];
  return [chosen, ...places[name]].find((path) => path && existsSync(path));
}

/** Launches a browser with a fresh profile. Firefox takes scheme and motion at launch only: it cannot emulate them. */
export async function launch(name, look = {}, extraFlags = []) {
  const executablePath = findBrowser(name);
  if (!executablePath) throw new Error(`${name} is not installed: run make test, which installs it or says how`);
  if (name === "firefox") {
    return puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox: firefoxPreferences(look) });
  }
  return puppeteer.launch({ executablePath, headless: true, args: [...chromiumFlags, ...extraFlags] });
}

function firefoxPreferences(look) {
  return {
    "layout.css.prefers-color-scheme.content-override": look.scheme === "dark" ? 0 : 1,
    "ui.prefersReducedMotion": look.motion === "reduce" ? 1 : 0,
  };
}

/** Opens a page that looks as asked. */
export async function openPage(browser, name, look) {
  const page = await browser.newPage();
  await page.setViewport({ width: look.width, height: look.height, deviceScaleFactor: look.scale ?? 1 });
  if (name === "chromium") {
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: look.scheme ?? "light" },
      { name: "prefers-reduced-motion", value: look.motion ?? "no-preference" },
    ]);
  }
  return page;
}
