import type { LearnerId, Marker } from '../../src/ids.ts';
import { sameLearners } from '../../src/lms/adopt.ts';
import type { PostingWrite } from '../../src/plan/types.ts';
import type { Change, Sighting } from './watched.ts';
import type { Played } from './play.ts';
import { short, type Finding } from './finding.ts';
import { leftOver } from './left-over.ts';
import { meaningOf } from './meaning.ts';
import { CHILDREN, secretOf } from './school.ts';

/**
 * Judges a played scenario by what stands before each child's eyes and ever stood there, not by what the product
 * believes; only who a text was meant for, and what was still wanted at the end, is asked of the recorded decisions.
 */
export function judge(played: Played): Finding[] {
  const { host, decided } = played;
  const findings: Finding[] = [];
  const ours = host.sightings.filter(({ by, post }) => by.ours && post.project);
  const given = givenByTeacher(host.sightings);
  for (const sighting of ours) findings.push(...judgeSighting(sighting, decided.get((sighting.post.marker ?? '') as Marker) ?? [], given));
  findings.push(...twice(played, ours), ...agains(played), ...overTheTeacher(played), ...notOurs(host.changes), ...leftOver(played));
  if (ours.length === 0) findings.push({ kind: 'vacuous', what: 'no child was shown anything, so nothing is proved' });
  return onceEach(findings);
}

/** `learner other`: a teacher showed the learner what holds the other's word; work done on it is the learner's own, and may be spoken of. */
function givenByTeacher(sightings: readonly Sighting[]): ReadonlySet<string> {
  return new Set(sightings.filter(({ by }) => !by.ours).flatMap(({ learner, post }) => CHILDREN
    .filter((other) => holdsWordOf(other, post)).map((other) => `${learner} ${other}`)));
}

function holdsWordOf(learner: LearnerId, { title, text }: Sighting['post']): boolean {
  return `${title ?? ''} ${text}`.includes(secretOf(learner));
}

function judgeSighting({ learner, post }: Sighting, versions: readonly PostingWrite[], given: ReadonlySet<string>): Finding[] {
  const who = `${learner} sees ${post.id} (“${short(post)}”)`;
  if (post.mode === 'ALL_STUDENTS') return [{ kind: 'whole-class', what: `${who}, which is for the whole class` }];
  const foreign = CHILDREN.filter((other) => other !== learner && holdsWordOf(other, post) && !given.has(`${learner} ${other}`));
  if (foreign.length > 0) return [{ kind: 'misdirected', what: `${who}, which holds the word of ${foreign.join(', ')}` }];
  if (versions.length === 0) return [{ kind: 'misdirected', what: `${who}, which nobody decided` }];
  const meant = versions.filter((write) => write.learners.some((each) => each === learner));
  if (meant.length === 0) return [{ kind: 'misdirected', what: `${who}, which was never meant for ${learner}` }];
  const whole = versions.some((write) => write.title === post.title && write.text === post.text);
  return whole ? [] : [{ kind: 'half-done', what: `${who}, which is no text that was decided` }];
}

/** The same message in two posts: of a note or a chance ever, of a route post at the same time. */
function twice({ host, decided, scenario, reports }: Played, ours: readonly Sighting[]): Finding[] {
  const noticed = reports.some(({ report }) => report.courses.some(({ problems }) => problems.some(({ what }) => what.includes('as after a restore'))));
  const changed = new Set(host.changes.filter(({ by, what }) => !by.ours && (what === 'delete' || what === 'students')).map(({ after }) => after.id));
  const posts = new Map<string, Set<string>>();
  for (const { learner, post } of ours) {
    const write = decided.get((post.marker ?? '') as Marker)?.[0];
    if (write === undefined) continue;
    const meaning = meaningOf(write, learner);
    const seen = posts.get(meaning) ?? posts.set(meaning, new Set()).get(meaning);
    seen?.add(post.id);
  }
  return [...posts].flatMap(([meaning, ids]): Finding[] => {
    // What a teacher removed or gave to others and only the lost part of the ledger knew is known to nobody (README, limits).
    if (scenario.setBack && [...ids].some((id) => changed.has(id))) return [];
    // Nor, where nothing else of the lost days stands, whether a comment was said: comments are in no list.
    if (scenario.setBack && !noticed && [...ids].every((id) => host.posts.get(id)?.carrier === 'comment')) return [];
    if (ids.size < 2 || (meaning.startsWith('route') && !atOnce(host.changes, ids, meaning.split(' ').at(-1) as LearnerId))) return [];
    return [{ kind: 'duplicate', what: `${meaning} stands in ${[...ids].join(' and ')}` }];
  });
}

