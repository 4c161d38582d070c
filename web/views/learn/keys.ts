// What Learn's keys do (web/model/learn/keys.ts) while a card is on screen.

import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import type { Command } from '../../model/keys.ts';
import { LEARN_KEYS } from '../../model/learn/keys.ts';
import { createCommands } from '../../session/commands.ts';
import { useSession } from '../../session/context.ts';
import type { Learn } from '../../session/learn/learn.ts';

const ANSWERS = ['answerA', 'answerB', 'answerC', 'answerD'] as const;
const CARDS = ['card0', 'card1', 'card2', 'card3', 'card4', 'card5', 'card6', 'card7', 'card8', 'card9'] as const;
const LAST = 10;

export function useCardKeys(learn: Learn, forward: () => void, asTable: Signal<boolean> | undefined): void {
  const { part } = useSession();
  /** The button's act as last rendered. */
  const now = useRef(forward);
  now.current = forward;
  useLayoutEffect(() => {
    const { offer, lay } = part(createCommands);
    const acts: readonly (readonly [Command, () => void])[] = [
      ['forward', () => now.current()],
      ['cardForward', () => learn.turn(1)],
      ['cardBack', () => learn.turn(-1)],
      ['showTruth', learn.showTruth],
      ...(asTable ? [['asTable', () => toggle(asTable)] as const] : []),
      ...ANSWERS.map((command, i) => [command, () => pressAnswer(i)] as const),
      ...CARDS.map((command, i) => [command, () => learn.go(i || LAST)] as const),
    ];
    const back = [lay(LEARN_KEYS), ...acts.map(([command, act]) => offer(command, act))];
    return () => {
      for (const takeBack of back) takeBack();
    };
  }, []);
}

function toggle(flag: Signal<boolean>): void {
  flag.value = !flag.value;
}

function pressAnswer(listed: number): void {
  document.querySelectorAll<HTMLElement>('.learn-choice')[listed]?.click();
}
