// What a person can see of a page's texts: which are cut or covered, and which lie on each other.

/**
 * The faults of the texts: those that are cut, covered, or lie on each other, and a page wider than the window. A text that
 * ends in an ellipsis is cut on purpose.
 */
export function faultsOfTexts() {
  const clips = (style) => /hidden|clip/.test(style.overflowX + style.overflowY);
  const scrolls = (style) => /auto|scroll/.test(style.overflowX + style.overflowY);
  const quote = (text) => JSON.stringify(text.trim().slice(0, 40));

  /** Where an element's content can be seen, and whether a person can scroll to the rest. */
  function windowOf(node) {
    const seen = { left: 0, top: -Infinity, right: innerWidth, bottom: Infinity };
    let scrolled = false;
    let ellipsis = false;
    for (let at = node; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.textOverflow === 'ellipsis' && clips(style)) ellipsis = true;
      if (scrolls(style)) scrolled = true;
      if (clips(style) || scrolls(style)) {
        const box = at.getBoundingClientRect();
        seen.left = Math.max(seen.left, box.left);
        seen.top = Math.max(seen.top, box.top);
        seen.right = Math.min(seen.right, box.right);
        seen.bottom = Math.min(seen.bottom, box.bottom);
      }
      if (style.position === 'fixed') break;
    }
    return { seen, scrolled, ellipsis };
  }

  /** Texts for screen readers alone are clipped to nothing. */
  const isClipped = (node) => node && (getComputedStyle(node).clipPath !== 'none' || isClipped(node.parentElement));
  const unseen = (node) =>
    node.closest('script, style, noscript, option, select') ||
    isClipped(node) ||
    !node.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** What opens over the page, or stays while the page scrolls, may cover it. */
  const mayCover = (node) =>
    node &&
    node !== document.body &&
    (/sticky|fixed/.test(getComputedStyle(node).position) ||
      Number(getComputedStyle(node).zIndex) > 0 ||
      node.matches('dialog') ||
      mayCover(node.parentElement));

  /** What covers a point of a text; undefined when the text is seen there, or the point is out of the window. */
  const coverOf = (node, x, y) => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return undefined;
    const top = document.elementFromPoint(x, y);
    if (!top || node.contains(top) || top.contains(node)) return undefined;
    // What the pointer passes through may still be seen over the element that gets it.
    const passed = getComputedStyle(node).pointerEvents === 'none';
    return passed && !mayCover(top) ? undefined : top;
  };

  const faults = [];
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || unseen(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { seen, scrolled, ellipsis } = windowOf(node);
    if (seen.right - seen.left < 3 || seen.bottom - seen.top < 3) continue;
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      // The letters are lower than the box of their line.
      const part = box.height * 0.22;
      const line = { text, left: box.left, right: box.right, top: box.top + part, bottom: box.bottom - part };
      const out =
        line.left < seen.left - 1 || line.right > seen.right + 1 || line.top < seen.top || line.bottom > seen.bottom;
      if (out && !scrolled && !(ellipsis && line.top >= seen.top && line.bottom <= seen.bottom))
        faults.push(`cut: ${quote(text.data)} in ${node.localName}.${node.getAttribute('class') ?? ''}`);
      line.left = Math.max(line.left, seen.left);
      line.right = Math.min(line.right, seen.right);
      line.top = Math.max(line.top, seen.top);
      line.bottom = Math.min(line.bottom, seen.bottom);
      if (line.right - line.left < 2 || line.bottom - line.top < 2) continue;
      const middle = (line.top + line.bottom) / 2;
      const cover = [line.left + 1, (line.left + line.right) / 2, line.right - 1]
        .map((x) => coverOf(node, x, middle))
        .find((found) => found);
      if (!cover) lines.push(line);
      else if (!mayCover(cover)) faults.push(`covered: ${quote(text.data)} by ${cover.localName}.${cover.className}`);
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (const [i, a] of lines.entries())
    for (let j = i + 1; j < lines.length && lines[j].top < a.bottom; j++) {
      const b = lines[j];
      if (a.text === b.text) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (across > 1 && down > 1) faults.push(`on each other: ${quote(a.text.data)} and ${quote(b.text.data)}`);
    }
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) faults.push(`${wide} px wider than the window`);
  return [...new Set(faults)];
}
