import type { AuditShown } from '../../store/audit-told.ts';
import { dateInWords } from '../../time.ts';
import { daysIn, type Days } from '../board/model/days.ts';
import { thingsToDo } from './first-thing.ts';
import { framedPage, schoolAddress, type SchoolFrame } from './frame.tsx';
import type { ClassTold, SchoolTold } from './load.ts';
import { WhoDidWhat } from './who-did-what.tsx';
import { Act, Section, WideTable } from './parts.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

export interface TodayPage extends SchoolTold {
  readonly frame: SchoolFrame;
  /** The administrator who views the page. */
  readonly account: string;
  readonly audit: AuditShown;
}

type Said = TodayPage & { readonly words: SchoolWords; readonly days: Days };

/** The first page of a school for its administrators: what to do, the nights, the classes, the brake and the people. */
export function todayPage(page: TodayPage): string {
  const { frame, file } = page;
  const said = { ...page, words: schoolWords[frame.language], days: daysIn(frame.language, file.school.timeZone) };
  return framedPage(
    frame,
    <>
      <First {...said} />
      {said.rosters.length > 0 && <Rosters {...said} />}
      <Nights {...said} />
      <Classes {...said} />
      {said.fromInside && <Installation {...said} />}
      <Sending {...said} />
      <Administrators {...said} />
      <WhoDidWhat {...said} language={frame.language} />
    </>,
  );
}

