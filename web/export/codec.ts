// Which video this browser can encode for a WebM file.

/** By preference: VP9 keeps fine lines better at the same size. Level 5.1 is for pictures of up to 4096 × 2176. */
const CODECS = [
  { codec: 'vp09.00.51.08', id: 'V_VP9' },
  { codec: 'vp8', id: 'V_VP8' },
] as const;

/** Bits a pixel and frame: text with hard edges wants much more than film. */
const BITS = 0.15;
const LEAST_BITS_PER_SECOND = 2_000_000;

/**
 * Whether the question what its encoder can do ends this browser's page. WebKitGTK 2.50 has VideoEncoder, but its page process
 * crashes at isConfigSupported. Other browsers on Linux say Chrome or Gecko; Safari does not run there.
 */
export const crashesWhenAsked = (userAgent: string): boolean =>
  /Linux|X11/.test(userAgent) && /AppleWebKit/.test(userAgent) && !/Chrom(e|ium)/.test(userAgent);

/** Why there is no encoder to ask; '' when there is one. */
function whyNoEncoder(): string {
  if (typeof VideoEncoder === 'undefined') return 'This browser has no video encoder (VideoEncoder).';
  if (crashesWhenAsked(navigator.userAgent)) return 'The video encoder of WebKit on Linux crashes when it is asked.';
  return '';
}

export function configOf(codec: string, width: number, height: number, rate: number): VideoEncoderConfig {
  return {
    codec,
    width,
    height,
    framerate: rate,
    bitrate: Math.max(LEAST_BITS_PER_SECOND, Math.round(width * height * rate * BITS)),
    latencyMode: 'quality',
  };
}

export async function codecFor(
  width: number,
  height: number,
  rate: number,
): Promise<(typeof CODECS)[number] | undefined> {
  if (whyNoEncoder() !== '') return undefined;
  for (const one of CODECS) {
    // An encoder that does not know a codec's name may reject rather than answer.
    const answer = await VideoEncoder.isConfigSupported(configOf(one.codec, width, height, rate)).catch(
      () => undefined,
    );
    if (answer?.supported) return one;
  }
  return undefined;
}

/** Why this browser cannot write WebM; '' when it can. */
export async function whyNoWebm(): Promise<string> {
  return (
    whyNoEncoder() || ((await codecFor(640, 480, 25)) ? '' : 'This browser’s video encoder knows neither VP9 nor VP8.')
  );
}
