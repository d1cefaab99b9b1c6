import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents of every operation below test/operations, made from the printed graph. `npm run codegen` writes them. */
const config: CodegenConfig = {
  schema: 'schema/tollgate.graphql',
  documents: 'test/operations/**/*.graphql',
  ignoreNoDocuments: true,
  importExtension: '.ts',
  generates: {
    'test/operations/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        // As JSON carries them: instants, amounts and durations are text.
        scalars: {
          ID: 'string', CountryCode: 'string', CurrencyCode: 'string', DateTime: 'string', Decimal: 'string', Duration: 'string', Key: 'string', TimeZone: 'string',
          JSONObject: { input: 'Record<string, unknown>', output: 'Record<string, unknown>' },
        },
      },
    },
  },
};

export default config;
