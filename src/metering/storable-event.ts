import type { TimedUsageEvent } from './event.ts';
import { eventHash } from './hashes.ts';
import type { StorableEvent } from './store-statement.ts';

/** An event as the store takes it; `ingestedAt` is RFC 3339. */
export function storable(organizationId: string, event: TimedUsageEvent, ingestedAt: string): StorableEvent {
  const { id, source, type, subject, time, dataText } = event;
  return { organizationId, hash: eventHash(source, id), id, source, type, subject, epochSeconds: time.epochMilliseconds / 1_000, ingestedAt, dataText, attributesText: attributesText(event) };
}

/** Null for most events, which have nothing but the attributes with columns of their own. */
function attributesText({ specVersion, dataContentType, dataSchema, extensionsText }: TimedUsageEvent): string | null {
  if (specVersion === '1.0' && dataContentType === null && dataSchema === null) return extensionsText;
  const own = JSON.stringify({
    ...(specVersion === '1.0' ? {} : { specversion: specVersion }),
    ...(dataContentType === null ? {} : { datacontenttype: dataContentType }),
    ...(dataSchema === null ? {} : { dataschema: dataSchema }),
  });
  return extensionsText === null ? own : `${own.slice(0, -1)},${extensionsText.slice(1)}`;
}
