// What people read when an upload, a download or a deletion has failed. Pure.

import type { Terms } from '../wire/shareHost.ts';
import { Refused } from '../wire/shareHost.ts';
import { count, plural } from './text.ts';

export interface Words {
  readonly cause: string;
  readonly hint: string;
}

const LATER = 'Try again later; nothing of yours is lost.';
const OURS = 'This is a fault of this page, not of your map.';

/** By the code of the refusal (docs/hosting.md lists the host's codes). A refusal without a code here gets the words of its HTTP status. */
const WORDS: Readonly<Record<string, Words>> = {
  unreachable: {
    cause: 'The host could not be reached, or the connection broke off.',
    hint: 'Are you online? Try again; nothing of yours is lost.',
  },
  insecure: {
    cause: 'This page cannot compute a SHA-256 here: browsers allow it to pages opened over https:// only.',
    hint: 'Open the page by its https:// address.',
  },
  tampered: {
    cause: 'The host sent something else than the map of the link: its SHA-256 is another. It was not used.',
    hint: 'Was the link changed on its way? Ask for it again, or for the file.',
  },
  'too-large': {
    cause: 'The map is larger than this host accepts.',
    hint: 'Send the file itself with the link: whoever opens both sees the same moment.',
  },
  absent: {
    cause: 'The map is not kept here any more: it was deleted, or its time was over.',
    hint: 'Ask whoever sent the link to share it again, or for the file.',
  },
  'not-found': { cause: 'This host shares no maps.', hint: 'Ask whoever sent the link for the file.' },
  'sharing-off': { cause: 'This host does not share maps any more.', hint: 'Ask whoever sent the link for the file.' },
  rate: { cause: 'Too many uploads or deletions came from your network.', hint: 'Try again in a minute.' },
  uploading: { cause: 'Several uploads from your network are under way.', hint: 'Try again when one has ended.' },
  busy: { cause: 'This host is receiving as many uploads as it can.', hint: 'Try again in a minute.' },
  full: {
    cause: 'This host has no room for another map.',
    hint: 'Send the file itself with the link: whoever opens both sees the same moment.',
  },
  'not-map': {
    cause: 'The host accepts only listings of kernel symbols, and this text does not begin like one.',
    hint: 'Send the file itself with the link: whoever opens both sees the same moment.',
  },
  'too-slow': { cause: 'The upload took longer than this host waits.', hint: 'Try again with a faster connection.' },
  incomplete: {
    cause: 'The upload broke off before its end. Nothing was kept.',
    hint: 'Try again; nothing of yours is lost.',
  },
  'cross-site': {
    cause: 'The host accepts uploads only from its own pages.',
    hint: 'Open the page at the host’s own address.',
  },
  token: {
    cause: 'The host does not accept this browser’s token for this map.',
    hint: 'Has somebody else shared it again? Whoever runs this host can delete it.',
  },
  'no-token': {
    cause: 'The host did not get this browser’s token for this map.',
    hint: 'Is something between this browser and the host changing requests?',
  },
  digest: {
    cause: 'The host received other bytes than were sent. Nothing was kept.',
    hint: 'Try again. Is something between this browser and the host changing uploads?',
  },
  address: { cause: 'The host did not understand the map’s address.', hint: OURS },
  method: { cause: 'The host did not understand what was asked.', hint: OURS },
  length: { cause: 'The host was not told the upload’s size.', hint: OURS },
  'not-gzip': { cause: 'The host did not recognise the upload as gzip.', hint: OURS },
  encoding: { cause: 'The host did not accept the form of the upload.', hint: OURS },
  range: { cause: 'The host was asked for a part the map does not have.', hint: OURS },
  bug: { cause: 'Something is wrong on the host’s side.', hint: LATER },
  store: { cause: 'The host’s store does not answer.', hint: LATER },
};

const FULL = 507;
const TOO_MANY = 429;
const TOO_LARGE = 413;

/** Words for refusals of hosts, or of proxies in front of them, that do not send our codes. */
function byStatus(status: number): Words {
  if (status === FULL) return { cause: 'The host has no room left.', hint: LATER };
  if (status === TOO_MANY) return WORDS['rate']!;
  if (status === TOO_LARGE) return WORDS['too-large']!;
  if (status === 404) return WORDS['not-found']!;
  return {
    cause: status ? `The host answered with HTTP ${status}.` : 'The host’s answer was not understood.',
    hint: LATER,
  };
}

const FILE_GONE: Words = {
  cause: 'The file was changed or has gone since it was opened.',
  hint: 'Open it again, then share it.',
};

/** The words for anything that was thrown. */
export function wordsFor(reason: unknown): Words {
  if (reason instanceof DOMException && /^Not(Readable|Found)Error$/.test(reason.name)) return FILE_GONE;
  if (!(reason instanceof Refused))
    return { cause: reason instanceof Error ? reason.message : String(reason), hint: OURS };
  const words = Object.hasOwn(WORDS, reason.code) ? WORDS[reason.code]! : byStatus(reason.status);
  return reason.retryAfter > 0 ? { ...words, hint: `Try again in ${plural(reason.retryAfter, 'second')}.` } : words;
}

/** The words for a gzip that is over the host's limit, so that it is not sent at all; undefined when it is within. */
export function overLimit(bytes: number, terms: Terms): Words | undefined {
  if (bytes <= terms.maxBytes) return undefined;
  return {
    cause: `Compressed it has ${count(bytes)} bytes, and this host takes at most ${count(terms.maxBytes)}.`,
    hint: WORDS['too-large']!.hint,
  };
}

/** How long the host keeps a map. */
export function keptFor(terms: Terms): string {
  return terms.keepDays > 0
    ? `deletes it after ${plural(terms.keepDays, 'day')}, or when you delete it from this browser`
    : 'keeps it until you delete it from this browser';
}

/** Why a link to this page does not work from another machine, in words; '' when it does. */
export function reach({ protocol, hostname }: { readonly protocol: string; readonly hostname: string }): string {
  if (protocol === 'file:')
    return 'This page is a file on your disk: the link works where the same file is in the same place.';
  if (/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    return `This page comes from your own machine (${hostname}): the link works on this machine only.`;
  return '';
}
