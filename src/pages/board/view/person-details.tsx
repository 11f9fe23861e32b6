import { PLACE } from '../../actions/press.ts';
import { LevelShape } from '../../look/level-shape.tsx';
import type { Menu, Person } from '../model/person.ts';
import { MoveForm } from './move-form.tsx';
import { PlacedReceipt } from './placed-receipt.tsx';
import { ResultList } from './result-list.tsx';
import type { Scene } from '../model/scene.ts';

/** One learner in a group: the name, and behind it the reasons and the choice menu. */
export function PersonDetails({ person, hint, ...scene }: Scene & { person: Person; hint?: string }) {
  const { words, href, receipt } = scene;
  const place = PLACE.person(person.id);
  return (
    <details class="person" id={place} open={receipt?.place === place}>
      <summary>
        <span class="name">{person.name}</span>
        <span class="levels">{person.targets.map(({ code, level }) => <LevelShape key={code} level={level} size={13} />)}</span>
        {hint !== undefined && <span class="hint">{hint}</span>}
      </summary>
      <PlacedReceipt at={place} {...scene} />
      <div class="why">
        <MoveForm person={person} {...scene} />
        {person.menus.map((menu) => <ChoiceMenu key={menu.target.code} menu={menu} {...scene} />)}
        <dl>
          <dt>{words.why.targets}</dt>
          <dd>
            <ul class="plain">
              {person.targets.map(({ code, iCan, level }) => (
                <li key={code}><LevelShape level={level} size={13} /> {words.level[level]} · <a href={`${href({ why: { learner: person.id, target: code } })}#why`}>{code}</a> {iCan}</li>
              ))}
            </ul>
          </dd>
          <dt>{words.why.evidence}</dt>
          <dd><ResultList results={person.results} targets={person.targets.map(({ code }) => code)} {...scene} /></dd>
          <dt>{words.why.rule}</dt>
          <dd>{person.rule}</dd>
          <dt>{words.why.wouldChange}</dt>
          <dd>{person.wouldChange}</dd>
        </dl>
        <ThreeFacts person={person} {...scene} />
      </div>
    </details>
  );
}

/** P1: what was suggested, what the student chose, what the teacher set. */
function ThreeFacts({ person, words }: Scene & { person: Person }) {
  const { route } = words.headline;
  const made = (choice: Person['declared']) => (choice === null ? words.why.notYet : `${choice.route === 'none' ? words.why.notToday : route[choice.route]}, ${choice.moment}`);
  return (
    <p class="facts fine">
      <span>{words.why.suggested}: {route[person.recommended]}</span>
      <span>{words.why.chose}: {made(person.declared)}</span>
      <span>{words.why.youSet}: {made(person.assigned)}</span>
    </p>
  );
}

function ChoiceMenu({ menu, words }: Scene & { menu: Menu }) {
  return (
    <div class="menu">
      <p class="label">{words.why.menu} · {menu.target.code}{menu.deeper && `, ${words.why.deeper}`}</p>
      <ol>
        {menu.choices.map((choice) => (
          <li key={choice.title}>
            {choice.url === undefined ? choice.title : <a href={choice.url} rel="noreferrer noopener">{choice.title}</a>}
            <span class="fine"> {[words.why.activity[choice.kind], words.groups.minutes(choice.minutes)].join(' · ')}. {choice.why}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
