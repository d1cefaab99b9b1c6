import { pino } from 'pino';
import type { Logger } from 'pino';
import pretty from 'pino-pretty';

export type { Logger } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Lines for a person on a terminal, JSON lines otherwise. Credentials never reach it: requests are logged without headers. */
export function createLogger(options: { readonly level: LogLevel; readonly terminal: boolean; readonly color: boolean }): Logger {
  if (!options.terminal) return pino({ level: options.level });
  return pino({ level: options.level }, pretty({ colorize: options.color, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss', sync: true }));
}
