// How views get their session: from the context around them.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Internals, Session } from './session.ts';

const Context = createContext<Session | undefined>(undefined);

export const SessionProvider = Context.Provider;

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error('a view stands outside of any session');
  return session;
}

/** The part of this session that `make` makes, made when it is first used. */
export function usePart<T>(make: (inside: Internals) => T): T {
  return useSession().part(make);
}
