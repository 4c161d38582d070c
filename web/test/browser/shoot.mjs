// Takes a screenshot of the page, after doing what a person would do.
//
//   npm run shoot -- --size 1440x900 --scheme dark --type tcp_v4_connect --key Enter --click Play --wait 2000 --out race.png
//
// Without --base it builds the page and serves it for the time of the shot; with --base http://127.0.0.1:8080/ it uses a running server.
// Actions happen in the order given; --wait with a number waits milliseconds, with a text waits until the page shows it.

import { launch, openPage } from './browsers.mjs';
import { click, find, openFile, press } from './person.mjs';
import { serve } from './server.mjs';

const usage = `shoot [--base URL] [--path index.html] [--url-hash race] [--browser chromium|firefox] [--size 1440x900] [--dpr 1]
      [--scheme light|dark] [--motion reduce] [--full] [--out shot.png]
      actions, in order: --type TEXT (into "Find a symbol")  --key NAME  --click BUTTON-NAME  --upload FILE  --wait MS|TEXT  --eval JS`;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const actions = {
  type: async (page, text) => {
    const box = await find(page, 'Find a symbol', 'combobox');
    await box.click({ count: 3 });
    await page.keyboard.type(text);
  },
  key: press,
  click,
  upload: openFile,
  wait: (page, what) =>
    /^\d+$/.test(what)
      ? pause(Number(what))
      : page.waitForFunction((text) => document.body.innerText.includes(text), { timeout: 30_000 }, what),
  eval: async (page, code) => console.log(await page.evaluate(code)),
};

function parse(argv) {
  const wanted = {
    path: '',
    browser: 'chromium',
    size: '1440x900',
    dpr: '1',
    scheme: 'light',
    out: 'shot.png',
    steps: [],
  };
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i].replace(/^--/, '');
    if (name === 'help') {
      console.log(usage);
      process.exit(0);
    }
    if (name === 'full') {
      wanted.full = true;
      continue;
    }
    const value = argv[++i];
    if (value === undefined) throw new Error(`--${name} wants a value\n${usage}`);
    if (name in actions) wanted.steps.push([name, value]);
    else wanted[name] = value;
  }
  return wanted;
}

async function shoot(wanted) {
  const [width, height] = wanted.size.split('x').map(Number);
  const look = { width, height, scale: Number(wanted.dpr), scheme: wanted.scheme, motion: wanted.motion };
  const server = wanted.base ? { url: wanted.base, close() {} } : await serve('-dev');
  let launched;
  try {
    launched = await launch(wanted.browser, look);
    const page = await openPage(launched, look);
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`page error: ${error.message}`));
    const hash = wanted['url-hash'] ? `#${wanted['url-hash'].replace(/^#/, '')}` : '';
    await page.goto(new URL(wanted.path + hash, server.url).href, { waitUntil: 'load' });
    await pause(500);
    for (const [name, value] of wanted.steps) await actions[name](page, value);
    await page.screenshot({ path: wanted.out, fullPage: Boolean(wanted.full) });
    console.log(`wrote ${wanted.out}`);
  } finally {
    await launched?.close();
    server.close();
  }
}

await shoot(parse(process.argv.slice(2)));
