import { actInWords, thingInWords } from '../../audit/acts.ts';
import { brokenInWords } from '../../audit/broken-words.ts';
import { ROLES, SOMEBODY } from '../../audit/who.ts';
import type { Language } from '../../language.ts';
import type { AuditShown, AuditTold } from '../../store/audit-told.ts';
import type { Days } from '../board/model/days.ts';
import { Section, WideTable } from './parts.tsx';

const WORDS = {
  en: {
    title: 'Who did what',
    none: 'Nothing is recorded yet.',
    whole: (entries: number, first: number) =>
      `The record is whole: ${first > 1 ? 'the newest ' : ''}${entries} ${entries === 1 ? 'entry' : 'entries'}, none changed and none missing.`,
    columns: { when: 'When', who: 'Who', what: 'What', course: 'Class' },
    student: 'about a student',
    about: (person: string) => `about ${person}`,
    all: 'The whole record, and whether it is whole, is told by the command “waymark audit”.',
  },
  es: {
    title: 'Quién hizo qué',
    none: 'Aún no consta nada.',
    whole: (entries: number, first: number) =>
      `El registro está completo: ${first > 1 ? 'las últimas ' : ''}${entries} ${entries === 1 ? 'entrada' : 'entradas'}, sin cambios ni faltas.`,
    columns: { when: 'Cuándo', who: 'Quién', what: 'Qué', course: 'Clase' },
    student: 'sobre un estudiante',
    about: (person: string) => `sobre ${person}`,
    all: 'El registro entero, y si está completo, lo dice el comando «waymark audit».',
  },
} satisfies Readonly<Record<Language, unknown>>;

/** The last acts at a school in plain words, and whether the record of all of them is whole. Students are not named. */
export function WhoDidWhat({
  audit: { acts, checked },
  classes,
  language,
  days,
}: {
  readonly audit: AuditShown;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly language: Language;
  readonly days: Days;
}) {
  const words = WORDS[language];
  const names = new Map(classes.map(({ id, name }) => [id, name]));
  return (
    <Section id="who-did-what" title={words.title}>
      {checked.whole ? (
        <p>{checked.entries === 0 ? words.none : words.whole(checked.entries, checked.first ?? 1)}</p>
      ) : (
        <p role="alert" class="card told">
          {brokenInWords(checked.broken)[language]}
        </p>
      )}
      {acts.length > 0 && (
        <WideTable label={words.title} columns={Object.values(words.columns)}>
          {acts.map((act) => (
            <tr key={act.n}>
              <td>{days.moment(act.at)}</td>
              <td>{nameOf(act, language)}</td>
              <td>{whatOf(act, language)}</td>
              <td>{act.course === null ? '–' : (names.get(act.course) ?? act.course)}</td>
            </tr>
          ))}
        </WideTable>
      )}
      <p class="fine">{words.all}</p>
    </Section>
  );
}

/** A person who acts as a student is not named on any page. */
function nameOf({ role, who }: AuditTold, language: Language): string {
  return who === null || role === 'learner' ? ROLES[role][language] : who;
}

function whatOf({ act, thing, about, aboutSomebody, aboutStudent }: AuditTold, language: Language): string {
  const words = WORDS[language];
  const whom = aboutStudent ? words.student : words.about(about ?? SOMEBODY[language]);
  return [
    actInWords(act)[language],
    ...(thing === null ? [] : [`(${thingInWords(thing)[language]})`]),
    ...(aboutSomebody ? [whom] : []),
  ].join(' ');
}
