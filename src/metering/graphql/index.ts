import './create-meter.ts';
import './debug-metrics.ts';
import './delete-meter.ts';
import './delete-subject.ts';
import './events.ts';
import './group-by-filter.ts';
import './ingest-events.ts';
import './meter-usage-changed.ts';
import './meter-usage.ts';
import './meter-values.ts';
import './meter.ts';
import './subject.ts';
import './update-meter.ts';
import './upsert-subjects.ts';

export { GroupByFilterInput, StringFilterInput } from './group-by-filter.ts';
export { MeterBy, MeterNode, meterLookUp } from './meter.ts';
export { GroupByValue, MeterUsage, MeterUsageInput, WindowSizeEnum, reachOf, usageQuestion } from './meter-usage.ts';
