// The SHA-256 by which shared maps are known.

/** Browsers offer their cryptography to pages from https:// and from this machine only. */
export const canDigest = (): boolean => globalThis.crypto?.subtle !== undefined;

/** In 64 lower-case hexadecimal digits. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