/** The state at a glance: everything is in order, or what to do first. */
function First({ frame, words, ...told }: Said) {
  const [first, ...others] = thingsToDo(told);
  const way = (at: string): string => (at.startsWith('#') ? at : schoolAddress('classes', frame));
  if (first === undefined || first.what === 'alone')
    return (
      <section class="card well" aria-labelledby="first-title">
        <h2 id="first-title">{words.allWell}</h2>
        {first === undefined ? (
          <p class="fine">{words.wellMore}</p>
        ) : (
          <p>
            {words.thing[first.what](first.count)} <a href={way(first.at)}>{words.go}</a>
          </p>
        )}
      </section>
    );
  return (
    <section class="card first" aria-labelledby="first-title">
      <h2 id="first-title">{words.first}</h2>
      <p>
        {words.thing[first.what](first.count)} <a href={way(first.at)}>{words.go}</a>
      </p>
      {others.length > 0 && (
        <>
          <h3>{words.after}</h3>
          <ul>
            {others.map(({ what, count, at }) => (
              <li key={what}>
                <a href={way(at)}>{words.thing[what](count)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Rosters({ rosters, frame, words, days }: Said) {
  return (
    <Section id="rosters" title={words.rosters} intro={words.rostersIntro}>
      <ul class="plain">
        {rosters.map((held) => (
          <li key={held.course} class="card held">
            <div>
              <strong>{held.name}</strong>
              <p>
                {words.roster(held)} {words.heldSince(days.day(held.heldAt))}
              </p>
              {held.decision !== null && <p>{words.decided[held.decision]}</p>}
              {(['accept', 'refuse'] as const)
                .filter((each) => each !== held.decision)
                .map((each) => (
                  <Act
                    key={each}
                    frame={frame}
                    does={each}
                    said={words[each]}
                    about={held.name}
                    with={{ course: held.course, leaving: held.leaving }}
                  />
                ))}
            </div>
          </li>
        ))}
      </ul>
      <p class="fine">{words.acceptWhat}</p>
    </Section>
  );
}

function Nights({ nights, trouble, frame: { language }, words }: Said) {
  return (
    <Section id="nights" title={words.nights}>
      {nights.length === 0 && trouble === null && <p>{words.noNight}</p>}
      {trouble !== null && <p>{words.trouble[trouble]}</p>}
      <ul class="plain">
        {nights.map((night) => (
          <li key={night.date}>
            <strong>{dateInWords(night.date, language)}</strong>: {words.ended[night.ended]}, {words.night(night)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Classes(said: Said) {
  const { classes, frame, words } = said;
  return (
    <Section id="classes" title={words.classes}>
      {classes.some(({ problems }) => problems.length > 0) && <ToDo {...said} />}
      {classes.length === 0 ? (
        <p>{words.noClass}</p>
      ) : (
        <WideTable label={words.classes} columns={Object.values(words.columns)}>
          {classes.map((each) => (
            <ClassRow key={each.id} {...said} each={each} />
          ))}
        </WideTable>
      )}
      <p>
        <a href={schoolAddress('classes', frame)}>{words.pages.classes}</a>
      </p>
    </Section>
  );
}

function ClassRow({ each, frame, words, days }: Said & { readonly each: ClassTold }) {
  const { id, name, paused } = each;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{each.teacher}</td>
      <td>{each.learners ?? '–'}</td>
      <td>{words.connection(each.connection)}</td>
      <td>{words.review[each.review]}</td>
      <td>
        {each.lastRead === null ? words.never : days.moment(each.lastRead)}
        {each.unfinished && `, ${words.unfinished}`}
      </td>
      <td>
        <Act
          frame={frame}
          does={paused ? 'resume' : 'pause'}
          said={paused ? words.resume : words.pause}
          about={name}
          with={{ course: id }}
        />
      </td>
    </tr>
  );
}

/**
 * What the newest runs reported, class by class. What stops a class comes first, and the remedy comes before what
 * happened.
 */
function ToDo({ classes, frame: { language }, words }: Said) {
  // a held list has its own section
  const told = classes.flatMap(({ id, name, problems, unfinished }) =>
    problems
      .filter(({ kind }) => kind !== 'roster')
      .map((problem, row) => ({ ...problem, name, key: `${id} ${row}`, stops: unfinished && row === 0 })),
  );
  const list = (some: typeof told) => (
    <ul class="plain">
      {some.map(({ key, name, what, do: todo }) => (
        <li key={key} class="card">
          <strong>{name}</strong>
          <p>{todo[language]}</p>
          <p class="fine">{what[language]}</p>
        </li>
      ))}
    </ul>
  );
  const rest = told.filter(({ stops }) => !stops);
  return (
    <>
      {told.some(({ stops }) => stops) && list(told.filter(({ stops }) => stops))}
      {rest.length > 0 && (
        <details>
          <summary>
            {words.toDo} ({rest.length})
          </summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}

function Installation({ proof: { named, proved, provedAt, others }, frame, words, days }: Said) {
  return (
    <Section id="installation" title={words.installation}>
      {proved !== null && provedAt !== null ? (
        <p>{words.proved(days.day(provedAt), others)}</p>
      ) : (
        <>
          <p>{words.unproved}</p>
          {named !== null && <p class="fine">{words.named(named)}</p>}
          <Act frame={frame} does="confirm" said={words.confirm}>
            <label for="code">{words.code}</label>
            <input id="code" name="code" required maxLength={20} autocomplete="off" />
          </Act>
        </>
      )}
    </Section>
  );
}

function Sending({ pausedSince, frame, words, days }: Said) {
  return (
    <Section id="sending" title={words.sending}>
      <p>{pausedSince === null ? words.goesOn : words.pausedSince(days.moment(pausedSince))}</p>
      <Act
        frame={frame}
        does={pausedSince === null ? 'pause' : 'resume'}
        said={pausedSince === null ? words.pauseSchool : words.resumeSchool}
      />
    </Section>
  );
}

function Administrators({ administrators, account, frame, words, days }: Said) {
  return (
    <Section id="administrators" title={words.administrators}>
      <ul class="plain">
        {administrators.map(({ email, person, invitedAt }) => (
          <li key={email} class="card">
            <p>
              {email},{' '}
              {person === account ? words.you : person === null ? words.invited(days.day(invitedAt)) : words.joined}
            </p>
            <Act frame={frame} does="remove" said={words.remove} about={email} with={{ email }} />
          </li>
        ))}
      </ul>
      <Act frame={frame} does="invite" said={words.invite}>
        <label for="email">{words.email}</label>
        <input id="email" name="email" type="email" required maxLength={254} autocomplete="off" />
      </Act>
    </Section>
  );
}
