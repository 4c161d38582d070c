// The colours of an export: as the page has them now, or of the theme wished for. The page's stylesheet is where the
// tokens stand, so they are read from there; resolved to plain numbers, since system colours mean something else
// elsewhere.

import type { Ink } from '../paint/surface.ts';

export type InkChoice = 'page' | 'light' | 'dark';

type Token = keyof Ink['css'];
type Rgb = readonly [number, number, number];

export function inkOf(choice: InkChoice, page: Ink): Ink {
  const declared = choice === 'page' ? undefined : tokensOf(choice);
  const rgb = {} as Record<Token, Rgb>;
  for (const token of Object.keys(page.css) as Token[])
    rgb[token] = (declared && hexColour(declared.get(`--${token}`))) ?? page.rgb(token);
  const css = {} as Record<Token, string>;
  for (const token of Object.keys(rgb) as Token[])
    css[token] = `#${rgb[token].map((x) => x.toString(16).padStart(2, '0')).join('')}`;
  return { css, rgb: (token) => rgb[token], sans: page.sans, mono: page.mono };
}

/** The custom properties of :root as that theme has them. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>();
  const selectors = [':root', `:root[data-theme="${theme}"]`];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !selectors.includes(rule.selectorText)) continue;
      for (const name of rule.style)
        if (name.startsWith('--')) found.set(name, rule.style.getPropertyValue(name).trim());
    }
  }
  return found;
}

function hexColour(css: string | undefined): Rgb | undefined {
  const [, r, g, b] = /^#(\w\w)(\w\w)(\w\w)$/.exec(css ?? '') ?? [];
  return r && g && b ? [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)] : undefined;
}
