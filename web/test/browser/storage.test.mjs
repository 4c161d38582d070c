// A storage that is refused, is not as this page made it, or never answers: the page starts with what it has.

import { assert, describeInBrowsers, test } from './harness.mjs';
import { passTimers } from './hold.mjs';
import { loaded, mainText } from './person.mjs';
import { settle } from './wait.mjs';

/** A link to a map that only the storage could have. */
const link = '#race?v=1&print=00000000000000aa&file=mine.map&q=vfs_read';

/** How storages fail. Each runs before the page's scripts. */
const faults = {
  'never answers': () => {
    indexedDB.open = () => ({});
  },
  'refuses by throwing': () => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  },
  'has no store of this name': () => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => open('kallscope of somebody else', 1);
  },
  'keeps nothing': () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  },
};

describeInBrowsers('storage', (withPage) => {
  for (const [what, fault] of Object.entries(faults)) {
    test(`a storage that ${what}`, () =>
      withPage({}, async ({ page, server }) => {
        await page.evaluateOnNewDocument(fault);
        await page.goto('about:blank');
        await page.goto(`${server.url}${link}`, { waitUntil: 'load' });
        await settle(async () => {
          await passTimers(page); // of the page's patience with a storage
          return mainText(page);
        }, /This link is about a map of its own: mine\.map/);
        await loaded(page, '6.12.117');
        assert.match(await mainText(page), /Until then this page shows another map/);
      }));
  }
});
