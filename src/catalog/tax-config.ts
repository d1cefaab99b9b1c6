import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';

/** INCLUSIVE: the price holds the tax. EXCLUSIVE: it comes on top. */
export type TaxBehavior = 'INCLUSIVE' | 'EXCLUSIVE';

/** How a tax provider is to treat a rate card. Each field on its own falls back to the invoice's default and then to the provider's. */
export interface TaxConfig {
  readonly behavior: TaxBehavior | null;
  /** Stripe's product tax code. */
  readonly stripeCode: string | null;
  /** The code that a custom invoicing app understands. */
  readonly customInvoicingCode: string | null;
}

const STRIPE_CODE = /^txcd_\d{8}$/;
const LONGEST_CODE = 256;

/** What is wrong with a tax configuration; `path` leads to it. */
export function taxConfigIssues(config: TaxConfig | null | undefined, path: readonly (string | number)[]): Issue[] {
  if (config == null) return [];
  const { stripeCode, customInvoicingCode: code } = config;
  const issues: Issue[] = [];
  if (stripeCode !== null && !STRIPE_CODE.test(stripeCode)) {
    const at = [...path, 'stripeCode'];
    issues.push(issue('TAX_CONFIG_STRIPE_CODE_INVALID', `${at.join('.')} "${stripeCode.slice(0, 60)}" is none of Stripe's product tax codes: "txcd_" and eight digits`, ...at));
  }
  if (code !== null && (code.trim() === '' || code.length > LONGEST_CODE)) {
    const at = [...path, 'customInvoicingCode'];
    issues.push(issue('TAX_CONFIG_CUSTOM_CODE_LENGTH', `${at.join('.')} has ${code.trim().length} characters: give 1 to ${LONGEST_CODE}`, ...at));
  }
  return issues;
}
