// The image to scale, in three bars: the file, the kernel it unpacks to, and the stretch of that in which the tables
// lie. Each is as wide as the page has room for; between them lines say which part of one is all of the next. The table
// beside says the same.

import { count } from '../../model/text.ts';
import { size } from '../../model/format.ts';
import type { ImageFacts, Part } from '../../wire/imageAnswers.ts';
import { isCompressor, kernelInFile, shortName, span, stretchIn } from '../../model/imageLayout.ts';
import type { Stretch } from '../../model/imageLayout.ts';

// In a drawing as wide as 1,000 and as high as its pixels.
const WIDTH = 1000;
const BAR = 26;
const GAP = 20;
/** The smallest table has four bytes: it must be seen, too. */
const LEAST = 1.5;

export function ImageBars({ image }: { readonly image: ImageFacts }) {
  const all = span(image.parts);
  const inKernel = { from: all.from / image.rawBytes, to: all.to / image.rawBytes };
  const inFile = kernelInFile(image);
  return (
    <div class="image-bars">
      <div class="image-names">
        <Caption label="The file" bytes={image.fileBytes} />
        <Caption label={image.layers.some(isCompressor) ? 'Unpacked' : 'The kernel'} bytes={image.rawBytes} />
        <Caption label="Its tables" bytes={all.to - all.from} />
      </div>
      <div class="image-drawing">
        <svg
          viewBox={`0 0 ${WIDTH} ${3 * BAR + 2 * GAP}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`The tables take ${count(all.to - all.from)} of the unpacked kernel’s ${count(image.rawBytes)} bytes, from byte ${count(all.from)} on`}
        >
          <Bar row={0} inner={inFile} />
          <Bar row={1} inner={inKernel} />
          <rect class="image-whole" x={0} y={2 * (BAR + GAP)} width={WIDTH} height={BAR} />
          {image.parts.map((part) => (
            <Table key={part.name} part={part} at={stretchIn(part, all)} />
          ))}
        </svg>
        {image.parts.map((part) => (
          <Label key={part.name} part={part} at={stretchIn(part, all)} />
        ))}
      </div>
    </div>
  );
}

function Caption({ label, bytes }: { readonly label: string; readonly bytes: number }) {
  return (
    <p>
      <b>{label}</b>
      <span>{size(bytes)}</span>
    </p>
  );
}

/** A bar, the part of it that the next bar shows in full width, and the lines from this part to the next bar. */
function Bar({ row, inner }: { readonly row: number; readonly inner: Stretch }) {
  const top = row * (BAR + GAP);
  const from = WIDTH * inner.from;
  const to = Math.max(WIDTH * inner.to, from + LEAST);
  return (
    <>
      <polygon
        class="image-zoom"
        points={`${from},${top + BAR} ${to},${top + BAR} ${WIDTH},${top + BAR + GAP} 0,${top + BAR + GAP}`}
      />
      <rect class="image-whole" x={0} y={top} width={WIDTH} height={BAR} />
      <rect class="image-inner" x={from} y={top} width={to - from} height={BAR} />
    </>
  );
}

const KNOWN: ReadonlySet<string> = new Set(['names', 'seqs_of_names', 'offsets']);

function Table({ part, at }: { readonly part: Part; readonly at: Stretch }) {
  const name = shortName(part);
  const width = Math.max(WIDTH * (at.to - at.from), LEAST);
  return (
    <rect
      class={`image-${KNOWN.has(name) ? name : 'rest'}`}
      x={Math.min(WIDTH * at.from, WIDTH - width)}
      y={2 * (BAR + GAP)}
      width={width}
      height={BAR}
    >
      <title>{`${part.name}: ${count(part.size)} bytes`}</title>
    </rect>
  );
}

/** Text lies over the drawing, where it fits, so that it is not stretched with it. */
function Label({ part, at }: { readonly part: Part; readonly at: Stretch }) {
  const percent = 100 * (at.to - at.from);
  if (percent < 6) return null;
  return (
    <span class="image-label clip" aria-hidden="true" style={{ left: `${100 * at.from}%`, width: `${percent}%` }}>
      {shortName(part)}
    </span>
  );
}
