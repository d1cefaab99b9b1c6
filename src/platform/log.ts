import { createRequire } from 'node:module';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { PinoPretty } from 'pino-pretty';

export type { Logger } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Lines for a person on a terminal, JSON lines otherwise. Credentials never reach it: requests are logged without headers. */
export function createLogger(options: { readonly level: LogLevel; readonly terminal: boolean; readonly color: boolean }): Logger {
  if (!options.terminal) return pino({ level: options.level });
  // Only a terminal needs it, and loading it takes time that every other start would spend for nothing.
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof PinoPretty;
  return pino({ level: options.level }, pretty({ colorize: options.color, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }));
}
