import type { SchoolId } from '../../ids.ts';
import type { Language } from '../../language.ts';
import type { NightTrouble } from '../../school/last-night.ts';
import type { NightListed } from '../../store/nights/night-list.ts';
import { dateInWords } from '../../time.ts';
import { renderDocument } from '../look/document.tsx';
import { LanguageLinks } from '../look/language-links.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import { Calls } from './calls.tsx';
import type { Thing } from './first-thing.ts';
import { schoolAddress } from './frame.tsx';
import { Legend, NightStrip } from './night-strip.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

/** A school's entry in the list of an administrator of several schools. */
export type SchoolLine =
  | {
      readonly school: SchoolId;
      readonly name: string;
      /** Newest first. */
      readonly nights: readonly NightListed[];
      readonly trouble: NightTrouble | null;
      readonly first: Thing | null;
      /** Calls of the newest night, by service. */
      readonly calls: Readonly<Record<string, number>>;
    }
  /** The school file cannot be read. */
  | { readonly school: SchoolId; readonly name: null };

type Standing = 'late' | 'need' | 'well';

/** Schools that need the operator of Waymark, schools that need their administrator, and the rest. */
function standingOf(line: SchoolLine): Standing {
  if (line.name === null || (line.trouble !== null && line.trouble !== 'unfinished')) return 'late';
  return line.first === null || line.first.what === 'alone' ? 'well' : 'need';
}

const ORDER: Readonly<Record<Standing, number>> = { late: 0, need: 1, well: 2 };

/**
 * The schools of an administrator, those that need attention first. Each has its last nights, its calls against the
 * limit per minute, what to do, and a link to its pages. Children, classes and teachers appear here only as numbers.
 */
export function districtPage(language: Language, schools: readonly SchoolLine[]): string {
  const words = schoolWords[language];
  const ordered = schools
    .map((line) => ({ line, standing: standingOf(line) }))
    .toSorted(
      (a, b) =>
        ORDER[a.standing] - ORDER[b.standing] ||
        (a.line.name ?? a.line.school).localeCompare(b.line.name ?? b.line.school),
    );
  const count = (standing: Standing): number => ordered.filter((each) => each.standing === standing).length;
  const calls = sumOf(schools.map((line) => (line.name === null ? {} : line.calls)));
  return renderDocument({
    language,
    title: `${words.schools} · Waymark`,
    children: (
      <>
        <header class="top">
          <Wordmark />
          <nav aria-label={words.account}>
            <a href={`/account?lang=${language}`}>{words.account}</a>
          </nav>
          <LanguageLinks label={words.schools} current={language} address={(each) => `/school?lang=${each}`} />
        </header>
        <main class="school">
          <h1>{words.schools}</h1>
          <p class="intro">{words.schoolsIntro}</p>
          <ul class="standing">
            {(['late', 'need', 'well'] as const).map((each) => (
              <li key={each} class={count(each) === 0 ? 'none' : each}>
                <strong>{count(each)}</strong> {words.standing[each](count(each))}
              </li>
            ))}
          </ul>
          <Legend words={words} />
          <ul class="plain district">
            {ordered.map(({ line, standing }) => (
              <School
                key={line.school}
                line={line}
                standing={standing}
                calls={calls}
                language={language}
                words={words}
              />
            ))}
          </ul>
          <Calls calls={calls} words={words} />
        </main>
      </>
    ),
  });
}

function School({
  line,
  standing,
  calls,
  language,
  words,
}: {
  readonly line: SchoolLine;
  readonly standing: Standing;
  readonly calls: Readonly<Record<string, number>>;
  readonly language: Language;
  readonly words: SchoolWords;
}) {
  const marked = standing === 'well' ? 'card' : 'card first';
  if (line.name === null)
    return (
      <li class={marked}>
        <h2>{line.school}</h2>
        <p>{words.unreadableSchool}</p>
      </li>
    );
  const { school, name, nights, trouble, first } = line;
  const [newest] = nights;
  const share = shareOf(line.calls, calls);
  return (
    <li class={marked}>
      <h2>
        <a href={schoolAddress('school', { school, language })}>{name}</a>
      </h2>
      <p>{standing === 'well' || first === null ? words.allWell : words.thing[first.what](first.count)}</p>
      <NightStrip
        nights={nights}
        trouble={trouble}
        label={`${words.nights}: ${name}`}
        language={language}
        words={words}
      />
      {newest !== undefined && (
        <p class="fine">
          {dateInWords(newest.date, language)}: {words.ended[newest.ended]}, {words.night(newest)}
          {share !== null && `. ${words.callsShare(share.calls, share.percent)}`}
        </p>
      )}
      {newest === undefined && trouble === null && <p class="fine">{words.noNight}</p>}
    </li>
  );
}

function sumOf(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const calls of all)
    for (const [service, count] of Object.entries(calls)) sum[service] = (sum[service] ?? 0) + count;
  return sum;
}

/** The calls of each school, where there are any, to show which school uses most of the limit that all share. */
function shareOf(
  own: Readonly<Record<string, number>>,
  all: Readonly<Record<string, number>>,
): { readonly calls: number; readonly percent: number } | null {
  const [calls, of] = [total(own), total(all)];
  return calls === 0 ? null : { calls, percent: Math.round((100 * calls) / of) };
}

function total(calls: Readonly<Record<string, number>>): number {
  return Object.values(calls).reduce((sum, each) => sum + each, 0);
}
