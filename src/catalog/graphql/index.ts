import './archive-plan.ts';
import './create-feature.ts';
import './create-next-plan-version.ts';
import './create-plan.ts';
import './delete-feature.ts';
import './delete-plan.ts';
import './publish-plan.ts';
import './update-plan.ts';

export { EntitlementTypeEnum, PaymentTermEnum, ProRatingEnum } from './enums.ts';
export { FeatureBy, FeatureNode, featureLookUp } from './feature.ts';
export { PlanBy, planLookUp } from './plan-by.ts';
export { PlanNode } from './plan.ts';
export { EntitlementTemplateInterface } from './entitlement-template.ts';
export { DiscountsType, RateCardPriceUnion } from './price.ts';
export { DiscountsInput, RateCardPriceInput, discountsOf, priceOf } from './price-input.ts';
