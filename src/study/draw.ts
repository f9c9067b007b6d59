/**
 * Random numbers by counting: the draw of a (seed, stream, counter) is a function of these three and of nothing else,
 * so draws do not depend on order, on threads or on what else is drawn. The generator is SplitMix64 with random access:
 * the finaliser of Steele, Lea and Flood (2014) at seed + (counter + 1) * golden ratio.
 */

const golden = 0x9e3779b97f4a7c15n;
const mask = (1n << 64n) - 1n;

/** The 64 bits that SplitMix64 gives at this counter, from 0. */
export function splitMix(seed: bigint, counter: bigint): bigint {
  let z = (seed + (counter + 1n) * golden) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}

/** A stream of draws for one name under one seed; streams of different names have nothing in common. */
export interface DrawStream {
  /** Strictly between 0 and 1, with 53 bits. */
  readonly uniform: (counter: number) => number;
  /** 64 bits for shuffling. */
  readonly bits: (counter: number) => bigint;
}

/** Opens the stream of a name. */
export function openStream(seed: number, name: string): DrawStream {
  let key = splitMix(BigInt(seed) & mask, 0n);
  for (const byte of new TextEncoder().encode(name)) key = splitMix(key ^ BigInt(byte), 0n);
  const bits = (counter: number): bigint => splitMix(key, BigInt(counter));
  return {
    bits,
    uniform: (counter) => (Number(bits(counter) >> 11n) + 0.5) / 2 ** 53,
  };
}

/** A permutation of 0 .. size - 1: positions sorted by the bits of a stream from `start` on. */
export function shuffle(stream: DrawStream, size: number, start: number): readonly number[] {
  const keys = Array.from({ length: size }, (_, i) => stream.bits(start + i));
  return keys
    .map((key, i) => ({ key, i }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i))
    .map(({ i }) => i);
}
