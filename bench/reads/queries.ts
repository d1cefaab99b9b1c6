/** What an application's pages ask. */
export type Page = 'nested' | 'small' | 'wide';
export type Queries = Readonly<Record<Page, string>>;

export const queries: Queries = {
  nested: `query Nested { customers(first: 20) { nodes { id name primaryEmail
    subscriptions(first: 5) { nodes { id status activeFrom plan { id key name billingCadence } } }
    invoices(last: 5) { nodes { id number status totals { total } issuedAt lines(first: 5) { nodes { id name quantity totals { total } } } } } } } }`,
  small: 'query Small($id: ID!) { customer(by: { id: $id }) { id name primaryEmail } }',
  wide: 'query Wide { customers(first: 100) { nodes { id key externalId name primaryEmail currency timeZone billingAddress { country city } createdAt } } }',
};

/** The same where lists are plain lists. */
export const mercuriusQueries: Queries = {
  nested: `query Nested { customers(first: 20) { id name primaryEmail
    subscriptions(first: 5) { id status activeFrom plan { id key name billingCadence } }
    invoices(last: 5) { id number status totals { total } issuedAt lines(first: 5) { id name quantity totals { total } } } } }`,
  small: 'query Small($id: ID!) { customer(id: $id) { id name primaryEmail } }',
  wide: 'query Wide { customers(first: 100) { id key externalId name primaryEmail currency timeZone billingAddress { country city } createdAt } }',
};

/** The same in names made of tables and columns. A subscription's status is computed by the product alone; here its end stands for it. */
export const postgraphileQueries = (organizationId: string): Queries => ({
  nested: `query Nested { customers: allCustomersList(condition: { organizationId: "${organizationId}" }, first: 20, orderBy: [NAME_ASC, ROW_ID_ASC]) { rowId name primaryEmail
    subscriptions: planSubscriptionsByCustomerIdList(first: 5, orderBy: [ACTIVE_FROM_ASC, ROW_ID_ASC]) { rowId activeTo activeFrom plan: planByPlanId { rowId key name billingCadence } }
    invoices: invoicesByCustomerIdList(first: 5, orderBy: [CREATED_AT_DESC, ROW_ID_DESC]) { rowId number status total issuedAt
      lines: invoiceLinesByInvoiceIdList(first: 5, orderBy: ROW_ID_ASC) { rowId name quantity total } } } }`,
  small: 'query Small($id: UUID!) { customer: customerByRowId(rowId: $id) { rowId name primaryEmail } }',
  wide: `query Wide { customers: allCustomersList(condition: { organizationId: "${organizationId}" }, first: 100, orderBy: [NAME_ASC, ROW_ID_ASC]) { rowId key externalId name primaryEmail currency timeZone billingAddress createdAt } }`,
});
