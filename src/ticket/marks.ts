import type { LearnerId } from '../ids.ts';
import { NEVER, type Current } from './answers.ts';
import { machineMark } from './machine-mark.ts';
import type { MadeMark, Mark, Question, Received } from './types.ts';

/** What is current of each question, in their order: the highest version, or a late answer that the teacher lets count. */
export function currentAnswers(
  received: readonly Received[],
  learner: LearnerId,
): ReadonlyMap<number, Current & Pick<Received, 'at' | 'deviceAt'>> {
  const current = new Map<number, Current & Pick<Received, 'at' | 'deviceAt'>>();
  for (const { learner: of, question, value, version, at, deviceAt } of received) {
    if (of !== learner || version === null) continue;
    if (version > (current.get(question) ?? NEVER).version) current.set(question, { value, version, at, deviceAt });
  }
  return new Map([...current].toSorted(([one], [other]) => one - other));
}

/** All that was said of one answer, kept apart. */
export function markOf(question: Question, number: number, current: Current, made: readonly MadeMark[]): Mark {
  const newest = (by: MadeMark['by']): number | null =>
    made.findLast((mark) => mark.question === number && mark.by === by)?.share ?? null;
  const self = newest('self');
  return {
    machine: machineMark(question, current.value),
    self: self === null ? null : self >= 0.5 ? 1 : 0,
    teacher: newest('teacher'),
  };
}

/** Whose word stands (P14): the teacher's, else the machine's, else the learner's own; null: nobody said anything. */
export function standingMark({
  machine,
  self,
  teacher,
}: Mark): { readonly by: 'teacher' | 'machine' | 'self'; readonly share: number } | null {
  if (teacher !== null) return { by: 'teacher', share: teacher };
  if (machine !== null) return { by: 'machine', share: machine };
  return self === null ? null : { by: 'self', share: self };
}

/** The two first, where they say different things. */
export function differs({ machine, self }: Mark): boolean {
  return machine !== null && self !== null && machine !== self;
}
