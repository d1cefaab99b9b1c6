import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';

/** Says that a write would have crossed from one organization into another. Always a defect of ours, never a caller's fault. */
export class CrossOrganizationWrite extends Error {
  constructor(entity: string) {
    super(`a ${entity} was about to be written outside its organization`);
    this.name = 'CrossOrganizationWrite';
  }
}

/**
 * Refuses every write of a row that belongs to another organization than the unit of work. A row without an organization column (the
 * organization itself) may only be written by a unit of work that was opened for all of them.
 */
export class OrganizationGuard implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    const organizationId = (em.getFilterParams('organization') as { organizationId?: string } | undefined)?.organizationId;
    for (const change of uow.getChangeSets()) {
      if (!('organizationId' in change.meta.properties)) continue;
      const owner = (change.entity as { organizationId?: string }).organizationId;
      if (organizationId === undefined || owner !== organizationId) throw new CrossOrganizationWrite(change.meta.className);
    }
  }
}
