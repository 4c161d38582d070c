import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeSession, settled } from './fakeWorld.ts';
import { createSharing } from './sharing.ts';
import type { FileSource } from './sharing.ts';

/** Packing and fetching are tasks of their own, not only promises. */
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !done(); i++) await new Promise((resolve) => setTimeout(resolve));
  assert.ok(done(), 'it never came');
}

async function opened() {
  const made = fakeSession();
  const { world, session } = made;
  world.sources.answer = (url) =>
    url.endsWith('health')
      ? Response.json({ ok: true, share: { maxBytes: 1e6, maxSeconds: 60, keepDays: 30 } })
      : new Response('', { status: 404 });
  void session.loads.openFile(new File(['ffffffff81000000 T _text\n'], 'mine.map'));
  await settled();
  world.engine.loads[0]!.finish({ fingerprint: 'f1' });
  await settled();
  const sharing = session.part(createSharing);
  return { ...made, sharing, from: session.state.source.value as FileSource };
}

test('nothing is asked of the host before the person wants to share', async () => {
  const { world, sharing } = await opened();
  const asked: string[] = [];
  const { answer } = world.sources;
  world.sources.answer = (url) => {
    asked.push(url);
    return answer(url);
  };
  assert.equal(asked.length, 0);
  await sharing.askTerms();
  assert.equal(sharing.terms.value?.keepDays, 30);
  assert.deepEqual(asked, ['https://site.test/api/health']);
});

test('a map is packed and offered; one that was shared before is known to be', async () => {
  const { world, session, sharing, from } = await opened();
  void sharing.prepare(from);
  await until(() => sharing.now.value.step === 'offered');
  const at = sharing.now.value;
  assert.ok(at.step === 'offered');
  world.storage.write('kallscope-shared', JSON.stringify({ [at.packed.digest]: { token: 't' } }));
  void sharing.prepare(from);
  await until(() => sharing.now.value.step === 'shared');
  const source = session.state.source.value;
  assert.ok(source?.kind === 'file' && source.share === at.packed.digest, 'links name the shared copy');
});

test('what is stopped shows nothing when it ends', async () => {
  const { sharing, from } = await opened();
  const packing = sharing.prepare(from);
  sharing.stop();
  await packing;
  assert.equal(sharing.now.value.step, 'packing');
});
