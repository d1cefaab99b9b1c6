import { isBuyer } from '../../access/index.ts';
import { builder } from '../../graphql/builder.ts';
import { askPortalUsage, meterBy } from '../../metering/index.ts';
import { MeterUsage, MeterUsageInput, usageQuestion } from '../../metering/graphql/index.ts';

builder.queryField('portalMeterUsage', (t) =>
  t.field({
    type: MeterUsage,
    nullable: true,
    description:
      "Usage of the holder of a portal token, by subject, whatever subjects are asked for; customers that are asked for narrow it to what is attributed to one of them. Null when there is no such live meter. FORBIDDEN for a meter that the token does not allow. Needs a portal token.",
    authScopes: { buyer: true },
    grantScopes: ['made'],
    complexity: 20,
    args: {
      meter: t.arg({ type: 'Key', required: true, description: 'The key of the live meter.' }),
      query: t.arg({ type: MeterUsageInput, description: 'All usage in one row for each subject when omitted.' }),
    },
    resolve: async (_root, { meter: key, query }, ctx) => {
      const meter = await meterBy(ctx.read, { key });
      if (meter === null || ctx.viewer === null || !isBuyer(ctx.viewer)) return null;
      return { meter, ...(await askPortalUsage(ctx.read, ctx.viewer, meter, usageQuestion(query), ['query'])) };
    },
  }),
);
