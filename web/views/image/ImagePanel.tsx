// In this image: what the kernel was packed in, where its tables lie, drawn to scale, how sure that is, and whether
// they are what we would have built.

import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../../session/context.ts';
import type { Tables } from '../../wire/answers.ts';
import type { Progress } from '../../wire/protocol.ts';
import { count, plural } from '../../model/text.ts';
import { filled, workWords } from '../../model/progress.ts';
import { address, asSentence, printable, size } from '../../model/format.ts';
import { decodeComparison, decodeImage } from '../../wire/imageAnswers.ts';
import type { ComparedTable, ImageFacts, Part } from '../../wire/imageAnswers.ts';
import { ImageBars } from './ImageBars.tsx';
import { isCompressor } from '../../model/imageLayout.ts';

export function ImagePanel({ all }: { readonly all: Tables }) {
  const { ask, report } = useSession().lookups;
  const facts = useSignal<ImageFacts | undefined>(undefined);
  const again = useSignal<Again>({ step: 'wished' });
  useEffect(() => {
    facts.value = undefined;
    again.value = { step: 'wished' };
    ask()
      ?.ask({ op: 'image' })
      .then(
        (frame) => {
          facts.value = decodeImage(frame);
        },
        (reason: unknown) => report(reason, 'What is known of this image could not be read'),
      );
  }, [all]);
  const image = facts.value;
  return (
    <section class="panel image" aria-labelledby="image-title">
      <h2 class="section-head" id="image-title">
        In this image{' '}
        {image && (
          <small>
            read as Linux {all.release}: {printable(image.why)}
          </small>
        )}
      </h2>
      {image && <Facts all={all} image={image} again={again} />}
    </section>
  );
}

interface Props {
  readonly all: Tables;
  readonly image: ImageFacts;
  readonly again: Signal<Again>;
}

function Facts({ all, image, again }: Props) {
  return (
    <>
      <p class="image-chain">{chainWords(image)}</p>
      {image.banner && <p class="image-banner mono">{printable(image.banner)}</p>}
      {image.parts.length > 0 ? (
        <>
          <ImageBars image={image} />
          <div class="image-body">
            <Places all={all} image={image} compared={again.value.step === 'done' ? again.value.tables : []} />
            <div class="image-side">
              <Rebuild all={all} again={again} />
              <Sure image={image} />
            </div>
          </div>
        </>
      ) : (
        <Sure image={image} />
      )}
    </>
  );
}

/** "The file (11.7 MB) is a bzImage, in which is zstd (11.6 MB), which unpacks to ELF64 … (52.3 MB)." */
function chainWords({ layers, format, fileBytes, rawBytes }: ImageFacts): string {
  const steps = layers.map(
    (layer) => `${layer.name} (${size(layer.size)}${isCompressor(layer) ? ', compressed' : ''})`,
  );
  return [`the file (${size(fileBytes)})`, ...steps, `${format} (${size(rawBytes)})`].join(' → ');
}

