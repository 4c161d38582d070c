// <kallscope-race>: an embed in any page, by one script and one tag. docs/embedding.md has its attributes, events and
// methods.
//
//   <script async src="…/kallscope-race.js"></script>
//   <kallscope-race query="vfs_read"></kallscope-race>
//
// A plain script, not a module: pages may load those from another site without that site's leave (CORS), and it learns
// from document.currentScript where it came from.

import { ATTRIBUTES } from '../model/embed/attributes.ts';
import { heightsOf, readParts } from '../model/embed/heights.ts';
import { readSays, seal, wordOf } from '../model/embed/messages.ts';
import type { Told } from '../model/embed/messages.ts';

const script = document.currentScript as HTMLScriptElement | null;

/** Attributes that are there or not. */
const FLAGS = ['loop', 'autoplay'] as const;

/** The end of every race. */
const ENDLESS = '9007199254740991';

/** Frames are made this long before they are scrolled into view. */
const AHEAD = '300px';

/** Until something can be said of the theme of the page. */
type Scheme = 'light' | 'dark';

class KallscopeRace extends HTMLElement {
  static readonly observedAttributes = [...Object.values(ATTRIBUTES), ...FLAGS, 'theme', 'width', 'height', 'title'];

  readonly #sheet = new CSSStyleSheet();
  #frame: HTMLIFrameElement | undefined;
  /** What stands in the frame's place where there can be none. */
  #fault: HTMLElement | undefined;
  /** Known to this element and its frame alone. */
  #word = '';
  #welcome = false;
  #ready = false;
  /** What the frame was last told to show. */
  #shown = '';
  /** Asked for before there is a race. */
  #wantsPlay = false;
  /** Ends what the element watches. */
  #stop: () => void = () => {};

  constructor() {
    super();
    // Only the frame is shown of what is inside: the rest is for pages without the script. The frame stands in the
    // page's own tree and not in this one, because frames of a shadow tree are in no window.frames, where embeds look
    // for each other.
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [this.#sheet];
    const slot = document.createElement('slot');
    slot.name = 'frame';
    root.append(slot);
  }

  connectedCallback(): void {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        this.#open();
      },
      { rootMargin: AHEAD },
    );
    near.observe(this);
    const wide = new ResizeObserver(() => this.#reserve());
    wide.observe(this);
    const hear = (event: MessageEvent): void => this.#hear(event);
    addEventListener('message', hear);
    const unwatch = watchScheme(() => this.#tellChange());
    this.#stop = () => {
      near.disconnect();
      wide.disconnect();
      removeEventListener('message', hear);
      unwatch();
    };
    this.#reserve();
  }

  disconnectedCallback(): void {
    this.#stop();
    this.#frame?.remove();
    this.#fault?.remove();
    this.#frame = this.#fault = undefined;
    this.#welcome = this.#ready = false;
  }

  attributeChangedCallback(): void {
    this.#reserve();
    if (this.#frame) this.#frame.title = this.#name();
    // Several at once are one change.
    queueMicrotask(() => this.#tellChange());
  }

  play(): void {
    this.#wantsPlay = !this.#ready;
    if (this.#ready) this.#tell({ type: 'play' });
  }

  pause(): void {
    this.#wantsPlay = false;
    this.#tell({ type: 'pause' });
  }

  /** Room for the embed before it is there, so that nothing moves when it comes. */
  #reserve(): void {
    const fixed = positive(this.getAttribute('height'));
    if (fixed || !this.#welcome)
      this.#fit(fixed || heightsOf(this.clientWidth, readParts(this.getAttribute('parts') ?? '').parts).whole);
  }

  /**
   * A sheet of its own: strict pages allow no style attributes, and what a page's own style says of the element counts
   * for more.
   */
  #fit(height: number): void {
    const most = positive(this.getAttribute('width'));
    this.#sheet.replaceSync(`:host{display:block;min-height:${height}px;${most ? `max-width:${most}px` : ''}}`);
    if (this.#frame) this.#frame.style.height = `${height}px`;
  }

  #open(): void {
    const address = this.#address();
    if (!address) {
      this.#tellFault(
        this.hasAttribute('site')
          ? 'The attribute site of this embed is no address of a folder with kallscope in it.'
          : 'A script loaded as a module does not know where it came from: add site="…", the address of its folder.',
      );
      return;
    }
    const frame = document.createElement('iframe');
    this.#frame = frame;
    this.#word = crypto
      .getRandomValues(new Uint32Array(6))
      .reduce((word, n) => word + n.toString(36).padStart(7, '0'), '');
    this.#shown = this.#hash();
    frame.slot = 'frame';
    frame.title = this.#name();
    Object.assign(frame.style, { display: 'block', width: '100%', border: '0', margin: '0' });
    frame.referrerPolicy = 'no-referrer';
    frame.src = address.href + this.#shown;
    frame.addEventListener('load', () => {
      this.#welcome = this.#ready = false;
      this.#tell({ type: 'hello', heights: !positive(this.getAttribute('height')) });
    });
    this.#reserve();
    this.append(frame);
  }

  #address(): URL | undefined {
    const site = this.getAttribute('site');
    try {
      const base = site ? new URL(site, document.baseURI).href : script?.src;
      const address = base ? new URL('embed.html', base) : undefined;
      return address && /^(https?|file):$/.test(address.protocol) ? address : undefined;
    } catch {
      return undefined;
    }
  }

