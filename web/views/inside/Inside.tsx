// Inside the current step: three bytes give a place, the place gives a record, the record gives a name, the name
// decides.

import { computed, signal } from '@preact/signals';
import type { Trace } from '../../wire/answers.ts';
import type { Scene } from '../../model/scene.ts';
import { count } from '../../model/text.ts';
import { usePart, useSession } from '../../session/context.ts';
import type { Session } from '../../session/session.ts';
import { strongFetch } from '../../paint/links.ts';
import { Probe } from './Probe.tsx';
import { Scan } from './Scan.tsx';

type Side = 'probe' | 'scan';

function sideOf(s: Scene, chosen: Side | undefined): Side {
  if (!s.binary.present) return 'scan';
  return chosen ?? (s.binary.done && !s.finished ? 'scan' : 'probe');
}

function createInside({ state: { now } }: Session) {
  /**
   * The search to look into. undefined follows the race: the probes first, then the scan while it runs on alone, and
   * the probes again at the finish.
   */
  const chosen = signal<Side | undefined>(undefined);
  /** Changes when the panel has something new to say, and not with every frame. */
  const said = computed(() => {
    const s = now.value;
    if (!s) return '';
    const { binary: b, linear: l } = s;
    if (sideOf(s, chosen.value) === 'scan') return `scan ${l.index} ${l.entry?.seq} ${l.done} ${s.started}`;
    const skip = b.kind === 'skip' ? Math.round(b.fraction * 256) : 0;
    return `probe ${b.fetch} ${b.kind} ${b.tokensOpen} ${b.verdict} ${skip}`;
  });
  return { chosen, said };
}

function titleOf(s: Scene, t: Trace, side: Side): string {
  const name = s.linear.names[s.linear.names.length - 1];
  if (side === 'scan') return name ? `Inside entry ${count(name.index)}` : 'Inside the scan';
  const at = Math.max(0, s.finished ? strongFetch(t, s) : s.binary.fetch);
  return at < t.probes ? `Inside probe ${at + 1}` : `Inside look back ${count(at - t.probes + 1)}`;
}

export function Inside({ close }: { readonly close: () => void }) {
  const { chosen, said } = usePart(createInside);
  const { now, trace } = useSession().state;
  void said.value;
  const s = now.peek();
  const t = trace.value;
  if (!s || !t) return null;
  const side = sideOf(s, chosen.value);
  return (
    <section class="rail-part rail-inside" aria-labelledby="inside-title">
      <div class="rail-head">
        <h2 class="section-head" id="inside-title">
          {titleOf(s, t, side)}
        </h2>
        {s.binary.present && (
          <div class="segments slim" role="group" aria-label="Look into">
            <button
              type="button"
              aria-pressed={side === 'probe'}
              onClick={() => {
                chosen.value = 'probe';
              }}
            >
              Binary
            </button>
            <button
              type="button"
              aria-pressed={side === 'scan'}
              onClick={() => {
                chosen.value = 'scan';
              }}
            >
              Linear
            </button>
          </div>
        )}
        <button type="button" class="btn quiet" onClick={close}>
          Close
        </button>
      </div>
      {side === 'scan' ? <Scan s={s} t={t} /> : <Probe s={s} t={t} />}
    </section>
  );
}
