// The exports: what the figure looks like, then a picture of this step, a range of the race, and the steps as text.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePart, useSession } from '../../session/context.ts';
import { size as bytesOf } from '../../model/format.ts';
import { createExportChoices } from '../../session/exportChoices.ts';
import type { SizeChoice } from '../../session/exportChoices.ts';
import type { Attempt } from './attempt.ts';
import { pictureOnPage } from './pictureOnPage.ts';
import { stepsCsv } from '../../export/csv.ts';
import { easel, pngOf, svgOf } from '../../export/easel.ts';
import type { Subject } from '../../export/figure.ts';
import { Choice } from '../../kit/Choice.tsx';
import type { InkChoice } from '../../export/inks.ts';
import { traceJson } from '../../export/json.ts';
import { stepsMarkdown } from '../../export/markdown.ts';
import { MovingPicture } from './MovingPicture.tsx';
import { stepFile, textFile } from '../../export/fileNames.ts';
import { Preview } from './Preview.tsx';
import { canCopyPictures, canCopyText, copyPng, copyText, save } from '../../export/save.ts';

export function ExportPanel() {
  const { pause } = useSession().player;
  const status = useSignal('');
  const { subject } = usePart(createExportChoices);
  // The export is of the step on screen, so playing stops.
  useEffect(pause, []);
  const s = subject.value;
  if (!s) return <p class="muted">There is nothing to export before a map is loaded.</p>;
  const attempt: Attempt = async (act) => {
    status.value = '';
    try {
      status.value = await act();
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError'))
        status.value = `That did not work: ${reason instanceof Error ? reason.message : String(reason)}`;
    }
  };
  return (
    <div class="export">
      <div class="export-figure">
        <Preview subject={s} />
        <Look />
      </div>
      <ThisStep subject={s} attempt={attempt} />
      <MovingPicture subject={s} attempt={attempt} />
      <AsText subject={s} attempt={attempt} />
      <Status text={status} />
    </div>
  );
}

function Status({ text }: { readonly text: Signal<string> }) {
  return (
    <p class="export-status" role="status" aria-label="Export">
      {text.value}
    </p>
  );
}

const SIZE_WORDS = {
  screen: 'As on screen',
  slide: 'Slide, 1280 × 720',
  document: 'Document, 800 × 760',
} as const satisfies Record<SizeChoice, string>;

const INK_WORDS = { page: 'As the page', light: 'Light', dark: 'Dark' } as const satisfies Record<InkChoice, string>;

function Look() {
  const { size, scale, colours } = usePart(createExportChoices);
  const sizes = Object.entries(SIZE_WORDS).filter(([id]) => id !== 'screen' || pictureOnPage());
  return (
    <div class="export-look">
      <Choice
        label="Size"
        value={size.value}
        options={sizes}
        onChoose={(id) => {
          size.value = id as SizeChoice;
        }}
      />
      <Choice
        label="Pixels"
        value={String(scale.value)}
        options={[
          ['1', '1×'],
          ['2', '2×, for fine screens'],
        ]}
        onChoose={(id) => {
          scale.value = id === '2' ? 2 : 1;
        }}
      />
      <Choice
        label="Colours"
        value={colours.value}
        options={Object.entries(INK_WORDS)}
        onChoose={(id) => {
          colours.value = id as InkChoice;
        }}
      />
    </div>
  );
}

interface PartProps {
  readonly subject: Subject;
  readonly attempt: Attempt;
}

/** "Saved x.png, 98.1 kB." */
function saved(blob: Blob, name: string): string {
  save(blob, name);
  return `Saved ${name}, ${bytesOf(blob.size)}.`;
}

/** "Copied the PNG." */
async function copied(copying: Promise<void>, what: string): Promise<string> {
  await copying;
  return `Copied ${what}.`;
}

interface ActProps {
  readonly name: string;
  readonly attempt: Attempt;
  readonly act: Parameters<Attempt>[0];
}

/** A button for one export. */
function Act({ name, attempt, act }: ActProps) {
  return (
    <button type="button" class="btn" onClick={() => void attempt(act)}>
      {name}
    </button>
  );
}

function ThisStep({ subject: s, attempt }: PartProps) {
  const { figureOf, ink } = usePart(createExportChoices);
  const { position } = useSession().state;
  const file = (ext: string): string => stepFile(s.trace, s.mode, position.value, ext);
  const png = (): Promise<Blob> => {
    const e = easel(figureOf(s, pictureOnPage()), s, ink());
    e.paint(position.value);
    return pngOf(e.canvas);
  };
  const svg = (): string => svgOf(figureOf(s, pictureOnPage()), s, ink(), position.value);
  return (
    <section class="export-part" aria-labelledby="export-step">
      <h3 id="export-step">This step as a picture</h3>
      <div class="export-buttons">
        <Act name="Save PNG" attempt={attempt} act={async () => saved(await png(), file('png'))} />
        <Act
          name="Save SVG"
          attempt={attempt}
          act={() => saved(new Blob([svg()], { type: 'image/svg+xml' }), file('svg'))}
        />
        {canCopyPictures && <Act name="Copy PNG" attempt={attempt} act={() => copied(copyPng(png()), 'the PNG')} />}
        {canCopyText && <Act name="Copy SVG" attempt={attempt} act={() => copied(copyText(svg()), 'the SVG’s text')} />}
      </div>
      {!canCopyPictures && (
        <p class="muted small">
          {canCopyText ? 'This browser copies no pictures.' : 'This browser copies nothing from a page without https.'}
        </p>
      )}
    </section>
  );
}

function AsText({ subject: s, attempt }: PartProps) {
  const { navigation, state } = useSession();
  const { linkHere } = navigation;
  const { position } = state;
  const name = (what: string, ext: string): string => textFile(s.trace, s.mode, position.peek(), what, ext);
  const markdown = (): string => stepsMarkdown(s, position.value, linkHere());
  const text = (body: string, type: string, name: string): string =>
    saved(new Blob([body], { type: `${type};charset=utf-8` }), name);
  return (
    <section class="export-part" aria-labelledby="export-text">
      <h3 id="export-text">The steps as text</h3>
      <div class="export-buttons">
        <Act
          name="Save Markdown"
          attempt={attempt}
          act={() => text(markdown(), 'text/markdown', name('steps', 'md'))}
        />
        {canCopyText && (
          <Act name="Copy Markdown" attempt={attempt} act={() => copied(copyText(markdown()), 'the Markdown')} />
        )}
        <Act
          name="Save JSON"
          attempt={attempt}
          act={() => text(traceJson(s, linkHere()), 'application/json', name('trace', 'json'))}
        />
        <Act name="Save CSV" attempt={attempt} act={() => text(stepsCsv(s.trace), 'text/csv', name('steps', 'csv'))} />
      </div>
    </section>
  );
}
