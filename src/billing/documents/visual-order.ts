import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';

// Its types speak of a default export that Node does not find.
const bidi = (createRequire(import.meta.url)('bidi-js') as () => Bidi)();

/** A piece of a line that is read in one direction, in the order in which it is read. */
export interface Piece {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Hebrew, Arabic and all else that is written from right to left, with the signs that say so of what follows them. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u202b\u202e\u2067]/u;

/** Whether a text has anything that is not set from left to right. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/**
 * A line in the pieces in which it stands on the page, from left to right, by Unicode's bidirectional algorithm (UAX 9). Its own direction is that of the
 * first letter that has one. Where it is read from right to left, brackets are mirrored and a piece still begins with what is read first: whoever sets it
 * turns it round. Space at a line's end stays at the right, where it takes no room from what is set at the left.
 */
export function inVisualOrder(text: string): Piece[] {
  const line = text.trimEnd();
  const embedding = bidi.getEmbeddingLevels(line);
  const { levels } = embedding;
  const mirrored = bidi.getMirroredCharactersMap(line, levels);
  const pieces: { readonly level: number; last: number; signs: string }[] = [];
  for (const at of bidi.getReorderedIndices(line, embedding)) {
    const [level, sign] = [levels[at] as number, mirrored.get(at) ?? (line[at] as string)];
    const piece = pieces.at(-1);
    const isBackwards = level % 2 === 1;
    if (piece?.level === level && piece.last === (isBackwards ? at + 1 : at - 1)) {
      piece.last = at;
      piece.signs = isBackwards ? sign + piece.signs : piece.signs + sign;
    } else pieces.push({ level, last: at, signs: sign });
  }
  const set = pieces.map(({ signs, level }): Piece => ({ text: signs, isRightToLeft: level % 2 === 1 }));
  return line === text ? set : [...set, { text: text.slice(line.length), isRightToLeft: false }];
}
