import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { eastAsianFonts } from './east-asian-fonts.ts';
import { readFont } from './font.ts';
import type { Font, FontSubset, Glyph } from './font.ts';
import { joinedFont } from './joined-font.ts';
import { storedOutline } from './outline.ts';
import { scriptFonts } from './script-fonts.ts';

const base = readFont(readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')));
const points = (text: string): Set<number> => new Set(Array.from(text, (sign) => sign.codePointAt(0) ?? 0));
const outline = ({ path }: Pick<Glyph, 'path'>): string => Buffer.from(storedOutline(path).bytes).toString('hex');
const outlineOf = (font: Font | null | undefined, sign: string): string => outline((font as Font).layout(sign).glyphs[0] as Glyph);

test('a file gets one font with the outlines and widths of all that it uses', async () => {
  const fontOf = await eastAsianFonts(points('東서'));
  const font = joinedFont(base, (codePoint) => fontOf(codePoint, 400));
  const { glyphs, positions, advanceWidth } = font.layout('a東b서東');
  expect(glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints)).join('')).toBe('a東b서東');
  expect(glyphs[4]?.id).toBe(glyphs[1]?.id);
  expect(positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)).toBe(advanceWidth);

  const subset = font.createSubset() as FontSubset & { includeGlyph(id: number): number; encode(): Uint8Array };
  const places = glyphs.map(({ id }) => subset.includeGlyph(id));
  expect(places).toEqual([1, 2, 3, 4, 2]);
  const written = readFont(subset.encode()) as Font & { getGlyph(id: number): Glyph };
  glyphs.forEach((glyph, n) => {
    const again = written.getGlyph(places[n] as number);
    expect(outline(again)).toBe(outline(glyph));
    expect(again.advanceWidth).toBe(Math.round(glyph.advanceWidth));
  });
  expect(written.maxp).toMatchObject({ maxPoints: base.maxp.maxPoints, maxContours: base.maxp.maxContours });
});

test('ideographs have the forms of Japan where Japanese type has all of a document, and else those of China', async () => {
  const [alone, japanese, chinese] = await Promise.all(['直', '直の', '直们'].map(async (text) => (await eastAsianFonts(points(text)))('直'.codePointAt(0) ?? 0, 400)));
  expect(outlineOf(japanese, '直')).toBe(outlineOf(alone, '直'));
  expect(outlineOf(chinese, '直')).not.toBe(outlineOf(alone, '直'));
});

test('bold is another outline than plain, and what the families lack is nobody\'s', async () => {
  const fontOf = await eastAsianFonts(points('東ש🙂'));
  expect(outlineOf(fontOf(0x6771, 700), '東')).not.toBe(outlineOf(fontOf(0x6771, 400), '東'));
  expect([fontOf(0x5e9, 400), fontOf('🙂'.codePointAt(0) ?? 0, 400), fontOf(0x41, 400)]).toEqual([null, null, null]);
});

test('letters of Arabia join, are drawn from the right, and keep apart what differs in its dots alone', async () => {
  const fontOf = await scriptFonts(points('ببنزر'));
  const font = joinedFont(base, (codePoint) => fontOf(codePoint, 400));
  const [alone, joined] = [font.layout('ب').glyphs, font.layout('ببب').glyphs];
  expect(new Set([...alone, ...joined].map((glyph) => outline(glyph))).size).toBeGreaterThanOrEqual(4);
  const { glyphs } = font.layout('نب رز');
  expect(glyphs.flatMap(({ codePoints }) => codePoints).map((code) => String.fromCodePoint(code)).join('')).toBe('زر بن');
  const letters = glyphs.filter(({ codePoints }) => codePoints.length > 0);
  expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
});

test('letters of India join and change places, and a font that says of some mark not where it goes is set all the same', async () => {
  const fontOf = await scriptFonts(points('क्षिਪੰਜਾਬ'));
  const font = joinedFont(base, (codePoint) => fontOf(codePoint, 400));
  expect(font.layout('क्षि').glyphs.map(({ codePoints }) => String.fromCodePoint(...codePoints))).toEqual(['ि', 'क्ष']);
  expect(() => (fontOf(0xa2a, 400) as Font).layout('ਪੰਜਾਬ')).toThrow(TypeError);
  expect(font.layout('ਪੰਜਾਬ').glyphs.flatMap(({ codePoints }) => codePoints)).toHaveLength(5);
});
