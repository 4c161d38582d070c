// The element's attributes by what they are called in an embed's address (web/model/link.ts,
// web/model/embed/settings.ts). Values are the same in both. loop, autoplay, theme, width, height, title and site are
// the element's own business.

export const ATTRIBUTES: Readonly<Record<string, string>> = {
  map: 'map',
  print: 'print',
  file: 'file',
  share: 'share',
  rel: 'release',
  all: 'all-symbols',
  percpu: 'absolute-percpu',
  q: 'query',
  n: 'entry',
  addr: 'address',
  mode: 'mode',
  at: 'at',
  from: 'start',
  to: 'end',
  speed: 'speed',
  parts: 'parts',
};
