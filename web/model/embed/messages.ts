// What a page and an embed in it say to each other, and how each is known again. The element begins: it sends a word
// nobody else knows to the frame's own origin; from then on every message, either way, carries that word, goes to the
// one origin, and is taken from the one window. Whatever else arrives is left alone.

/** Page and frame may come from different versions: each ignores what it does not know. */
const MESSAGES = 1;

/** From the page to the frame. */
export type Told =
  /** heights: whether the frame's height is to follow what it says. */
  | { readonly type: 'hello'; readonly heights: boolean }
  /** Another moment, race or look: the hash of the frame's address, with its #. */
  | { readonly type: 'show'; readonly hash: string }
  | { readonly type: 'play' }
  | { readonly type: 'pause' };

/** From the frame to the page. */
export type Says =
  | { readonly type: 'welcome' }
  /** In CSS pixels. */
  | { readonly type: 'height'; readonly height: number }
  /** A race can be played now. */
  | { readonly type: 'ready' }
  /** The race is at another step. position: bytes of table or steps, as in links. */
  | { readonly type: 'step'; readonly position: number; readonly sentence: string };

type Sealed<T> = T & { readonly kallscope: typeof MESSAGES; readonly word: string };

const LONGEST_HASH = 4096;
const LONGEST_SENTENCE = 2000;
const HIGHEST = 10_000;

export function seal<T extends Told | Says>(message: T, word: string): Sealed<T> {
  return { ...message, kallscope: MESSAGES, word };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(data: unknown): Fields | undefined {
  const fields = data as Fields | null;
  return typeof data === 'object' && fields && fields['kallscope'] === MESSAGES && typeof fields['word'] === 'string'
    ? fields
    : undefined;
}

/** The secret word of one of our messages; '' for any other message. */
export function wordOf(data: unknown): string {
  const word = fieldsOf(data)?.['word'] as string | undefined;
  return word && /^[\w-]{16,64}$/.test(word) ? word : '';
}

/** Reads a message to a frame, field by field; undefined when it is not one. */
export function readTold(data: unknown): Told | undefined {
  const f = fieldsOf(data);
  switch (f?.['type']) {
    case 'hello':
      return typeof f['heights'] === 'boolean' ? { type: 'hello', heights: f['heights'] } : undefined;
    case 'show':
      return typeof f['hash'] === 'string' && f['hash'].length <= LONGEST_HASH
        ? { type: 'show', hash: f['hash'] }
        : undefined;
    case 'play':
      return { type: 'play' };
    case 'pause':
      return { type: 'pause' };
    default:
      return undefined;
  }
}

/** Reads a frame's message, field by field; undefined when it is not one. */
export function readSays(data: unknown): Says | undefined {
  const f = fieldsOf(data);
  const within = (value: unknown, most: number): value is number =>
    typeof value === 'number' && value >= 0 && value <= most;
  switch (f?.['type']) {
    case 'welcome':
      return { type: 'welcome' };
    case 'ready':
      return { type: 'ready' };
    case 'height':
      return within(f['height'], HIGHEST) ? { type: 'height', height: f['height'] } : undefined;
    case 'step': {
      const { position, sentence } = f;
      return within(position, Number.MAX_SAFE_INTEGER) && typeof sentence === 'string'
        ? { type: 'step', position, sentence: sentence.slice(0, LONGEST_SENTENCE) }
        : undefined;
    }
    default:
      return undefined;
  }
}