/** A route post that was taken back and is needed again the same day is no double; two that stand side by side are. */
function atOnce(changes: readonly Change[], ids: ReadonlySet<string>, learner: LearnerId): boolean {
  const visible = new Set<string>();
  for (const { after } of changes) {
    if (!ids.has(after.id)) continue;
    if (after.state === 'PUBLISHED' && after.students.includes(learner)) visible.add(after.id);
    else visible.delete(after.id);
    if (visible.size > 1) return true;
  }
  return false;
}

/** What a teacher took away and we gave again, although the run that did had been able to see that it was gone. */
function agains({ host, decided, scenario }: Played): Finding[] {
  if (scenario.setBack) return [];
  const removals = host.changes.filter(({ by, what, before }) => !by.ours && what === 'delete' && before?.project === true && before.state === 'PUBLISHED');
  return removals.flatMap(({ before, step }) => {
    const write = decided.get((before?.marker ?? '') as Marker)?.[0];
    if (before === null || write === undefined) return [];
    // whom a teacher gave it to besides may get a chance of their own
    return before.students.filter((learner) => write.learners.includes(learner)).flatMap((learner) => {
      const meaning = meaningOf(write, learner);
      const repeat = host.sightings.find((each) => each.by.ours && each.step > step && each.by.looked > step && each.learner === learner
        && each.post.id !== before.id && meansTheSame(decided.get((each.post.marker ?? '') as Marker)?.[0], learner, meaning));
      return repeat === undefined ? [] : [{ kind: 'teacher' as const, what: `${meaning} was removed by the teacher and stands again in ${repeat.post.id}` }];
    });
  });
}

function meansTheSame(write: PostingWrite | undefined, learner: LearnerId, meaning: string): boolean {
  return write !== undefined && meaningOf(write, learner) === meaning;
}

/** Words or recipients a teacher chose and we changed, or a post with them that we took back, knowing of it. */
function overTheTeacher({ host: { changes }, decided, scenario }: Played): Finding[] {
  return changes.flatMap((edit, i) => {
    if (edit.by.ours || (edit.what !== 'words' && edit.what !== 'students') || !decided.has((edit.after.marker ?? '') as Marker)) return [];
    // recipients that were decided on as well are the teacher's and ours
    if (edit.what === 'students' && decided.get((edit.after.marker ?? '') as Marker)?.some(({ learners }) => sameLearners(edit.after.students, learners)) === true) return [];
    const after = changes.slice(i + 1).find(({ by, what, after: { id } }) => id === edit.after.id && by.ours && what !== 'publish' && by.looked > edit.step);
    // what only the lost part of the ledger knew to be held is a stray draft to the night after a restore
    if (scenario.setBack && after?.what === 'delete' && after.before?.state === 'DRAFT') return [];
    return after === undefined ? [] : [{ kind: 'teacher' as const, what: `${edit.after.id} was edited by the teacher (step ${edit.step}) and then had its ${after.what} by ${after.by.ours ? after.by.actor : ''}` }];
  });
}

/** A copy a teacher made by hand is the teacher's, marker or not. */
function notOurs(changes: readonly Change[]): Finding[] {
  return changes.flatMap(({ by, what, after }) => (
    by.ours && !after.project ? [{ kind: 'teacher' as const, what: `${after.id} is the teacher's own and had its ${what} by ${by.actor}` }] : []));
}

function onceEach(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.kind} ${finding.what}`, finding])).values()];
}
