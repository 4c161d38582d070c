// What there is to know of one symbol.

import { canCopyText } from '../../export/save.ts';
import { Icon } from '../../kit/icons.tsx';
import { useSession } from '../../session/context.ts';
import { kindOf } from '../../model/kinds.ts';
import { mapLine } from '../../model/symbols/csv.ts';
import { sizeText } from '../../model/symbols/list.ts';
import { addressText, count, visible } from '../../model/text.ts';
import type { Tables } from '../../wire/answers.ts';
import { NO_SIZE } from '../../wire/exploreAnswers.ts';
import type { SymbolCard } from '../../wire/exploreAnswers.ts';
import { useCommand } from '../keys.ts';
import { useCopying } from './copying.ts';
import { Copies } from './Copies.tsx';
import { Forms } from './Forms.tsx';
import { Name } from './Name.tsx';
import { Prices } from './Prices.tsx';
import { Address } from './Row.tsx';
import type { Explored } from './explored.ts';

interface Props extends Explored {
  readonly card: SymbolCard;
}

export function Card(subject: Explored) {
  const { symbols, tables } = subject;
  const { chosen } = useSession().state;
  const { status, copy } = useCopying();
  const card = symbols.card.value;
  useCommand('raceIt', () => {
    if (chosen.peek() >= 0) void symbols.race(chosen.peek());
  });
  useCommand('itsBytes', () => {
    if (chosen.peek() >= 0) symbols.showBytes(chosen.peek());
  });
  useCommand('copyAddress', () => {
    if (chosen.peek() >= 0) void copy('address', addressOf(tables, chosen.peek()));
  });
  useCommand('close', () => {
    if (chosen.peek() >= 0) symbols.choose(-1);
    else symbols.setFilter('');
  });
  if (chosen.value < 0 || !card || card.seq !== chosen.value || card.seq >= tables.numSyms)
    return (
      <aside class="panel sym-card empty" aria-label="The chosen symbol">
        <p>Choose a symbol: its address, its entry in the tables, what finding it costs and who else has its name.</p>
      </aside>
    );
  return (
    <aside
      class="panel sym-card"
      id="sym-card"
      tabIndex={-1}
      aria-label="The chosen symbol"
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return;
        e.stopPropagation();
        document.getElementById('sym-rows')?.focus();
      }}
    >
      <Head {...subject} card={card} status={status} copy={copy} />
      <Record {...subject} card={card} />
      <Prices card={card}>
        <button type="button" class="btn" onClick={() => void symbols.race(card.seq)}>
          Race it
        </button>
        <button type="button" class="btn" onClick={() => symbols.showBytes(card.seq)}>
          Its bytes
        </button>
      </Prices>
      <Copies {...subject} card={card} />
      <Around {...subject} card={card} />
      <Forms forms={[{ tool: 'map line', text: mapLine(tables, card.seq) }, ...card.forms]} copy={copy} />
    </aside>
  );
}

/** As gdb and addr2line take it. */
const addressOf = (tables: Tables, seq: number): string => `0x${addressText(tables.address(seq) ?? 0n, tables.word32)}`;

function Head({ symbols, tables, columns, card, status, copy }: Props & ReturnType<typeof useCopying>) {
  const { seq, copies, position } = card;
  const letter = String.fromCharCode(tables.type(seq));
  const bytes = columns.size[seq]!;
  const area = tables.areas.filter(({ start }) => start <= seq).at(-1)?.label;
  return (
    <div class="sym-part">
      <button type="button" class="btn quiet sym-close" onClick={() => symbols.choose(-1)}>
        Close
      </button>
      <h2 class="name">
        <Name name={tables.name(seq) ?? ''} />{' '}
        {copies.length > 1 && (
          <small>
            {position} of {count(copies.length)}
          </small>
        )}
      </h2>
      <p class="sym-where mono">
        <span class="muted">0x</span>
        {addressText(tables.address(seq) ?? 0n, tables.word32)}
        {canCopyText && (
          <button
            type="button"
            class="btn quiet icon"
            aria-label="Copy address"
            onClick={() => void copy('address', addressOf(tables, seq))}
          >
            <Icon name="copy" />
          </button>
        )}
      </p>
      <p class="sym-copied" role="status">
        {status}
      </p>
      <p>
        <b>{visible(letter)}</b>, {kindOf(letter)}
        {area && (
          <>
            {' '}
            in <b>{area}</b>
          </>
        )}
        {bytes === NO_SIZE ? (
          '; nothing says where it ends'
        ) : (
          <>
            ; <b>{count(bytes)} bytes</b> to the next symbol
          </>
        )}
        .
      </p>
      <p>
        Entry <b>{count(seq)}</b> by address, number <b>{count(card.rank)}</b> by name.
      </p>
      {card.aliases.length > 0 && (
        <p>
          At the same address:{' '}
          {card.aliases.slice(0, 6).map((i) => (
            <button type="button" class="try name" key={i} onClick={() => symbols.choose(i)}>
              {visible(tables.name(i) ?? '')}
            </button>
          ))}
          {card.aliases.length > 6 && `and ${count(card.aliases.length - 6)} more`}
        </p>
      )}
    </div>
  );
}

/** The record as it lies in the table of names: a length, then a byte for each token. */
function Record({ tables, card }: Props) {
  const { seq, codes, pieces } = card;
  const at = tables.records[seq]!;
  const bytes = tables.records[seq + 1]! - at;
  const head = bytes - codes.length;
  const hex = (b: number): string => b.toString(16).padStart(2, '0');
  return (
    <div class="sym-part">
      <h3 class="section-head">
        Its entry{' '}
        <small>
          names + 0x{at.toString(16)}, {bytes} bytes for {count(pieces.join('').length)} letters
        </small>
      </h3>
      <ol class="sym-tokens">
        <li>
          <i>{Array.from(tables.names.subarray(at, at + head), hex).join(' ')}</i>
          <b class="muted">len</b>
        </li>
        {pieces.map((piece, i) => (
          <li key={i}>
            <i>{hex(codes[i]!)}</i>
            <b>{visible(piece)}</b>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The symbols next to it in memory. */
function Around({ symbols, tables, columns, card }: Props) {
  const near = [card.seq - 1, card.seq, card.seq + 1].filter((i) => i >= 0 && i < tables.numSyms);
  return (
    <div class="sym-part">
      <h3 class="section-head">
        Around it in memory <small>bytes to the next</small>
      </h3>
      <ul class="sym-around">
        {near.map((i) => (
          <li key={i} aria-current={i === card.seq ? 'true' : undefined}>
            <Address address={tables.address(i) ?? 0n} word32={tables.word32} />
            <button type="button" class="name clip" onClick={() => symbols.choose(i)}>
              <Name name={tables.name(i) ?? ''} />
            </button>
            <span>{sizeText(columns.size[i]!)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
