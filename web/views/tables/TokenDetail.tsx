// Details of one token, and buttons that go to notable ones.

import { count, visible } from '../../model/text.ts';
import { hex } from '../../model/figures.ts';
import { kindOf } from '../../model/kinds.ts';
import type { Stories, Token } from '../../model/tokens.ts';

interface Props {
  readonly tokens: readonly Token[];
  readonly token: Token;
  readonly stories: Stories;
  readonly onPick: (slot: number) => void;
}

export function TokenDetail({ tokens, token, stories, onPick }: Props) {
  return (
    <div class="token-detail">
      <div class="token-facts" aria-live="polite">
        <span class="byte block token-slot">{hex(token.slot, 2)}</span>
        <dl>
          <div class="token-text">
            <dd class="name">{visible(token.text) || '(empty)'}</dd>
            <dt>text</dt>
          </div>
          <div>
            <dd>{count(token.uses)}</dd>
            <dt>uses in names</dt>
          </div>
          <div>
            <dd>{count(token.saves)}</dd>
            <dt>bytes it saves</dt>
          </div>
        </dl>
        <p class="token-story">{storyOf(tokens, token, stories)}</p>
      </div>
      <p class="token-links">
        {stories.saver && (
          <button type="button" class="btn" onClick={() => onPick(stories.saver!.slot)}>
            Saves most
          </button>
        )}
        {stories.longest && (
          <button type="button" class="btn" onClick={() => onPick(stories.longest!.slot)}>
            Longest
          </button>
        )}
        <span class="muted">
          {stories.letters} bytes stand for themselves
          {stories.idle > 0 && `; ${stories.idle} were swallowed by longer tokens`}
        </span>
      </p>
    </div>
  );
}

function storyOf(tokens: readonly Token[], t: Token, stories: Stories): string {
  const parts: string[] = [];
  if (t === stories.saver) parts.push('No token saves more.');
  if (t === stories.longest) parts.push(`The longest: ${t.length} letters in one byte.`);
  if (t.length === 0) parts.push('No name needs this byte, and training had no pair left for it.');
  else if (t.made) parts.push(madeOf(tokens, t));
  else if (t.length > 1) parts.push('Training made it, but a kernel does not store from which pair.');
  else parts.push('A byte that occurs in the names stands for itself, so it cannot stand for more.');
  if (t.length > 1 && t.uses === 0) parts.push('Every place it stood in became part of a longer token.');
  if (t.uses > 0 && t.first === t.uses) {
    const type = t.text.charAt(0);
    parts.push(`It only begins entries: its “${visible(type)}” is the symbol’s type, ${kindOf(type)}.`);
  }
  return parts.join(' ');
}

/** From which two tokens a token was made, and in which round of the training. */
function madeOf(tokens: readonly Token[], t: Token): string {
  const { first, second, count: times } = t.made!;
  const word = (slot: number): string => `“${visible(tokens[slot]?.text ?? '')}”`;
  return `Made in round ${t.round} from ${word(first)} and ${word(second)}, which then stood side by side ${count(times)} times.`;
}
