import { z } from 'zod';
import type { SchoolId } from '../../ids.ts';
import { noteDefault } from '../../store/people/defaults-set.ts';
import { inviteAdministrator, removeAdministrator } from '../../store/people/administrators.ts';
import { decideRoster } from '../../store/nights/held-rosters.ts';
import { changeSchoolFile } from '../../store/schools.ts';
import type { PageDeps } from '../kit/deps.ts';
import type { AdministratorViewer } from '../kit/viewer.ts';
import { confirmDeployment } from '../../sync/acts/confirm-deployment.ts';
import type { Delegation, Order } from './orders.ts';
import type { ChildrensOrder } from './children.ts';
import type { Told } from './told.ts';

/** The orders that touch no child's data; the others need a fresh sign-in (`children.ts`). */
export type PlainOrder = Exclude<Order, ChildrensOrder>;

/** Carries out what an administrator pressed. Returns the outcome as one word. */
export async function act({ school, account }: AdministratorViewer, order: PlainOrder, deps: PageDeps): Promise<Told> {
  const { store, now } = deps;
  switch (order.do) {
    case 'pause':
    case 'resume':
      if (!(await deps.school.pause(school, order.course ?? null, order.do))) return 'same';
      return order.do === 'pause' ? 'paused' : 'resumed';
    case 'accept':
    case 'refuse':
      if (!(await store.school(school, (db) => decideRoster(db, order, order.do, account, now())))) return 'gone';
      return order.do === 'accept' ? 'accepted' : 'refused';
    case 'confirm':
      return confirmDeployment(store, school, order.code, now());
    case 'invite': {
      const email = z.email().safeParse(order.email.trim());
      if (!email.success) return 'no-address';
      return (await store.school(school, (db) => inviteAdministrator(db, email.data, account, now())))
        ? 'invited'
        : 'same';
    }
    case 'remove': {
      const removed = await store.school(school, (db) => removeAdministrator(db, order.email));
      return removed === 'none' ? 'same' : removed;
    }
    case 'take-in':
      return (await deps.school.takeIn(school, order.course, order.teacher, account)) ? 'taken-in' : 'same';
    case 'leave-out':
      return (await deps.school.leaveOut(school, order.course, account)) ? 'left-out' : 'same';
    case 'set-delegation':
      if (order.value === 'domain-wide' && order.sure !== 'yes') return 'unticked';
      return setDelegation(school, account, order.value, deps);
    default:
      return order satisfies never;
  }
}

/** Delegation covers only teachers of the school's own domains, so the school file has to name at least one. */
async function setDelegation(school: SchoolId, by: string, value: Delegation, { store, now }: PageDeps): Promise<Told> {
  const at = now();
  return store.school(school, async (db) => {
    let hasDomains = true;
    const change = await changeSchoolFile(db, at, (file) => {
      const { delegation: _, ...rest } = file.school;
      hasDomains = rest.domains !== undefined;
      if (value === 'domain-wide' && !hasDomains) return file;
      return { ...file, school: value === 'off' ? rest : { ...rest, delegation: value } };
    });
    if (!hasDomains && value === 'domain-wide') return 'no-domains';
    if (change !== 'updated') return 'same';
    await noteDefault(db, { what: 'delegation', value, by, at });
    return 'set';
  });
}
