import PDFDocument from 'pdfkit';
import { facesFor } from './faces.ts';
import type { Face } from './faces.ts';
import type { Paper, PaperColumns, PaperRow } from './paper.ts';
import { hasRightToLeft } from './visual-order.ts';

const page = { width: 595.28, height: 841.89 };
const margin = 48;
const width = page.width - 2 * margin;
const right = page.width - margin;
/** What is below belongs to the foot. */
const bottom = page.height - 64;
const ink = { text: '#1c2330', faint: '#667085', rule: '#d5dae2', mark: '#b42318' };

/** Where the table's columns end, from the left margin; numbers stand at the right of theirs. */
const columnEnds: Readonly<Record<keyof PaperColumns, number>> = { description: 220, quantity: 290, unitPrice: 372, tax: 414, amount: width };
const numberColumns = ['quantity', 'unitPrice', 'tax', 'amount'] as const;
const gap = 8;

/**
 * Draws a document on A4 pages, as a PDF. The same paper makes the same bytes: the file's dates are the paper's. Characters that no font
 * has are shown as boxes. Its layout is that of languages that are read from left to right; names in others stand in it as they are read.
 */
export async function drawPaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const at = new Date(Temporal.Instant.from(paper.at).epochMilliseconds);
  const title = `${paper.heading} ${paper.number}`;
  const doc = new PDFDocument({
    size: [page.width, page.height],
    margins: { top: margin, left: margin, right: margin, bottom: 0 },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: paper.language,
    displayTitle: true,
    info: { Title: title, Creator: 'Tollgate', Producer: 'Tollgate', CreationDate: at, ModDate: at },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<void>((end, fail) => doc.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', end).on('error', fail));
  const faces = await facesFor(paper);
  doc.registerFont('plain', faces.plain);
  doc.registerFont('bold', faces.bold);
  const drawing = new Drawing(doc, hasRightToLeft(JSON.stringify(paper)));
  drawing.head(paper);
  drawing.table(paper);
  drawing.sums(paper);
  drawing.notes(paper);
  drawing.foot(paper);
  doc.end();
  await done;
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** A document being drawn downwards. */
class Drawing {
  readonly #doc: PDFKit.PDFDocument;
  readonly #asLines: Pick<PDFKit.Mixins.TextOptions, 'features'>;
  #y = margin;

  /** @param isMixed whether anything is read from right to left: lines are then given to the font whole, which words of them are not otherwise. */
  constructor(doc: PDFKit.PDFDocument, isMixed: boolean) {
    this.#doc = doc;
    this.#asLines = isMixed ? { features: [] } : {};
  }

  head({ heading, facts, marks, parties }: Paper): void {
    const top = this.#y;
    this.#type('bold', 20, ink.text).#put(heading, margin, top, { width: 226 });
    let left = this.#doc.y;
    if (marks.length > 0) {
      this.#type('bold', 11, ink.mark).#put(marks.join(' · '), margin, left, { width: 222 });
      left = this.#doc.y;
    }
    let y = top + 6;
    for (const [label, value] of facts) {
      this.#type('plain', 9, ink.faint).#put(label, margin + 230, y, { width: 90 });
      const below = this.#doc.y;
      this.#type('plain', 9, ink.text).#put(value, margin + 324, y, { width: width - 324 });
      y = Math.max(this.#doc.y, below) + 2;
    }
    this.#y = Math.max(left, y) + 18;
    this.#parties(parties);
  }

  #parties(parties: Paper['parties']): void {
    const column = width / parties.length;
    const top = this.#y;
    let lowest = top;
    parties.forEach(({ heading, lines }, n) => {
      const x = margin + n * column;
      this.#type('plain', 9, ink.faint).#put(heading, x, top, { width: column - gap });
      lines.forEach((line, at) => this.#type(at === 0 ? 'bold' : 'plain', 9.5, ink.text).#put(line, x, this.#doc.y + (at === 0 ? 2 : 0), { width: column - gap }));
      lowest = Math.max(lowest, this.#doc.y);
    });
    this.#y = lowest + 22;
  }

  table({ columns, rows }: Paper): void {
    this.#tableHead(columns);
    let group: PaperRow | null = null;
    rows.forEach((row, n) => {
      if (row.kind === 'group') group = row;
      // A heading never stands alone at the end of a page.
      const height = this.#rowHeight(row) + (row.kind === 'group' && rows[n + 1] !== undefined ? this.#rowHeight(rows[n + 1] as PaperRow) : 0);
      if (this.#y + height > bottom) {
        this.#turn();
        this.#tableHead(columns);
        // What goes on on the next page says there what it belongs to.
        if (group !== null && row.kind !== 'group') this.#row(group);
      }
      this.#row(row);
    });
    this.#rule(this.#y + 2);
    this.#y += 12;
  }

  #tableHead(columns: PaperColumns): void {
    this.#type('bold', 8, ink.faint).#put(columns.description, margin, this.#y, { width: columnEnds.description, lineBreak: false });
    for (const name of numberColumns) this.#number(columns[name], name, 'bold', 8, ink.faint);
    this.#y += 14;
    this.#rule(this.#y);
    this.#y += 5;
  }

  #row(row: PaperRow): void {
    const { x, textWidth, face, size } = place(row);
    const top = this.#y + (row.kind === 'group' ? 5 : 0);
    this.#type(face, size, row.kind === 'group' ? ink.faint : ink.text).#put(row.description, x, top, { width: textWidth });
    for (const line of row.more) this.#type('plain', 8, ink.faint).#put(line, x, this.#doc.y, { width: textWidth });
    const below = this.#doc.y + 4;
    this.#y = top;
    for (const name of numberColumns) this.#number(row[name], name, 'plain', 9, ink.text);
    this.#y = below;
  }

  #rowHeight(row: PaperRow): number {
    const { textWidth, face, size } = place(row);
    const own = this.#type(face, size, ink.text).#heightOf(row.description, textWidth);
    return row.more.reduce((sum, line) => sum + this.#type('plain', 8, ink.faint).#heightOf(line, textWidth), own) + (row.kind === 'group' ? 9 : 4);
  }

  /** At the right of its column; smaller where it would not fit. */
  #number(text: string, column: (typeof numberColumns)[number], face: Face, size: number, color: string): void {
    if (text === '') return;
    const start = column === 'quantity' ? columnEnds.description : columnEnds[numberColumns[numberColumns.indexOf(column) - 1] as keyof PaperColumns];
    this.#rightwards(text, margin + columnEnds[column], columnEnds[column] - start - gap, face, size, color);
  }

  #rightwards(text: string, end: number, room: number, face: Face, size: number, color: string): void {
    let length = this.#type(face, size, color).#lengthOf(text);
    const scale = length > room ? room / length : 1;
    if (scale < 1) length = this.#type(face, size * scale, color).#lengthOf(text);
    this.#put(text, end - length, this.#y + (size - size * scale), { lineBreak: false });
  }

  sums({ sums }: Paper): void {
    const labelWidth = 190;
    const x = margin + 200;
    const faceOf = (kind: string): Face => (kind === 'total' ? 'bold' : 'plain');
    const sizeOf = (kind: string): number => (kind === 'total' ? 10.5 : kind === 'note' ? 8 : 9);
    const heights = sums.map(({ label, kind }) => this.#type(faceOf(kind), sizeOf(kind), ink.text).#heightOf(label, labelWidth) + (kind === 'total' ? 8 : 3));
    const whole = heights.reduce((sum, height) => sum + height, 0);
    // They are read together, where they fit on one page.
    if (this.#y + whole > bottom && whole < bottom - margin) this.#turn();
    sums.forEach(({ label, amount, kind }, n) => {
      if (this.#y + (heights[n] as number) > bottom) this.#turn();
      const color = kind === 'note' ? ink.faint : ink.text;
      if (kind === 'total') {
        this.#rule(this.#y, x);
        this.#y += 3;
      }
      this.#type(faceOf(kind), sizeOf(kind), color).#put(label, x, this.#y, { width: labelWidth });
      const below = this.#doc.y + (kind === 'total' ? 5 : 3);
      this.#rightwards(amount, right, right - x - labelWidth - gap, faceOf(kind), sizeOf(kind), color);
      this.#y = below;
    });
    this.#y += 14;
  }

  notes({ notes }: Paper): void {
    for (const note of notes) {
      const height = this.#type('plain', 9, ink.text).#heightOf(note, width);
      if (this.#y + height > bottom) this.#turn();
      this.#put(note, margin, this.#y, { width });
      this.#y = this.#doc.y + 4;
    }
  }

  /** On every page, once it is known how many there are. */
  foot({ foot, pageOf, marks }: Paper): void {
    const { count } = this.#doc.bufferedPageRange();
    for (let n = 0; n < count; n += 1) {
      this.#doc.switchToPage(n);
      this.#rule(page.height - 48);
      this.#y = page.height - 40;
      this.#type('plain', 8, ink.faint).#put(foot, margin, this.#y, { width: width - 120, height: 10, ellipsis: true });
      this.#rightwards(pageOf.replace('{page}', String(n + 1)).replace('{pages}', String(count)), right, 110, 'plain', 8, ink.faint);
      if (marks.length > 0) this.#watermark(marks.join(' '));
    }
  }

  #watermark(text: string): void {
    const doc = this.#doc;
    const middle: [number, number] = [page.width / 2, page.height / 2];
    doc.save().rotate(-45, { origin: middle });
    const length = this.#type('bold', 80, ink.mark).#lengthOf(text);
    doc.fontSize(80 * Math.min(1, 680 / length)).fillOpacity(0.07);
    this.#put(text, middle[0] - Math.min(length, 680) / 2, middle[1] - 50, { lineBreak: false });
    doc.fillOpacity(1).restore();
  }

  #turn(): void {
    this.#doc.addPage();
    this.#y = margin;
  }

  #rule(y: number, x = margin): void {
    this.#doc.moveTo(x, y).lineTo(right, y).lineWidth(0.6).strokeColor(ink.rule).stroke();
  }

  #type(face: Face, size: number, color: string): this {
    this.#doc.font(face).fontSize(size).fillColor(color);
    return this;
  }

  #put(text: string, x: number, y: number, options: PDFKit.Mixins.TextOptions): void {
    this.#doc.text(text, x, y, { ...options, ...this.#asLines });
  }

  #heightOf(text: string, room: number): number {
    return this.#doc.heightOfString(text, { width: room, ...this.#asLines });
  }

  #lengthOf(text: string): number {
    return this.#doc.widthOfString(text, this.#asLines);
  }
}

/** Parts are set in below their line. */
function place({ kind }: PaperRow): { x: number; textWidth: number; face: Face; size: number } {
  const inset = kind === 'part' ? 10 : 0;
  const textWidth = (kind === 'group' ? width : columnEnds.description) - inset - gap;
  return { x: margin + inset, textWidth, face: kind === 'part' ? 'plain' : 'bold', size: kind === 'group' ? 8.5 : 9 };
}
