import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/**
 * The text of a PDF as our own are written: each page's rows from top to bottom, pieces of a row from left to right with " | " between them.
 * Glyphs become characters by the fonts' own tables, so that what is read is what a reader copies.
 */
export function pdfText(bytes: Uint8Array): string[][] {
  const objects = objectsOf(Buffer.from(bytes));
  const one = (id: string | undefined): PdfObject => {
    const found = objects.get(id ?? '');
    if (found === undefined) throw new Error(`the file has no object ${id}`);
    return found;
  };
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary))
    .map(({ dictionary }) => {
      const resources = one(reference(dictionary, 'Resources')).dictionary;
      const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name ?? '', glyphsOf(one(reference(one(id).dictionary, 'ToUnicode')))]));
      return rowsOf((one(reference(dictionary, 'Contents')).stream ?? Buffer.alloc(0)).toString('latin1'), fonts);
    });
}

/** What the file says of itself: `/Title`, dates and the like, as they are written. */
export function pdfInfo(bytes: Uint8Array): string {
  return [...objectsOf(Buffer.from(bytes)).values()].find(({ dictionary }) => dictionary.includes('/CreationDate'))?.dictionary ?? '';
}

const reference = (dictionary: string, name: string): string | undefined => new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1];

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = found.index + found[0].length;
    const end = text.indexOf('endobj', start);
    const body = text.indexOf('stream\n', start);
    if (body === -1 || body > end) {
      objects.set(found[1] ?? '', { dictionary: text.slice(start, end), stream: null });
      continue;
    }
    const dictionary = text.slice(start, body);
    const raw = file.subarray(body + 7, body + 7 + Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
    objects.set(found[1] ?? '', { dictionary, stream: dictionary.includes('FlateDecode') ? inflateSync(raw) : raw });
  }
  return objects;
}

/** Characters by glyph. */
function glyphsOf({ stream }: PdfObject): readonly string[] {
  const ranges = [...(stream?.toString('latin1') ?? '').matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[(.*?)\]/g)];
  return ranges.flatMap(([, list = '']) => [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, codes = '']) => String.fromCharCode(...(codes === '' ? [] : codes.split(' ').map((code) => Number.parseInt(code, 16))))));
}

function rowsOf(content: string, fonts: ReadonlyMap<string, readonly string[]>): string[] {
  const rows = new Map<number, { x: number; text: string }[]>();
  let [x, y] = [0, 0];
  let glyphs: readonly string[] = [];
  for (const [operation] of content.matchAll(/1 0 0 1 [\d.-]+ [\d.-]+ Tm|\/F\d+ [\d.]+ Tf|\[.*\] TJ/g)) {
    if (operation.endsWith('Tm')) [, , , , x = 0, y = 0] = operation.split(' ').map(Number);
    else if (operation.endsWith('Tf')) glyphs = fonts.get(operation.slice(1).split(' ')[0] ?? '') ?? [];
    else {
      const text = [...operation.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, codes = '']) => (codes.match(/.{4}/g) ?? []).map((code) => glyphs[Number.parseInt(code, 16)] ?? '?')).join('');
      rows.set(Math.round(y), [...(rows.get(Math.round(y)) ?? []), { x, text }]);
    }
  }
  return [...rows].toSorted(([a], [b]) => b - a).map(([, pieces]) => pieces.toSorted((a, b) => a.x - b.x).map(({ text }) => text.trim()).join(' | '));
}
