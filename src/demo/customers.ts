/** What one customer's applications do in a day, on average; the days differ. */
export interface Traffic {
  /** Model calls of a day that are reported, each one event. */
  readonly calls: number;
  /** Which models, in what mix: a model is as likely as it is often here. */
  readonly models: readonly string[];
  readonly region: string;
  /** Tokens that one reported call reads; it finds a part of them in the cache, and writes a part as many. */
  readonly inputTokens: number;
  /** Per hundred of the tokens read. */
  readonly cachedPercent: number;
  readonly outputPercent: number;
  /** Searches of a day. */
  readonly searches: number;
  /** How many times larger the last day of the year is than the first, per hundred. */
  readonly growthPercent: number;
}

export interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly plan: string;
  /** RFC 3339; the day it subscribes. */
  readonly joins: string;
  /** When its traffic ends; while it is a customer when missing. */
  readonly leaves?: string;
  readonly input: {
    readonly primaryEmail: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly subjectKeys: readonly string[];
    readonly billingAddress: object;
  };
  readonly traffic: Traffic;
}

/** The year that the test clock lives through, and where it stands in the end: in the middle of a month, so that much is under way. */
export const yearBegins = '2025-01-01T00:00:00Z';
export const yearEnds = '2026-01-15T09:00:00Z';

/** Customers on the test clock. Their year is the same for everybody who runs the demo, to the cent. */
export const yearCustomers: readonly DemoCustomer[] = [
  {
    key: 'meridian', name: 'Meridian Health', plan: 'scale', joins: '2025-01-01T00:00:00Z',
    input: {
      primaryEmail: 'billing@meridian.example', currency: 'USD', timeZone: 'America/New_York', subjectKeys: ['meridian-prod', 'meridian-staging'],
      billingAddress: { country: 'US', state: 'MA', city: 'Boston', postalCode: '02110', line1: '100 Summer Street' },
    },
    traffic: { calls: 8, models: ['atlas-large', 'atlas-large', 'atlas-small', 'atlas-embed'], region: 'us', inputTokens: 2_400_000, cachedPercent: 30, outputPercent: 12, searches: 9, growthPercent: 260 },
  },
  {
    key: 'nordlicht', name: 'Nordlicht Robotik GmbH', plan: 'scale_eur', joins: '2025-01-20T00:00:00Z',
    input: {
      primaryEmail: 'rechnung@nordlicht.example', currency: 'EUR', timeZone: 'Europe/Berlin', subjectKeys: ['nordlicht-fleet'],
      billingAddress: { country: 'DE', city: 'Hamburg', postalCode: '20457', line1: 'Am Sandtorkai 5' },
    },
    traffic: { calls: 6, models: ['atlas-large', 'atlas-small', 'atlas-small'], region: 'eu', inputTokens: 1_100_000, cachedPercent: 45, outputPercent: 9, searches: 3, growthPercent: 180 },
  },
  {
    key: 'kobo', name: 'Kobo Honyaku', plan: 'scale_jpy', joins: '2025-01-01T00:00:00Z',
    input: {
      primaryEmail: 'keiri@kobo.example', currency: 'JPY', timeZone: 'Asia/Tokyo', subjectKeys: ['kobo-api'],
      billingAddress: { country: 'JP', city: 'Kyoto', postalCode: '604-8166', line1: 'Karasuma Oike 1' },
    },
    traffic: { calls: 5, models: ['atlas-small', 'atlas-small', 'atlas-large', 'atlas-embed'], region: 'ap', inputTokens: 3_700_000, cachedPercent: 20, outputPercent: 30, searches: 0, growthPercent: 140 },
  },
  {
    key: 'bramble', name: 'Bramble Games Ltd', plan: 'team_gbp', joins: '2025-04-01T00:00:00Z',
    input: {
      primaryEmail: 'accounts@bramble.example', currency: 'GBP', timeZone: 'Europe/London', subjectKeys: ['bramble-npc'],
      billingAddress: { country: 'GB', city: 'Leeds', postalCode: 'LS1 4AP', line1: '2 Wellington Place' },
    },
    traffic: { calls: 4, models: ['atlas-small', 'atlas-large'], region: 'eu', inputTokens: 280_000, cachedPercent: 50, outputPercent: 40, searches: 0, growthPercent: 170 },
  },
  {
    key: 'pampas', name: 'Pampas Legal', plan: 'starter_brl', joins: '2025-02-10T00:00:00Z',
    input: {
      primaryEmail: 'contas@pampas.example', currency: 'BRL', timeZone: 'America/Sao_Paulo', subjectKeys: ['pampas-drafts'],
      billingAddress: { country: 'BR', state: 'RS', city: 'Porto Alegre', postalCode: '90010-000', line1: 'Rua dos Andradas 700' },
    },
    traffic: { calls: 2, models: ['atlas-small'], region: 'us', inputTokens: 44_000, cachedPercent: 10, outputPercent: 20, searches: 1, growthPercent: 220 },
  },
  {
    key: 'fjord', name: 'Fjord Maritim AS', plan: 'scale_eur', joins: '2025-03-05T00:00:00Z', leaves: '2025-10-05T00:00:00Z',
    input: {
      primaryEmail: 'faktura@fjord.example', currency: 'EUR', timeZone: 'Europe/Oslo', subjectKeys: ['fjord-bridge'],
      billingAddress: { country: 'NO', city: 'Bergen', postalCode: '5003', line1: 'Bryggen 12' },
    },
    traffic: { calls: 2, models: ['atlas-large'], region: 'eu', inputTokens: 400_000, cachedPercent: 25, outputPercent: 15, searches: 2, growthPercent: 60 },
  },
];

/** What happens in the year beside usage: a second subscription, an end, a top-up. At these instants of the test clock. */
export const supportBegins = { customer: 'meridian', at: '2025-06-01T00:00:00Z' } as const;
export const fjordCancels = { customer: 'fjord', at: '2025-09-18T00:00:00Z' } as const;
export const pampasTopsUp = { customer: 'pampas', at: '2025-12-20T00:00:00Z', amount: '2000000' } as const;

/** Customers of real time: they begin when the demo is made, and their traffic goes on while it runs. */
export const liveCustomers: readonly Omit<DemoCustomer, 'joins'>[] = [
  {
    key: 'quill', name: 'Quill Editor Inc', plan: 'scale',
    input: {
      primaryEmail: 'finance@quill.example', currency: 'USD', timeZone: 'America/Los_Angeles', subjectKeys: ['quill-web', 'quill-desktop'],
      billingAddress: { country: 'US', state: 'CA', city: 'Oakland', postalCode: '94607', line1: '55 Harrison Street' },
    },
    traffic: { calls: 60, models: ['atlas-large', 'atlas-small', 'atlas-small', 'atlas-embed'], region: 'us', inputTokens: 9_000, cachedPercent: 35, outputPercent: 15, searches: 6, growthPercent: 100 },
  },
  {
    key: 'wattle', name: 'Wattle Coffee Pty', plan: 'starter',
    input: {
      primaryEmail: 'hello@wattle.example', currency: 'USD', timeZone: 'Australia/Melbourne', subjectKeys: ['wattle-bot'],
      billingAddress: { country: 'AU', state: 'VIC', city: 'Melbourne', postalCode: '3000', line1: '1 Degraves Street' },
    },
    traffic: { calls: 60, models: ['atlas-small'], region: 'ap', inputTokens: 1_500, cachedPercent: 20, outputPercent: 25, searches: 0, growthPercent: 100 },
  },
];
