// The figure at a smaller size, painted again whenever what it shows changes.

import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { usePart, useSession } from '../../session/context.ts';
import { createExportChoices } from '../../session/exportChoices.ts';
import { pictureOnPage } from './pictureOnPage.ts';
import { easel, describeFigure } from '../../export/easel.ts';
import type { Easel } from '../../export/easel.ts';
import type { Figure, Subject } from '../../export/figure.ts';

export function Preview({ subject: s }: { readonly subject: Subject }) {
  const { position } = useSession().state;
  const { colours, figureOf, subject, ink: exportInk } = usePart(createExportChoices);
  const { ink } = useSession().world.surface;
  const box = useRef<HTMLElement>(null);
  const kept = useRef<{ readonly easel: Easel; readonly key: readonly unknown[] } | undefined>(undefined);
  useSignalEffect(() => {
    const of = subject.value;
    if (!of || !box.current) return;
    const f = figureOf(of, pictureOnPage());
    const e = easelFor(of, f);
    e.paint(position.value);
    if (e.canvas.parentNode !== box.current) box.current.replaceChildren(e.canvas);
  });

  /** A canvas serves as long as only the position changes. */
  function easelFor(of: Subject, f: Figure): Easel {
    const key = [of, f.width, f.height, f.scale, f.layout.narrow, colours.value, ink.value];
    if (kept.current?.key.every((x, i) => x === key[i])) return kept.current.easel;
    const made = easel(f, of, exportInk());
    kept.current = { easel: made, key };
    return made;
  }

  const [title, description] = describeFigure(s, position.value);
  return <figure ref={box} class="export-preview" role="img" aria-label={`Preview. ${title}. ${description}`} />;
}