  /** Says in the embed's place why it cannot be shown. The page around it gets no error. */
  #tellFault(text: string): void {
    const said = document.createElement('p');
    said.slot = 'frame';
    said.setAttribute('role', 'alert');
    said.textContent = `kallscope: ${text}`;
    this.#fault = said;
    this.append(said);
  }

  #name(): string {
    const query = this.getAttribute('query');
    return this.title || `kallscope: how Linux finds ${query ?? 'a symbol by name'}`;
  }

  #hash(): string {
    const p = new URLSearchParams({ v: '1' });
    for (const [key, attribute] of Object.entries(ATTRIBUTES)) {
      const value = this.getAttribute(attribute);
      if (value !== null && value !== '') p.set(key, value);
    }
    // Either end may be left out; a range has both.
    if (p.has('to') && !p.has('from')) p.set('from', '0');
    if (p.has('from') && !p.has('to')) p.set('to', ENDLESS);
    for (const flag of FLAGS) if (this.hasAttribute(flag)) p.set(flag, '1');
    const theme = this.getAttribute('theme') ?? 'auto';
    p.set('theme', theme === 'auto' ? schemeOf(this) : theme);
    return `#race?${p}`;
  }

  #tellChange(): void {
    const hash = this.#hash();
    if (!this.#welcome || hash === this.#shown) return;
    this.#shown = hash;
    this.#tell({ type: 'show', hash });
  }

  #tell(told: Told): void {
    const origin = this.#address()?.origin;
    if (this.#frame?.contentWindow && origin && (this.#welcome || told.type === 'hello')) {
      this.#frame.contentWindow.postMessage(seal(told, this.#word), origin);
    }
  }

  #hear(event: MessageEvent): void {
    if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== this.#address()?.origin) return;
    if (wordOf(event.data) !== this.#word) return;
    const says = readSays(event.data);
    switch (says?.type) {
      case 'welcome':
        this.#welcome = true;
        // What has changed while the frame loaded.
        this.#tellChange();
        return;
      case 'height':
        if (!positive(this.getAttribute('height'))) this.#fit(says.height);
        return;
      case 'ready':
        this.#isReady();
        return;
      case 'step':
        this.dispatchEvent(
          new CustomEvent('kallscope-step', {
            bubbles: true,
            detail: { position: says.position, sentence: says.sentence },
          }),
        );
    }
  }

  #isReady(): void {
    this.#ready = true;
    if (this.#wantsPlay) this.play();
    this.dispatchEvent(new CustomEvent('kallscope-ready', { bubbles: true }));
  }
}

function positive(text: string | null): number {
  const value = Number(text);
  return value > 0 && Number.isFinite(value) ? value : 0;
}

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What the page says of its colours there: its color-scheme, and the system where it takes either. */
function schemeOf(element: Element): Scheme {
  const schemes = getComputedStyle(element).colorScheme;
  if (!schemes.includes('dark')) return 'light';
  return schemes.includes('light') && !dark.matches ? 'light' : 'dark';
}

/** Pages switch by a class or an attribute of the root or the body. */
function watchScheme(changed: () => void): () => void {
  const attributes = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) attributes.observe(element, { attributes: true });
  dark.addEventListener('change', changed);
  return () => {
    attributes.disconnect();
    dark.removeEventListener('change', changed);
  };
}

// Loaded twice, it is there once.
if (!customElements.get('kallscope-race')) customElements.define('kallscope-race', KallscopeRace);
