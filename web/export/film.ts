// What the page and the worker that makes moving pictures say to each other. A frame is answered when the next may
// come.

export type FilmKind = 'gif' | 'webm';

export interface FilmStart {
  readonly kind: FilmKind;
  /** In pixels, both even. */
  readonly width: number;
  readonly height: number;
  /** Frames a second, one whose frames last whole hundredths. */
  readonly rate: number;
  readonly loop: boolean;
}

export type ToFilm =
  | { readonly type: 'start'; readonly start: FilmStart }
  /** GIF: a frame to choose the palette by; it is not shown. All samples come before the first frame. */
  | { readonly type: 'sample'; readonly rgba: Uint8ClampedArray }
  | { readonly type: 'frame'; readonly rgba: Uint8ClampedArray }
  | { readonly type: 'finish' };

export type FromFilm =
  | { readonly type: 'next' }
  | { readonly type: 'done'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed'; readonly text: string };
