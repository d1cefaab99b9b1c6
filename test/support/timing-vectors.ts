import { readFileSync } from 'node:fs';

interface Named {
  readonly id: string;
  readonly kind: string;
}

const file = new URL('../vectors/openmeter-proration-timing.json', import.meta.url);
const { vectors, about } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Named[]; about: { countByKind: Record<string, number> } };

/** OpenMeter's golden cases of time and proration of one kind, by id: every one that the file says it has. */
export function timingVectors<T>(kind: string): [id: string, vector: Named & T][] {
  const found = vectors.filter((vector) => vector.kind === kind) as (Named & T)[];
  if (found.length === 0 || found.length !== about.countByKind[kind]) throw new Error(`${found.length} vectors of ${kind} where ${about.countByKind[kind]} must be`);
  return found.map((vector) => [vector.id, vector]);
}
