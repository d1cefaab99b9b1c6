import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { timeOfDay } from './order.ts';
import type { Figure, PublishOrder, Published } from './order.ts';

export interface PublishTo {
  publish(figure: Figure): void;
  /** Bytes that wait in the fullest socket. */
  waiting(): number;
}

const mostWaiting = 65_536;

/** Publishes as ordered. A paced publisher that was late makes up for it at once, so that the count is right whatever the machine does. */
async function publishAll({ topics, perSecond, seconds }: PublishOrder, to: PublishTo): Promise<Published> {
  const begunAt = performance.now();
  const endsAt = begunAt + seconds * 1_000;
  let n = 0;
  const one = (): void => to.publish({ topic: n % topics, n: n++, at: timeOfDay().toFixed(3) });
  if (perSecond === null) {
    while (performance.now() < endsAt) {
      one();
      do await turn();
      while (to.waiting() > mostWaiting);
    }
    return { published: n };
  }
  const whole = Math.round(perSecond * seconds);
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(whole, Math.floor(((performance.now() - begunAt) * perSecond) / 1_000));
      while (n < due) one();
      if (n < whole) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  return { published: n };
}

/** Answers `POST /publish`. */
export async function answerPublish(req: IncomingMessage, res: ServerResponse, to: PublishTo): Promise<void> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(await publishAll(JSON.parse(text) as PublishOrder, to)));
}
