// Hands a file to the person: to the disk, or to the clipboard.

/** Saves by pressing a link to the bytes, which are in the page: nothing is fetched. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by the time this task is over; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * What this browser cannot copy: nothing to copy to without a secure context, and Firefox before 127 copies no
 * pictures.
 */
export const canCopyText = typeof navigator !== 'undefined' && navigator.clipboard !== undefined;
export const canCopyPictures = canCopyText && typeof ClipboardItem !== 'undefined';

export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}

/** Takes a promise of the picture: browsers allow copying only while they handle the press. */
export function copyPng(png: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
