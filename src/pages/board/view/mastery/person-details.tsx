import { PLACE } from '../../../actions/press.ts';
import { LevelShape } from '../../../look/level-shape.tsx';
import type { Menu, Person } from '../../model/person.ts';
import { MoveForm } from '../hand/move-form.tsx';
import { PlacedReceipt } from '../hand/placed-receipt.tsx';
import { ResultList } from './result-list.tsx';
import { storyAddress } from '../../../story/address.ts';
import type { Scene } from '../../model/scene.ts';
import { ThreeFacts } from '../three-facts.tsx';

/** One learner in a group: the name, which unfolds the reasons and the choice menu. */
export function PersonDetails({ person, hint, ...scene }: Scene & { person: Person; hint?: string }) {
  const { words, href, receipt } = scene;
  const place = PLACE.person(person.id);
  return (
    <details class="person" id={place} open={receipt?.place === place}>
      <summary>
        <span class="name">{person.name}</span>
        <span class="levels">
          {person.targets.map(({ code, level }) => (
            <LevelShape key={code} level={level} size={13} />
          ))}
        </span>
        {hint !== undefined && <span class="hint">{hint}</span>}
      </summary>
      <PlacedReceipt at={place} {...scene} />
      <div class="why">
        <MoveForm person={person} {...scene} />
        {person.menus.map((menu) => (
          <ChoiceMenu key={menu.target.code} menu={menu} {...scene} />
        ))}
        <dl>
          <div>
            <dt>{words.why.targets}</dt>
            <dd>
              <ul class="plain">
                {person.targets.map(({ code, iCan, level }) => (
                  <li key={code}>
                    <LevelShape level={level} size={13} /> {words.level[level]} ·{' '}
                    <a href={`${href({ why: { learner: person.id, target: code } })}#why`}>{code}</a> {iCan}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt>{words.why.evidence}</dt>
            <dd>
              <ResultList results={person.results} targets={person.targets.map(({ code }) => code)} {...scene} />
            </dd>
          </div>
          <div>
            <dt>{words.why.rule}</dt>
            <dd>{person.rule}</dd>
          </div>
          <div>
            <dt>{words.why.wouldChange}</dt>
            <dd>{person.wouldChange}</dd>
          </div>
        </dl>
        <ThreeFacts person={person} words={words} />
        <p>
          <a href={storyAddress({ course: scene.model.course.id, learner: person.id, language: scene.model.language })}>
            {words.why.story}
          </a>
        </p>
      </div>
    </details>
  );
}

function ChoiceMenu({ menu, words }: Scene & { menu: Menu }) {
  return (
    <div class="menu">
      <p class="label">
        {words.why.menu} · {menu.target.code}
        {menu.deeper && `, ${words.why.deeper}`}
      </p>
      <ol>
        {menu.choices.map((choice) => (
          <li key={choice.title}>
            {choice.url === undefined ? (
              choice.title
            ) : (
              <a href={choice.url} rel="noreferrer noopener">
                {choice.title}
              </a>
            )}
            <span class="fine">
              {' '}
              {[words.why.activity[choice.kind], words.groups.minutes(choice.minutes)].join(' · ')}. {choice.why}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
