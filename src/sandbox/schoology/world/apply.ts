import type { Instant } from '../../../time.ts';
import { applyToWork } from './apply-work.ts';
import type { Deed } from './deed.ts';
import { emptySection, enrollmentOf, itemOf, sectionOf } from './state.ts';
import type { Posted, State } from './state.ts';

/**
 * Applies one event to the state. Deterministic: no clock, no chance. Throws `RangeError` when it names something that
 * does not exist.
 */
export function apply(state: State, deed: Deed, at: Instant): void {
  switch (deed.kind) {
    case 'person':
      state.people.set(deed.person.uid, deed.person);
      return;
    case 'period':
      state.periods.set(deed.period.id, deed.period);
      return;
    case 'scale':
      state.scales.set(deed.scale.id, deed.scale);
      return;
    case 'section':
      state.sections.set(deed.section.id, emptySection(deed.section));
      return;
    case 'enrolled':
      useSerial(state, deed.enrollment.id);
      sectionOf(state, deed.section).enrollments.set(deed.enrollment.id, deed.enrollment);
      return;
    case 'enrollment-status': {
      const section = sectionOf(state, deed.section);
      section.enrollments.set(deed.enrollment, { ...enrollmentOf(section, deed.enrollment), status: deed.status });
      return;
    }
    case 'category':
      useSerial(state, deed.category.id);
      sectionOf(state, deed.section).categories.set(deed.category.id, deed.category);
      return;
    case 'group':
      useSerial(state, deed.group.id);
      sectionOf(state, deed.section).groups.set(deed.group.id, deed.group);
      return;
    case 'group-removed':
      sectionOf(state, deed.section).groups.delete(deed.group);
      return;
    case 'category-removed':
      removeCategory(state, deed.section, deed.category);
      return;
    case 'granted':
      state.tokens.set(deed.token, { uid: deed.uid, secret: deed.secret, since: at, revoked: false });
      return;
    case 'revoked': {
      const token = state.tokens.get(deed.token);
      if (token !== undefined) state.tokens.set(deed.token, { ...token, revoked: true });
      return;
    }
    case 'posted':
    case 'edited':
    case 'deleted':
      applyToItems(state, deed, at);
      return;
    case 'submitted':
    case 'revision-removed':
    case 'commented':
    case 'comment-removed':
    case 'graded':
    case 'final-comment':
      applyToWork(state, deed, at);
  }
}

function applyToItems(state: State, deed: Extract<Deed, { kind: 'posted' | 'edited' | 'deleted' }>, at: Instant): void {
  if (deed.kind === 'posted') {
    useSerial(state, deed.item.id);
    for (const { id } of deed.item.attachments) useSerial(state, id);
    sectionOf(state, deed.item.section).items.set(deed.item.id, { ...deed.item, createdAt: at, updatedAt: at });
    return;
  }
  const section = sectionOf(state, deed.section);
  const item = itemOf(section, deed.item);
  if (deed.kind === 'edited') {
    for (const { id } of deed.change.attachments ?? []) useSerial(state, id);
    section.items.set(item.id, { ...item, ...deed.change, updatedAt: at } as Posted);
    return;
  }
  section.items.delete(item.id);
  for (const about of [section.cells, section.revisions, section.comments]) about.delete(item.id);
}

/** What stood in it is ungraded from now on (lms/schoology/FACTS.md 3.4). */
function removeCategory(state: State, sectionId: string, category: string): void {
  const section = sectionOf(state, sectionId);
  section.categories.delete(category);
  for (const item of section.items.values())
    if (item.category === category) section.items.set(item.id, { ...item, category: '0' });
}

function useSerial(state: State, id: string): void {
  const number = Number(id);
  if (number >= state.serial) state.serial = number + 1;
}
