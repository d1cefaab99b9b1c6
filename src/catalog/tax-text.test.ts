import { expect, test } from 'vitest';
import { taxTextIssues, textIn } from './tax-text.ts';

const en = { locale: 'en', text: 'Reverse charge' };
const de = { locale: 'de', text: 'Steuerschuldnerschaft des Leistungsempfängers' };
const fr = { locale: 'fr', text: 'Autoliquidation' };

test("a document shows the text of its language, else the English one, else the first", () => {
  expect([textIn([en, de], 'de'), textIn([de, en], 'es'), textIn([fr, de], 'es'), textIn([], 'en')]).toEqual([de.text, en.text, fr.text, null]);
});

test('every issue is found at once, with its place', () => {
  expect(taxTextIssues([en, de], ['invoiceTexts'])).toEqual([]);
  const wrong = taxTextIssues([en, { locale: 'EN', text: ' ' }, { ...en, text: 'x'.repeat(601) }], ['invoiceTexts']);
  expect(wrong.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'TAX_TEXT_LOCALE invoiceTexts.1.locale',
    'TAX_TEXT_LENGTH invoiceTexts.1.text',
    'TAX_TEXT_DUPLICATED invoiceTexts.2.locale',
    'TAX_TEXT_LENGTH invoiceTexts.2.text',
  ]);
  expect(taxTextIssues(Array.from({ length: 21 }, () => en), ['invoiceTexts']).map(({ code }) => code)).toEqual(['TAX_TEXTS_TOO_MANY']);
});
