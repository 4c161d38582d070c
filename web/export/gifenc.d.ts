// The part of gifenc 1.0.3 that gif.ts uses; the package has no types of its own.
declare module 'gifenc' {
  type Colour = readonly number[];

  export interface FrameOptions {
    /** Given with the first frame it is the palette of all that bring none. */
    readonly palette?: readonly Colour[];
    /** In milliseconds; GIF keeps hundredths of a second. */
    readonly delay?: number;
    /** -1 plays once, 0 for ever. Read with the first frame. */
    readonly repeat?: number;
    readonly transparent?: boolean;
    readonly transparentIndex?: number;
    /** 1: the next frame is drawn over this one. */
    readonly dispose?: number;
  }

  export function GIFEncoder(): {
    writeFrame(indices: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  };

  /** At most that many colours for RGBA pixels. */
  export function quantize(
    rgba: Uint8Array | Uint8ClampedArray,
    most: number,
    options?: { readonly format: 'rgb565' },
  ): number[][];
}
