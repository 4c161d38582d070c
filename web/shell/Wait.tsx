// Stands in for what has not arrived yet, and sends for it: the fetch ahead may have failed.

import { useEffect } from 'preact/hooks';
import { fetchExtras } from './later.tsx';

export function Wait() {
  useEffect(() => { void fetchExtras(); }, []);
  return <p class="muted">One moment …</p>;
}
