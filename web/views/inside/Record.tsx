// One record of kallsyms_names: its length, its compressed bytes, and the text each byte stands for.

import { visible } from '../../model/text.ts';
import { hex } from '../../model/figures.ts';

interface Props {
  readonly codes: Uint8Array;
  readonly pieces: readonly string[];
  /** Bytes of the length, 1 or 2. */
  readonly header: number;
  /** Tokens already turned into text. */
  readonly open: number;
}

/** The length as it is stored: above 127 in two bytes, seven bits and the rest. */
function lengthBytes(length: number, header: number): string {
  return header > 1 ? `${hex(0x80 | (length & 0x7f), 2)} ${hex(length >> 7, 2)}` : hex(length, 2);
}

export function Record({ codes, pieces, header, open }: Props) {
  return (
    <ol class="tokens" aria-label={`${codes.length} bytes and what they stand for`}>
      <li class="token token-length">
        <i>{lengthBytes(codes.length, header)}</i>
        <b>len</b>
      </li>
      {pieces.map((piece, i) => (
        <li class={i < open ? 'token open' : 'token'} key={i}>
          <i>{hex(codes[i]!, 2)}</i>
          <b>
            {i >= open ? (
              '·'
            ) : i === 0 ? (
              <>
                <span class="muted">{visible(piece.slice(0, 1))}</span>
                {visible(piece.slice(1))}
              </>
            ) : (
              visible(piece)
            )}
          </b>
        </li>
      ))}
    </ol>
  );
}
