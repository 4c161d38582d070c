// Line icons on a 16 px grid. They are decoration: the button around one has a name of its own.

const PATHS = {
  open: 'M8 10V2.5M5 5l3-2.8L11 5M2.5 9.5v4h11v-4',
  theme: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 3v10M8 5.2l4.3-1M8 8h5.4M8 10.8l4.3 1',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4.5 6.5L8 10l3.5-3.5',
  paste: 'M5.5 3.5h-2v10h9v-10h-2M5.5 2.5h5v2.5h-5zM6 8h4M6 10.5h4',
  dice: 'M3 3h10v10H3zM5.7 5.7h.01M10.3 10.3h.01M8 8h.01',
  share:
    'M10.3 4.6L5.7 7.2M5.7 8.8l4.6 2.6M12 2.1a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2zM4 6.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2zM12 10.7a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z',
  away: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The logo: blue is the row that a scan reads, orange are the halves. */
export function Logo() {
  return (
    <svg viewBox="0 0 22 18" aria-hidden="true">
      <rect class="logo-a" width="22" height="4" y="1" rx="1" />
      <rect class="logo-b" x="5" y="7" width="12" height="4" rx="1" />
      <rect class="logo-b" x="8.5" y="13" width="5" height="4" rx="1" />
    </svg>
  );
}
