import { CloudEvent } from 'cloudevents';
import type { Traffic } from './customers.ts';

/** A usage event of the demo, as CloudEvents know it. */
export type UsageEvent = CloudEvent<Record<string, unknown>>;

interface User {
  readonly key: string;
  readonly subjectKeys: readonly string[];
  readonly traffic: Traffic;
}

const source = 'inference-gateway';
const dayMs = 86_400_000;

/**
 * A customer's events in [from, to), the same whenever they are made: what stands in for chance is drawn from the customer's key and the
 * day. `growsFrom` and `growsTo` bound the time over which traffic grows.
 */
export function usageBetween({ key, subjectKeys, traffic }: User, from: Temporal.Instant, to: Temporal.Instant, grows: { readonly from: Temporal.Instant; readonly to: Temporal.Instant }): UsageEvent[] {
  const events: UsageEvent[] = [];
  const end = to.epochMilliseconds;
  const span = grows.to.epochMilliseconds - grows.from.epochMilliseconds;
  for (let day = Math.floor(from.epochMilliseconds / dayMs); day * dayMs < end; day++) {
    const draw = drawsOf(`${key}/${day}`);
    const grown = 100 + Math.floor(((traffic.growthPercent - 100) * (day * dayMs - grows.from.epochMilliseconds)) / span);
    // Day 0 was a Thursday.
    const ofWeekday = [2, 3].includes(day % 7) ? 35 : 100;
    let made = 0;
    const add = (secondOfDay: number, type: string, data: Record<string, unknown>): void => {
      // Drawn and numbered before the bounds are looked at, so that an event is the same whatever they are.
      const subject = subjectKeys[draw(subjectKeys.length)] as string;
      const id = `${key}-${day}-${++made}`;
      const at = day * dayMs + secondOfDay * 1_000;
      if (at < from.epochMilliseconds || at >= end) return;
      const time = Temporal.Instant.fromEpochMilliseconds(at).toString();
      events.push(new CloudEvent({ id, source, type, subject, time, data }));
    };
    for (let call = 0; call < traffic.calls; call++) {
      const data = callData(traffic, draw, Math.floor((grown * ofWeekday) / 100));
      add(Math.floor((86_400 * call) / traffic.calls) + draw(1_800), 'inference.completed', data);
    }
    for (let search = 0; search < Math.floor((traffic.searches * ofWeekday) / 100); search++) {
      add(draw(86_400), 'search.completed', { region: traffic.region });
    }
  }
  return events;
}

/** The next call of a customer of real time. `turn` stands in for chance. */
export function nextCall({ key, subjectKeys, traffic }: User, id: string, turn: number): UsageEvent {
  const draw = drawsOf(`${key}/${turn}`);
  const subject = subjectKeys[draw(subjectKeys.length)] as string;
  const searches = traffic.searches > 0 && draw(10) < traffic.searches;
  const type = searches && turn % 4 === 0 ? 'search.completed' : 'inference.completed';
  const data = type === 'search.completed' ? { region: traffic.region } : callData(traffic, draw, 100);
  return new CloudEvent({ id, source, type, subject, data });
}

type Draw = (below: number) => number;

/** Token counts of one call, whole numbers; `sizePercent` of the customer's usual size, give or take a third. */
function callData(traffic: Traffic, draw: Draw, sizePercent: number): Record<string, unknown> {
  const model = traffic.models[draw(traffic.models.length)] as string;
  const read = Math.floor((traffic.inputTokens * sizePercent * (67 + draw(67))) / 10_000);
  const cached = model === 'atlas-large' ? Math.floor((read * traffic.cachedPercent) / 100) : 0;
  const written = model === 'atlas-embed' ? 0 : Math.floor((read * traffic.outputPercent) / 100);
  return {
    model,
    region: traffic.region,
    user: `user-${draw(40)}`,
    input_tokens: read - cached,
    cached_tokens: cached,
    output_tokens: written,
    total_tokens: read + written,
  };
}

/** Whole numbers from 0 to below a bound, in an order that the seed alone decides (xorshift of its FNV-1a hash). */
function drawsOf(seed: string): Draw {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  state ||= 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
