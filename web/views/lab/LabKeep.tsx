// What of a figure can be kept: the link to it, the picture, and its numbers.

import { useSignal } from '@preact/signals';
import { slug } from '../../export/fileNames.ts';
import { inkOf } from '../../export/inks.ts';
import { labCsv } from '../../export/labCsv.ts';
import { canCopyPictures, canCopyText, copyPng, copyText, save } from '../../export/save.ts';
import { sheetPng, sheetSvg } from '../../export/sheet.ts';
import type { LabFigure } from '../../model/lab/experiment.ts';
import { paintChart } from '../../paint/lab/chart.ts';
import type { Lab } from '../../session/lab/lab.ts';
import { useSession } from '../../session/context.ts';
import { chartOf } from './LabFigurePanel.tsx';

interface Props {
  readonly lab: Lab;
  readonly figure: LabFigure;
}

export function LabKeep({ lab, figure }: Props) {
  const { world, navigation } = useSession();
  const status = useSignal('');
  const { experiment, map, held, under } = lab;
  const name = `kallscope-lab-${experiment.value.id}-${slug(map.value, 60) || 'map'}`;
  const others = under.value ? `; thin: ${held.value!.name}` : '';
  const sheet = {
    id: name,
    title: figure.title,
    sentence: figure.sentence,
    foot: `${map.value}${others} · counted in bytes of table read`,
    paint: (pen: Parameters<typeof paintChart>[0], plate: Parameters<typeof paintChart>[1]) =>
      paintChart(pen, plate, chartOf(lab, figure)),
  };
  const ink = () => inkOf('page', world.surface.ink.value);
  const about = (): [string, string][] => [
    ['map', map.value],
    ['experiment', figure.title],
    ['browser', navigator.userAgent],
    ['date', new Date(world.clock.date()).toISOString()],
    ['unit', 'bytes of table read, counted (docs/study.md)'],
  ];
  const pause = () => new Promise<void>((resolve) => void world.clock.after(0, resolve));
  const acts: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'CSV',
      async () => {
        save(await labCsv(about(), figure.data, pause), `${name}.csv`);
        return `Saved ${name}.csv.`;
      },
    ],
    [
      'PNG',
      async () => {
        save(await sheetPng(sheet, ink(), 2), `${name}.png`);
        return `Saved ${name}.png.`;
      },
    ],
    [
      'SVG',
      async () => {
        save(new Blob([sheetSvg(sheet, ink())], { type: 'image/svg+xml' }), `${name}.svg`);
        return `Saved ${name}.svg.`;
      },
    ],
    ...(canCopyPictures
      ? [['Copy picture', () => copyPng(sheetPng(sheet, ink(), 2)).then(() => 'Copied the picture.')] as const]
      : []),
    ...(canCopyText
      ? [['Copy link', () => copyText(navigation.linkHere()).then(() => 'Copied the link.')] as const]
      : []),
  ];
  const run = async (act: () => Promise<string>): Promise<void> => {
    try {
      status.value = await act();
    } catch (reason) {
      status.value = `That did not work: ${reason instanceof Error ? reason.message : String(reason)}`;
    }
  };
  return (
    <div class="lab-keep">
      {acts.map(([label, act]) => (
        <button key={label} type="button" class="btn" onClick={() => void run(act)}>
          {label}
        </button>
      ))}
      <p role="status" class="muted">
        {status.value}
      </p>
    </div>
  );
}
