// The views of the page, in the order of the header. A view is added here; links and the header follow.

export const DOORS = [
  { id: 'race', label: 'Race' },
  { id: 'learn', label: 'Learn' },
  { id: 'tables', label: 'Tables' },
  { id: 'symbols', label: 'Symbols' },
  { id: 'lab', label: 'Lab' },
] as const;

export type View = (typeof DOORS)[number]['id'];
