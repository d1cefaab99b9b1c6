import { readFile, readdir } from 'node:fs/promises';
import type { GraphiqlTab } from '../graphql/server/index.ts';

/** What the demo's operations cannot know beforehand. */
export interface DemoIds {
  readonly clockId: string;
  /** The number of an invoice that has much to explain. */
  readonly invoiceNumber: string;
  /** The line of that invoice of which something is given back. */
  readonly invoiceLineId: string;
  readonly portalToken: string;
}

type More = Pick<GraphiqlTab, 'variables' | 'headers'>;

/** Ready operations for an organization that has nothing yet: from the first meter to a live figure. */
export function firstSteps(): Promise<GraphiqlTab[]> {
  // The page puts in what these operations answered.
  const plan = '<id of OfferAPlan>';
  const clock = '<id of HaveAClock>';
  return tabsOf('first-steps', {
    PublishIt: { variables: { id: plan } },
    WelcomeACustomer: { variables: { testClockId: clock } },
    TwoMonthsLater: { variables: { id: clock } },
  });
}

/** Ready operations for the demo's organization, in the order of its story. */
export function demoTabs({ clockId, invoiceNumber, invoiceLineId, portalToken }: DemoIds): Promise<GraphiqlTab[]> {
  return tabsOf('operations', {
    WhyThisAmount: { variables: { number: invoiceNumber } },
    NextMonthToday: { variables: { clock: clockId } },
    GiveSomethingBack: { variables: { number: invoiceNumber, line: invoiceLineId } },
    AsTheCustomer: { headers: { authorization: `Bearer ${portalToken}` } },
  });
}

/** The operations of a folder in the order of their file names; the first line of each is its comment. */
async function tabsOf(folder: string, more: Readonly<Record<string, More>>): Promise<GraphiqlTab[]> {
  const place = new URL(`./${folder}/`, import.meta.url);
  const files = (await readdir(place)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, place), 'utf8');
      const end = text.indexOf('\n');
      const query = text.slice(end + 1);
      const operation = /^(?:query|mutation|subscription) (\w+)/m.exec(query)?.[1] ?? '';
      return { name: text.slice(2, end), query, ...more[operation] };
    }),
  );
}
