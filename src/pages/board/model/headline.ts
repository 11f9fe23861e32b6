import { DateTime } from 'luxon';
import type { PlanId, WriteKey } from '../../../ids.ts';
import { perKind, type Write } from '../../../plan/kinds/registry.ts';
import { isSchoolDay } from '../../../school/calendar.ts';
import { toDateTime, type SchoolDate } from '../../../time.ts';
import { wasUndone } from '../../../plan/undone.ts';
import type { BoardInput } from './input.ts';
import type { Lookup } from './lookup.ts';

export interface Headline {
  readonly date: string;
  /** False when a night that was due has not finished. */
  readonly current: boolean;
  /** `night`: the run of the night before that day; then only the time of day is said. */
  readonly ran: { readonly night: boolean; readonly time: string; readonly moment: string };
  /** Null when the last run could not read the class. */
  readonly pulled: {
    readonly learners: number;
    readonly of: number;
    readonly coursework: number;
    readonly responses: number;
  } | null;
  readonly routes: { readonly seminar: number; readonly workshop: number; readonly undecided: number };
}

/** What waits for the teacher, or that nothing does. */
export type ApprovalState =
  | { readonly state: 'waiting'; readonly plan: PlanId; readonly hash: string; readonly counts: WriteCounts }
  /** `undone`: the plan was sent and later taken back. */
  | { readonly state: 'sent' | 'undone' | 'nothing' };

/** Number of messages of each kind. */
export type WriteCounts = Readonly<Record<Write['kind'], number>>;

/** The strip on top: which morning it is, what the night read, and where the learners go. */
export function headlineOf(input: BoardInput, look: Lookup): Headline {
  const { decisions, report, school } = input;
  const zone = school.school.timeZone;
  const ran = toDateTime(decisions.at, zone);
  const routes = { seminar: 0, workshop: 0, undecided: 0 };
  for (const route of decisions.routes) routes[route.effective] += 1;
  return {
    date: DateTime.fromISO(decisions.date, { zone: 'utc' })
      .setLocale(input.language)
      .toLocaleString({ weekday: 'long', day: 'numeric', month: 'long' }),
    current: decisions.date >= lastDue(input),
    ran: {
      night:
        ran.toISODate() === decisions.date &&
        ran.hour < 7 &&
        toDateTime(input.now, zone).toISODate() === decisions.date,
      time: ran.toFormat('HH:mm'),
      moment: look.moment(decisions.at),
    },
    pulled:
      report === null || report.learners === 0
        ? null
        : {
            learners: decisions.learners.length,
            of: report.learners,
            coursework: report.coursework,
            responses: report.responses,
          },
    routes,
  };
}

/** The newest school day whose night was due by now. A day without school has no night. */
function lastDue({ school, now, decisions }: BoardInput): SchoolDate {
  const local = toDateTime(now, school.school.timeZone);
  let day = local.toFormat('HH:mm') >= school.nightly ? local : local.minus({ days: 1 });
  const dateOf = () => day.toFormat('yyyy-MM-dd') as SchoolDate;
  while (dateOf() > decisions.date && !isSchoolDay(school, dateOf())) day = day.minus({ days: 1 });
  return dateOf();
}

export function approvalOf({ plan, ledger }: BoardInput): ApprovalState {
  if (plan === null || plan.state === 'replaced') return { state: 'nothing' };
  if (plan.state === 'applied') {
    const keys = new Set<WriteKey>(plan.plan.writes.map(({ key }) => key));
    return { state: ledger.some((row) => keys.has(row.key) && wasUndone(row)) ? 'undone' : 'sent' };
  }
  const counts = { ...perKind(() => 0), withdraw: 0 };
  for (const write of plan.plan.writes) counts[write.kind] += 1;
  return plan.plan.writes.length === 0
    ? { state: 'nothing' }
    : { state: 'waiting', plan: plan.plan.id, hash: plan.plan.hash, counts };
}
