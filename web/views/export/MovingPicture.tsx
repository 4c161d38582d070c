// A range of the race as GIF or WebM: the choice of range and speed, and the progress while the file is made.

import { useComputed, useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { events, STILL_ABOVE } from '../../model/timeline.ts';
import { count } from '../../model/text.ts';
import { size as bytesOf } from '../../model/format.ts';
import { workerMaker } from '../../wire/trusted.ts';
import { Choice } from '../../kit/Choice.tsx';
import { whyNoWebm } from '../../export/codec.ts';
import { usePart } from '../../session/context.ts';
import { createExportChoices } from '../../session/exportChoices.ts';
import type { ExportChoices } from '../../session/exportChoices.ts';
import { pictureOnPage } from './pictureOnPage.ts';
import { clipOf, RATES, SPEEDS, tooMuch } from '../../export/clip.ts';
import type { Clip, Rate } from '../../export/clip.ts';
import { easel } from '../../export/easel.ts';
import type { Attempt } from './attempt.ts';
import type { Figure, Subject } from '../../export/figure.ts';
import type { FilmKind } from '../../export/film.ts';
import { makeMovie } from '../../export/movie.ts';
import { filmFile, stepSlug } from '../../export/fileNames.ts';
import { save } from '../../export/save.ts';

const newWorker = workerMaker('film.js');

interface Work {
  readonly kind: FilmKind;
  readonly done: number;
  readonly of: number;
  readonly stop: AbortController;
}

export function MovingPicture({ subject: s, attempt }: { readonly subject: Subject; readonly attempt: Attempt }) {
  const choices = usePart(createExportChoices);
  const { rangeOf, rate, speed, loop, figureOf } = choices;
  const work = useSignal<Work | undefined>(undefined);
  // The panel is drawn when work begins and ends; only the progress bar is drawn for each frame.
  const busy = useComputed(() => work.value !== undefined);
  const noWebm = useSignal('');
  useEffect(() => {
    void whyNoWebm().then((why) => {
      noWebm.value = why;
    });
  }, []);
  // Closing the panel ends what it was making.
  useEffect(() => () => work.peek()?.stop.abort(), []);
  const { from, to } = rangeOf(s);
  const clip = clipOf(s.trace, s.mode, from, to, rate.value, speed.value);
  const f = figureOf(s, pictureOnPage());
  const refused = tooMuch(clip.frames, f.width * f.scale, f.height * f.scale);
  const make = async ({ currentTarget: button }: Event, kind: FilmKind): Promise<void> => {
    await attempt(() =>
      film(choices, kind, s, clip, f, (now) => {
        work.value = now;
      }),
    );
    requestAnimationFrame(() => (button as HTMLElement).focus());
  };
  const off = refused !== '' || busy.value;
  return (
    <section class="export-part" aria-labelledby="export-range">
      <h3 id="export-range">A range, moving</h3>
      <Range subject={s} from={from} to={to} />
      <div class="export-look">
        <Choice
          label="Speed"
          value={String(speed.value)}
          options={SPEEDS.map((x) => [String(x), `${x}×`])}
          onChoose={(x) => {
            speed.value = Number(x);
          }}
        />
        <Choice
          label="Frames a second"
          value={String(rate.value)}
          options={RATES.map((x) => [String(x), String(x)])}
          onChoose={(x) => {
            rate.value = Number(x) as Rate;
          }}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={loop.value}
            onChange={(e) => {
              loop.value = e.currentTarget.checked;
            }}
          />
          GIF plays for ever
        </label>
      </div>
      <p class={refused ? 'export-refused small' : 'muted small'}>{refused || lengthWords(clip, f, loop.value)}</p>
      <div class="export-buttons">
        <button type="button" class="btn" disabled={off} onClick={(e) => void make(e, 'gif')}>
          Save GIF
        </button>
        <button type="button" class="btn" disabled={off || noWebm.value !== ''} onClick={(e) => void make(e, 'webm')}>
          Save WebM
        </button>
        <Progress work={work} />
      </div>
      {noWebm.value && <p class="muted small">No WebM: {noWebm.value}</p>}
    </section>
  );
}

function lengthWords(clip: Clip, f: Figure, loop: boolean): string {
  return `${count(clip.frames)} frames of ${f.width * f.scale} × ${f.height * f.scale} pixels, ${clip.seconds.toFixed(1)} s${loop ? '; the GIF rests 1.5 s on the last' : ''}.`;
}

/** The moments one can step to: each end of a step of the search, then the scan by decades. */
function Range({ subject: s, from, to }: { readonly subject: Subject; readonly from: number; readonly to: number }) {
  const { chooseRange } = usePart(createExportChoices);
  const steps = events(s.trace, s.mode).map((e) => [String(e.position), e.label] as const);
  // A range marked for playing may begin and end within a step.
  const withMark = (at: number) =>
    steps.some(([position]) => position === String(at))
      ? steps
      : [[String(at), 'As marked in the race'] as const, ...steps];
  return (
    <div class="export-look">
      <Choice
        label="From"
        value={String(from)}
        options={withMark(from)}
        onChoose={(x) => chooseRange(s, Number(x), to)}
      />
      <Choice label="To" value={String(to)} options={withMark(to)} onChoose={(x) => chooseRange(s, from, Number(x))} />
    </div>
  );
}

/** Takes the focus from the button that was pressed, which is disabled now. */
const takeFocus = (button: HTMLElement | null): void => button?.focus();

function Progress({ work: { value: work } }: { readonly work: Signal<Work | undefined> }) {
  return (
    work && (
      <>
        <progress
          class="export-progress"
          aria-label={`Writing the ${work.kind === 'gif' ? 'GIF' : 'WebM'}`}
          max={work.of}
          value={work.done}
        />
        <span class="small">
          {count(work.done)} of {count(work.of)} frames
        </span>
        <button type="button" class="btn" ref={takeFocus} onClick={() => work.stop.abort()}>
          Cancel
        </button>
      </>
    )
  );
}

async function film(
  choices: ExportChoices,
  kind: FilmKind,
  s: Subject,
  clip: Clip,
  f: Figure,
  tell: (work: Work | undefined) => void,
): Promise<string> {
  const stop = new AbortController();
  const say = (done: number): void => tell({ kind, done, of: clip.frames, stop });
  say(0);
  try {
    const blob = await makeMovie({
      easel: easel(f, s, choices.ink(), { still: choices.speed.value > STILL_ABOVE, read: true }),
      clip,
      kind,
      loop: choices.loop.value,
      newWorker,
      onProgress: say,
      signal: stop.signal,
    });
    const range = `${stepSlug(s.trace, s.mode, clip.position(0))}-to-${stepSlug(s.trace, s.mode, clip.position(clip.frames - 1))}`;
    const name = filmFile(s.trace, range, kind);
    save(blob, name);
    return `Saved ${name}, ${bytesOf(blob.size)}.`;
  } finally {
    tell(undefined);
  }
}
