// The presenter, Help and what is said of keys: a chunk of its own beside lateParts.ts, fetched together with it.

export { Deep } from './shell/Deep.tsx';
export { RacePresented } from './present/RacePresented.tsx';
