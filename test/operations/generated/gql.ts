/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Viewer {\n  viewer {\n    organization {\n      id\n      key\n      name\n    }\n    scopes\n    customer {\n      id\n    }\n  }\n}": typeof types.ViewerDocument,
    "mutation CreateCustomer($input: CreateCustomerInput!) {\n  createCustomer(input: $input) {\n    __typename\n    ... on Customer {\n      id\n      key\n      name\n      currency\n      usageAttribution {\n        subjectKeys\n      }\n      testClock {\n        id\n        now\n      }\n    }\n    ... on Error {\n      code\n      message\n    }\n    ... on ValidationError {\n      issues {\n        code\n        message\n        path\n      }\n    }\n    ... on ConflictError {\n      conflictingId\n    }\n  }\n}": typeof types.CreateCustomerDocument,
    "mutation CreateTestClock($input: CreateTestClockInput!) {\n  createTestClock(input: $input) {\n    ... on TestClock {\n      id\n      name\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}\n\nmutation AdvanceTestClock($id: ID!, $to: DateTime!) {\n  advanceTestClock(id: $id, to: $to) {\n    ... on TestClock {\n      id\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}": typeof types.CreateTestClockDocument,
};
const documents: Documents = {
    "query Viewer {\n  viewer {\n    organization {\n      id\n      key\n      name\n    }\n    scopes\n    customer {\n      id\n    }\n  }\n}": types.ViewerDocument,
    "mutation CreateCustomer($input: CreateCustomerInput!) {\n  createCustomer(input: $input) {\n    __typename\n    ... on Customer {\n      id\n      key\n      name\n      currency\n      usageAttribution {\n        subjectKeys\n      }\n      testClock {\n        id\n        now\n      }\n    }\n    ... on Error {\n      code\n      message\n    }\n    ... on ValidationError {\n      issues {\n        code\n        message\n        path\n      }\n    }\n    ... on ConflictError {\n      conflictingId\n    }\n  }\n}": types.CreateCustomerDocument,
    "mutation CreateTestClock($input: CreateTestClockInput!) {\n  createTestClock(input: $input) {\n    ... on TestClock {\n      id\n      name\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}\n\nmutation AdvanceTestClock($id: ID!, $to: DateTime!) {\n  advanceTestClock(id: $id, to: $to) {\n    ... on TestClock {\n      id\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}": types.CreateTestClockDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    organization {\n      id\n      key\n      name\n    }\n    scopes\n    customer {\n      id\n    }\n  }\n}"): (typeof documents)["query Viewer {\n  viewer {\n    organization {\n      id\n      key\n      name\n    }\n    scopes\n    customer {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCustomer($input: CreateCustomerInput!) {\n  createCustomer(input: $input) {\n    __typename\n    ... on Customer {\n      id\n      key\n      name\n      currency\n      usageAttribution {\n        subjectKeys\n      }\n      testClock {\n        id\n        now\n      }\n    }\n    ... on Error {\n      code\n      message\n    }\n    ... on ValidationError {\n      issues {\n        code\n        message\n        path\n      }\n    }\n    ... on ConflictError {\n      conflictingId\n    }\n  }\n}"): (typeof documents)["mutation CreateCustomer($input: CreateCustomerInput!) {\n  createCustomer(input: $input) {\n    __typename\n    ... on Customer {\n      id\n      key\n      name\n      currency\n      usageAttribution {\n        subjectKeys\n      }\n      testClock {\n        id\n        now\n      }\n    }\n    ... on Error {\n      code\n      message\n    }\n    ... on ValidationError {\n      issues {\n        code\n        message\n        path\n      }\n    }\n    ... on ConflictError {\n      conflictingId\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateTestClock($input: CreateTestClockInput!) {\n  createTestClock(input: $input) {\n    ... on TestClock {\n      id\n      name\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}\n\nmutation AdvanceTestClock($id: ID!, $to: DateTime!) {\n  advanceTestClock(id: $id, to: $to) {\n    ... on TestClock {\n      id\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation CreateTestClock($input: CreateTestClockInput!) {\n  createTestClock(input: $input) {\n    ... on TestClock {\n      id\n      name\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}\n\nmutation AdvanceTestClock($id: ID!, $to: DateTime!) {\n  advanceTestClock(id: $id, to: $to) {\n    ... on TestClock {\n      id\n      now\n    }\n    ... on Error {\n      code\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;