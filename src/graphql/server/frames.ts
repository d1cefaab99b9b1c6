import type { ExecutionResult } from 'graphql';
import type { Outcome } from './answer.ts';
import type { SocketWriter } from './socket-writer.ts';

/**
 * The answers of one operation as an iterable for graphql-ws that writes each frame itself and yields nothing: the text of an answer is
 * made once and shared, and only the id differs. The next answer of a live operation is asked for when the socket has room.
 */
export function framesOf(writer: SocketWriter, id: string, outcome: Outcome, onEnd: () => void): AsyncIterableIterator<ExecutionResult> {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const done: IteratorResult<ExecutionResult> = { done: true, value: undefined };
  let ended = false;
  const end = (): IteratorResult<ExecutionResult> => {
    if (!ended) onEnd();
    ended = true;
    return done;
  };
  const writeAll = async (): Promise<void> => {
    if (outcome.kind === 'answer') return writer.write(`${head}${outcome.text}}`);
    for (;;) {
      const room = writer.room();
      if (room !== null) await room;
      const next = await outcome.payloads.next();
      if (next.done || ended) return;
      writer.write(`${head}${next.value}}`);
    }
  };
  return {
    next: async () => {
      if (!ended) await writeAll();
      return end();
    },
    return: async () => {
      end();
      if (outcome.kind === 'stream') await outcome.payloads.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
