/** The fingerprint by which links name a map: 64-bit FNV-1a, straight from its definition. */
export function fingerprint(bytes) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of bytes) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return sum.toString(16).padStart(16, '0');
}
