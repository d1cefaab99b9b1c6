/** Order of two texts by code point, which is also the order of their UTF-8 bytes and of PostgreSQL's collation "C". */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === shorter) return a.length < b.length ? -1 : 1;
  return rank(a.charCodeAt(at)) < rank(b.charCodeAt(at)) ? -1 : 1;
}

/** UTF-16 puts surrogates before U+E000 to U+FFFF; by code point they come after them. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