function Places({
  all,
  image,
  compared,
}: {
  readonly all: Tables;
  readonly image: ImageFacts;
  readonly compared: readonly ComparedTable[];
}) {
  return (
    <div class="image-scroll">
      <table class="image-places">
        <caption class="unseen">Where each table lies in the unpacked kernel</caption>
        <thead>
          <tr>
            <th scope="col">table</th>
            <th scope="col">at byte</th>
            <th scope="col">address</th>
            <th scope="col">bytes</th>
            {compared.length > 0 && <th scope="col">built again</th>}
          </tr>
        </thead>
        <tbody>
          {image.parts.map((part) => (
            <Place key={part.name} all={all} part={part} compared={compared.find((c) => c.name === part.name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Place({
  all,
  part,
  compared,
}: {
  readonly all: Tables;
  readonly part: Part;
  readonly compared: ComparedTable | undefined;
}) {
  return (
    <tr>
      <th scope="row" class="mono">
        {part.name}
      </th>
      <td>{count(part.offset)}</td>
      <td>{part.address === undefined ? <span class="muted">not said</span> : address(part.address, all)}</td>
      <td>{count(part.size)}</td>
      {compared && (
        <td class={compared.difference === undefined ? 'image-equal' : 'image-differs'}>{verdict(compared)}</td>
      )}
    </tr>
  );
}

function verdict({ difference }: ComparedTable): string {
  return difference === undefined ? '✓ equal' : `✗ from byte ${count(difference)}`;
}

/** Building the tables again: not yet, how far, or what came of it. */
type Again =
  | { readonly step: 'wished' }
  | { readonly step: 'busy'; readonly progress: Progress | undefined }
  | { readonly step: 'done'; readonly tables: readonly ComparedTable[]; readonly ms: number };

function Rebuild({ all, again }: { readonly all: Tables; readonly again: Signal<Again> }) {
  const { ask, report } = useSession().lookups;
  const head = useRef<HTMLHeadingElement>(null);
  const build = async (): Promise<void> => {
    const from = performance.now();
    head.current?.focus(); // the button is removed
    again.value = { step: 'busy', progress: undefined };
    try {
      const frame = await ask()?.ask(
        { op: 'rebuild' },
        {
          onProgress: (progress) => {
            again.value = { step: 'busy', progress };
          },
        },
      );
      if (frame) again.value = { step: 'done', tables: decodeComparison(frame), ms: performance.now() - from };
    } catch (reason) {
      again.value = { step: 'wished' };
      report(reason, 'The tables could not be built again');
    }
  };
  const now = again.value;
  return (
    <div class="image-again">
      <h3 ref={head} tabIndex={-1}>
        Are they what we would have built?
      </h3>
      {now.step === 'wished' && (
        <p>
          Training tokens, sorting and encoding start from the symbols alone: the kernel’s own {count(all.numSyms)}.
        </p>
      )}
      {now.step === 'busy' && <Busy progress={now.progress} />}
      <div role="status" aria-label="Comparison">
        {now.step === 'done' && <Outcome tables={now.tables} ms={now.ms} all={all} />}
      </div>
      {now.step === 'wished' && (
        <p>
          <button type="button" class="btn strong" onClick={() => void build()}>
            Build them ourselves
          </button>
        </p>
      )}
    </div>
  );
}

function Busy({ progress }: { readonly progress: Progress | undefined }) {
  const words = workWords(progress);
  return (
    <p>
      <progress
        class="share-progress"
        aria-label="Building"
        aria-valuetext={words}
        max={100}
        value={filled(progress)}
      />{' '}
      {words}
    </p>
  );
}

function Outcome({
  tables,
  ms,
  all,
}: {
  readonly tables: readonly ComparedTable[];
  readonly ms: number;
  readonly all: Tables;
}) {
  const different = tables.filter((t) => t.difference !== undefined);
  const bytes = tables.reduce((sum, t) => sum + t.bytes, 0);
  if (different.length === 0) {
    return (
      <p>
        <b class="image-equal">All {tables.length} tables are equal, byte for byte</b>: {count(bytes)} bytes built here
        again from {count(all.numSyms)} symbols in {(ms / 1000).toFixed(1)} s. Where the kernel is linked to, this
        cannot show.
      </p>
    );
  }
  return (
    <>
      <p>
        <b class="image-differs">
          {different.length} of {tables.length} tables differ
        </b>{' '}
        from those built here.
      </p>
      <ul class="notes">
        {different.map((t) => (
          <li key={t.name}>
            <code>{t.name}</code>
            {t.bytes !== t.builtBytes && `${count(t.bytes)} bytes, here ${count(t.builtBytes)}. `}
            {asSentence(printable(t.why))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Sure({ image }: { readonly image: ImageFacts }) {
  return (
    <>
      {image.guesses.length > 0 && <List title="Assumed" items={image.guesses} />}
      <details class="image-sure">
        <summary>How sure is that? {plural(image.proofs.length, 'thing was', 'things were')} verified</summary>
        <List title="" items={image.proofs} />
      </details>
    </>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul class="notes">
        {items.map((item) => (
          <li key={item}>{asSentence(printable(item))}</li>
        ))}
      </ul>
    </>
  );
}
