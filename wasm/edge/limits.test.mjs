// What a host of the Worker may limit: slow uploads, uploads by network, under way and in all, what is stored.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { earlyInMinute, startEdge } from './local.mjs';
import { addressOf, assetFolder, beginUpload, elsewhere, look, map, send, small, trickle } from './requests.mjs';

const address = addressOf(map);

let assets;
before(async () => {
  assets = await assetFolder();
});
after(() => assets.remove());

// This host is for these tests alone: on a busy machine its limit of a second is too short for other uploads.
test('slow uploads are refused and store nothing, even when they go on after it', async () => {
  const impatient = await startEdge({ assets: assets.folder, ratelimits: {}, vars: { SHARE_MAX_SECONDS: '1' } });
  try {
    const sent = [0, 5, 50_000];
    const statuses = await Promise.all(sent.map((bytes) => trickle(impatient.url, address, map, bytes)));
    assert.deepEqual(statuses, [408, 408, 408]);
    const kept = await impatient.worker.getR2Bucket('MAPS');
    assert.deepEqual((await look(() => kept.list())).objects, []);
  } finally {
    await impatient.worker.dispose();
  }
});

test('uploads are limited by network, reading is not', async () => {
  const ratelimits = {
    CHANGES: { simple: { limit: 2, period: 60 } },
    CHANGES_WIDE: { simple: { limit: 3, period: 60 } },
  };
  const host = await startEdge({ assets: assets.folder, ratelimits });
  try {
    const from = async (ip, method = 'PUT') => {
      const body = method === 'PUT' ? { body: small } : {};
      return (await send(host.url, method, elsewhere, { ...body, headers: { 'CF-Connecting-IP': ip } })).status;
    };
    const statuses = [];
    await earlyInMinute();
    for (const address of ['0::1', '0::2', '0::3', '1::1', '2::1', '100::1'])
      statuses.push(await from(`2001:db8:0:${address}`));
    assert.deepEqual(statuses, [422, 422, 429, 422, 429, 422]); // the /64 has 2, the /56 has 3
    assert.equal(await from('2001:db8::1', 'GET'), 404);
  } finally {
    await host.worker.dispose();
  }
});

test('everyone together is limited', async () => {
  const few = await startEdge({
    assets: assets.folder,
    ratelimits: { CHANGES_ALL: { simple: { limit: 2, period: 60 } } },
  });
  try {
    const put = () => send(few.url, 'PUT', elsewhere, { body: small });
    await earlyInMinute();
    const answers = [await put(), await put(), await put()];
    assert.deepEqual(
      answers.map((a) => [a.status, a.json().error, a.headers['retry-after']]),
      [
        [422, 'digest', undefined],
        [422, 'digest', undefined],
        [503, 'busy', '60'],
      ],
    );
  } finally {
    await few.worker.dispose();
  }
});

test('uploads under way are bounded, by network and in all, and give their places back', async () => {
  const host = await startEdge({ assets: assets.folder, ratelimits: {} });
  const held = [];
  const put = async (ip) =>
    (await send(host.url, 'PUT', elsewhere, { body: small, headers: { 'CF-Connecting-IP': ip } })).status;
  /** Begins three uploads without their last bytes, and waits until the edge counts them: it answers one more with the status `network`. */
  const hold = async (ip, network) => {
    for (let i = 0; i < 3; i++) held.push(beginUpload(host.url, elsewhere, small, ip));
    await until(async () => (await put(ip)) === network);
  };
  try {
    for (let i = 0; i < 4; i++) {
      assert.equal(await put(`2001:db8:${i}::1`), 422);
      await hold(`2001:db8:${i}::1`, 429);
    }
    assert.equal(await put('2001:db8:9::1'), 503);
    const statuses = await Promise.all(held.map((upload) => upload.finish()));
    assert.deepEqual(statuses, Array(12).fill(422));
    assert.equal(await put('2001:db8:9::1'), 422);
  } finally {
    for (const upload of held) upload.end();
    await host.worker.dispose();
  }
});

test('the store takes no more than the host says', async () => {
  const room = { SHARE_MAX_STORED: `${map.length + small.length - 1}` };
  const host = await startEdge({ assets: assets.folder, ratelimits: {}, vars: room });
  try {
    assert.equal((await send(host.url, 'PUT', address, { body: map })).status, 201);
    const second = await send(host.url, 'PUT', addressOf(small), { body: small });
    assert.deepEqual([second.status, second.json().error], [507, 'full']);
    const kept = await host.worker.getR2Bucket('MAPS');
    assert.equal((await look(() => kept.list())).objects.length, 1);
  } finally {
    await host.worker.dispose();
  }
});

test('nothing is shared unless the host says so', async () => {
  const off = await startEdge({ assets: assets.folder, share: false });
  try {
    assert.equal((await send(off.url, 'GET', '/api/health')).json().share, null);
    for (const method of ['PUT', 'GET', 'DELETE']) {
      const got = await send(off.url, method, address, method === 'PUT' ? { body: small } : {});
      assert.deepEqual([got.status, got.json().error], [404, 'sharing-off']);
    }
  } finally {
    await off.worker.dispose();
  }
});

/** Asks again until it is so; fails after a time that no working host needs. */
async function until(ask) {
  for (const end = Date.now() + 120_000; Date.now() < end; ) if (await ask()) return;
  assert.fail('it did not come to be so in two minutes');
}
