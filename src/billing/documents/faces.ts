import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFont } from './font.ts';
import type { Font } from './font.ts';
import { joinedFont } from './joined-font.ts';
import type { Paper } from './paper.ts';
import type { FontOf } from './sliced-fonts.ts';

const { resolve } = createRequire(import.meta.url);
const read = (name: string): Font => readFont(readFileSync(resolve(`@expo-google-fonts/noto-sans/${name}/NotoSans_${name}.ttf`)));

/** Latin, Greek and Cyrillic with every currency sign. Embedded, so that a document looks the same everywhere. */
const fonts = { plain: read('400Regular'), bold: read('700Bold') };
const weights = { plain: 400, bold: 700 } as const;

export type Face = keyof typeof fonts;

/** What the pages of a document are set in; the fonts of other scripts are read for documents that have such characters. */
export async function facesFor(paper: Paper): Promise<Readonly<Record<Face, PDFKit.Mixins.PDFFontSource>>> {
  const lacking = new Set(Array.from(JSON.stringify(paper), (sign) => sign.codePointAt(0) ?? 0).filter((codePoint) => !fonts.plain.hasGlyphForCodePoint(codePoint)));
  const own = { plain: unused(fonts.plain), bold: unused(fonts.bold) };
  if (lacking.size === 0) return asSources(own);
  const [{ scriptFonts }, { eastAsianFonts }] = await Promise.all([import('./script-fonts.ts'), import('./east-asian-fonts.ts')]);
  const [ofScript, eastAsian] = await Promise.all([scriptFonts(lacking), eastAsianFonts(lacking)]);
  const fontOf: FontOf = (codePoint, weight) => ofScript(codePoint, weight) ?? eastAsian(codePoint, weight);
  const joined = (face: Face): Font => joinedFont(own[face], (codePoint) => (lacking.has(codePoint) ? fontOf(codePoint, weights[face]) : null));
  return asSources({ plain: joined('plain'), bold: joined('bold') });
}

/**
 * The font as if nobody had used it: its tables are read once, which is most of what a document takes, but a glyph remembers the characters that it was
 * first asked for, or that it was only a part of another. In the next document a reader could not copy or search it.
 */
const unused = (font: Font): Font => Object.create(font, { _glyphs: { value: {} } }) as Font;

/** The library takes fonts that were read already, which its types do not know. */
const asSources = (faces: Record<Face, Font>): Record<Face, PDFKit.Mixins.PDFFontSource> => faces as unknown as Record<Face, PDFKit.Mixins.PDFFontSource>;
