// A text with its values filled in. A value has the colour of what it counts, and a guess is dashed.

import type { Piece } from '../../model/learn/text.ts';

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map((piece, i) =>
        piece.ink === 'plain' ? (
          piece.text
        ) : (
          <b key={i} class={`value-${piece.ink}`}>
            {piece.text}
          </b>
        ),
      )}
    </>
  );
}
