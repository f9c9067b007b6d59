/**
 * A fingerprint of a text for places without a cryptographic hash: two 32-bit FNV-1a sums from different seeds.
 * It tells files apart by accident, not against an adversary; the rim passes SHA-256 where it has one.
 */

/** Sixteen hexadecimal digits after `fnv1a:`. */
export function hashText(text: string): string {
  return `fnv1a:${hexOf(fnv1a(text, 0x811c9dc5))}${hexOf(fnv1a(text, 0x050c5d1f))}`;
}

function fnv1a(text: string, seed: number): number {
  let sum = seed;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    sum = Math.imul(sum ^ (code & 0xff), 0x01000193);
    sum = Math.imul(sum ^ (code >> 8), 0x01000193);
  }
  return sum >>> 0;
}

function hexOf(value: number): string {
  return value.toString(16).padStart(8, "0");
}
