import { factsOf } from '../../lms/known.ts';
import type { DefaultSet } from '../../store/people/defaults-set.ts';
import type { Instant } from '../../time.ts';
import { daysIn, type Days } from '../board/model/days.ts';
import { Calls } from './calls.tsx';
import { Defaults, type DefaultsForm } from './defaults.tsx';
import { framedPage, type SchoolFrame } from './frame.tsx';
import type { SchoolTold } from './load.ts';
import { Act, Section, WideTable } from './parts.tsx';
import { SetBy } from './set-by.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

export interface SettingsPage extends SchoolTold {
  readonly frame: SchoolFrame;
  readonly set: readonly DefaultSet[];
  /** When a school file was last loaded by command; null: it was never. */
  readonly fileLoaded: Instant | null;
  /** Values that were typed but not stored; absent: the form shows the values in force. */
  readonly form?: DefaultsForm;
  /** The account that could act for teachers who granted nothing; null: there is none. */
  readonly delegate: { readonly account: string; readonly scopes: readonly string[] } | null;
}

export type SettingsSaid = SettingsPage & { readonly words: SchoolWords; readonly days: Days };

/** The defaults and who set them, the calls of the nights, and what Waymark may do at the school and why. */
export function settingsPage(page: SettingsPage): string {
  const { frame, file } = page;
  const said = { ...page, words: schoolWords[frame.language], days: daysIn(frame.language, file.school.timeZone) };
  return framedPage(
    { ...frame, sheet: '/assets/setup.css' },
    <>
      <Defaults {...said} />
      <Installing {...said} />
      <Permissions {...said} />
      <Calls {...said} />
    </>,
  );
}

function Installing(said: SettingsSaid) {
  const { file, classes, words } = said;
  const { language } = said.frame;
  const { steps, consent, forAll, answers } = factsOf(file.school.lms).installing;
  const teachers = new Map(classes.map(({ teacher, connection }) => [teacher.toLowerCase(), connection.state]));
  const connected = [...teachers.values()].filter((state) => state === 'fresh' || state === 'ending').length;
  return (
    <Section id="installing" title={words.how}>
      <p>{words.howState(connected, teachers.size)}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.en}>{step[language]}</li>
        ))}
      </ol>
      <h3>{words.consent}</h3>
      <p>{consent[language]}</p>
      {forAll !== null && (
        <>
          <h3>{words.forAll}</h3>
          <p>{forAll[language]}</p>
          <ForAll {...said} />
        </>
      )}
      <h3>{words.answers}</h3>
      <dl class="kept">
        {answers.map(({ name, todo }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{todo[language]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/**
 * An administrator turns this on and off, and has to confirm it. What must be allowed in the LMS's own console is shown
 * beside it.
 */
function ForAll(said: SettingsSaid) {
  const { file, frame, words, delegate } = said;
  const value = file.school.delegation ?? 'off';
  if (delegate === null && value === 'off') return <p class="fine">{words.delegation.nobody}</p>;
  return (
    <>
      <p>
        <strong>{words.delegation.state[value]}</strong>
      </p>
      {value === 'domain-wide' ? (
        <Act frame={frame} does="set-delegation" said={words.delegation.turnOff} with={{ value: 'off' }} />
      ) : (
        <Act frame={frame} does="set-delegation" said={words.delegation.turnOn} with={{ value: 'domain-wide' }}>
          <input type="checkbox" id="delegation-sure" name="sure" value="yes" />
          <label for="delegation-sure">{words.delegation.sure(file.school.domains ?? [])}</label>
        </Act>
      )}
      <SetBy {...said} what="delegation" value={value} inFile={value !== 'off'} />
      {delegate !== null && (
        <details>
          <summary>{words.delegation.allow}</summary>
          <p>
            <code>{delegate.account}</code>
          </p>
          <ul>
            {delegate.scopes.map((scope) => (
              <li key={scope}>
                <code>{scope}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Permissions({ file, frame: { language }, words }: SettingsSaid) {
  return (
    <Section id="permissions" title={words.permissions} intro={words.permissionsIntro}>
      <WideTable label={words.permissions} columns={[words.may, words.why, words.of]}>
        {factsOf(file.school.lms).permissions.map(({ name, may, why, of }) => (
          <tr key={name}>
            <th scope="row">
              {may[language]}
              <span class="fine permission">{name}</span>
            </th>
            <td>{why[language]}</td>
            <td>{words.askedOf[of]}</td>
          </tr>
        ))}
      </WideTable>
    </Section>
  );
}
