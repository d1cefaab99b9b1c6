import { readdirSync, readFileSync } from 'node:fs';

/** Whether this machine tells what its processes cost; where it does not, costs are not printed. */
export const tellsCosts = process.platform === 'linux';

/** Processor time of one process in milliseconds, user and system; 0 where it cannot be known. */
export function cpuMs(pid: number): number {
  const fields = statOf(pid);
  return fields === null ? 0 : (field(fields, 11) + field(fields, 12)) * msATick;
}

/** Processor time of a process with all the children that it has and had. */
export function familyCpuMs(pid: number): number {
  const own = statOf(pid);
  if (own === null) return 0;
  const reaped = (field(own, 13) + field(own, 14)) * msATick;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => field(statOf(candidate) ?? [], 1) === pid)
    .reduce((sum, child) => sum + cpuMs(child), reaped + cpuMs(pid));
}

/** Resident memory of a process in megabytes; null where it cannot be known. */
export function residentMb(pid: number): number | null {
  if (!tellsCosts) return null;
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
}

/** The unit of times in /proc is 1/100 s on every Linux that Node runs on. */
const msATick = 10;

/** The fields of /proc/<pid>/stat after the name, which may itself hold spaces: state, parent, … */
function statOf(pid: number): string[] | null {
  if (!tellsCosts) return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null; // it ended meanwhile
  }
}

const field = (fields: readonly string[], at: number): number => Number(fields[at] ?? Number.NaN) || 0;
