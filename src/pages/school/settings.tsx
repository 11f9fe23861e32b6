import { factsOf } from '../../lms/known.ts';
import { completeRule } from '../../mastery/rule.ts';
import { Review, type SchoolFile } from '../../school/file.ts';
import type { Default, DefaultSet } from '../../store/people/defaults-set.ts';
import { daysIn, type Days } from '../board/model/days.ts';
import { Calls } from './calls.tsx';
import { framedPage, type SchoolFrame } from './frame.tsx';
import type { SchoolTold } from './load.ts';
import { Act, Section, WideTable } from './parts.tsx';
import { schoolWords, type SchoolWords } from './words/words.ts';

export interface SettingsPage extends SchoolTold {
  readonly frame: SchoolFrame;
  readonly set: readonly DefaultSet[];
  /** Who could act for teachers who granted nothing; null: nobody. */
  readonly delegate: { readonly account: string; readonly scopes: readonly string[] } | null;
}

type Said = SettingsPage & { readonly words: SchoolWords; readonly days: Days };

/** What holds by default and who set it, what the nights cost, and what Waymark may do there and why. */
export function settingsPage(page: SettingsPage): string {
  const { frame, file } = page;
  const said = { ...page, words: schoolWords[frame.language], days: daysIn(frame.language, file.school.timeZone) };
  return framedPage(
    frame,
    <>
      <Defaults {...said} />
      <Installing {...said} />
      <Permissions {...said} />
      <Calls {...said} />
    </>,
  );
}

function Defaults(said: Said) {
  const { file, frame, words } = said;
  const rule = completeRule(file.rule);
  const percent = String(Math.round(rule.threshold * 100));
  return (
    <Section id="defaults" title={words.defaults} intro={words.defaultsIntro}>
      <Act frame={frame} does="set-review" said={words.save} about={words.reviewDefault}>
        <label for="review">{words.reviewDefault}</label>
        <select id="review" name="value">
          {Review.options.map((each) => (
            <option key={each} value={each} selected={each === file.review}>
              {words.review[each]}
            </option>
          ))}
        </select>
      </Act>
      <SetBy {...said} what="review" value={file.review} inFile={file.review !== 'teacher'} />
      <Act frame={frame} does="set-threshold" said={words.save} about={words.threshold}>
        <label for="threshold">{words.threshold}</label>
        <input id="threshold" name="value" type="number" min={50} max={100} step={1} required value={percent} />
        <span>{words.percent}</span>
      </Act>
      <SetBy {...said} what="threshold" value={percent} inFile={file.rule.threshold !== undefined} />
      <ul>
        {words.ruleWords(rule).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p class="fine">{words.ownRules(saysOtherwise(file))}</p>
    </Section>
  );
}

function SetBy({
  set,
  administrators,
  words,
  days,
  what,
  value,
  inFile,
}: Said & { readonly what: Default; readonly value: string; readonly inFile: boolean }) {
  const here = set.find((each) => each.what === what && each.value === value);
  const who = administrators.find(({ person }) => person === here?.by)?.email ?? here?.by ?? '';
  return (
    <p class="fine">
      {here === undefined ? words.setBy[inFile ? 'file' : 'waymark'] : words.setBy.person(who, days.day(here.at))}
    </p>
  );
}

function Installing(said: Said) {
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

/** Turned on and off by an administrator who says that they mean it; what has to be allowed in the LMS's own console stands beside it. */
function ForAll(said: Said) {
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

function Permissions({ file, frame: { language }, words }: Said) {
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

/** Classes with a rule of their own, or of a unit of theirs. */
function saysOtherwise({ courses }: SchoolFile): number {
  return courses.filter(
    ({ rule, units, review }) => says(rule) || units.some((unit) => says(unit.rule)) || review !== undefined,
  ).length;
}

function says(rule: object | undefined): boolean {
  return rule !== undefined && Object.keys(rule).length > 0;
}
