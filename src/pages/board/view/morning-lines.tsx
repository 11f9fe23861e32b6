import { listIn } from '../model/lists.ts';
import type { TargetName } from '../model/lookup.ts';
import type { Named } from '../model/morning.ts';
import type { Scene } from '../model/scene.ts';

/** Names of praise shown before the rest is folded. */
const PRAISED = 5;

/** What a teacher needs in the minute before the bell: whom to sit with on which question, what to ask next, whom to praise or talk to. */
export function MorningLines(scene: Scene) {
  const { model, words } = scene;
  const { handIns, sit, ask } = model.morning;
  const said = words.morning;
  return (
    <section id="morning" class="card morning" aria-label={said.title}>
      {handIns > 0 && (
        <p class="hand-ins">
          <strong>{said.handIns(handIns)}</strong> <span class="fine">{said.handInsHint}</span>
        </p>
      )}
      <dl>
        <div>
          <dt>{said.sit}</dt>
          {sit.length === 0 && <dd>{said.noSit}</dd>}
          {sit.map(({ slot, people, targets, missed }) => (
            <dd key={slot}>
              <Names people={people} />{' '}
              <span class="about">
                <Codes targets={targets} />
                {missed !== null && (
                  <>
                    : <q>{missed.question}</q>, {said.missed(missed.wrong, missed.of)}
                  </>
                )}
              </span>
            </dd>
          ))}
        </div>
        <div>
          <dt>{said.ask}</dt>
          <dd>
            {ask === null ? (
              said.noAsk
            ) : (
              <>
                {ask.asked.map(({ target, learners }) => (
                  <span key={target.code}>{said.asked(learners, target.code)} </span>
                ))}
                {said.settles(
                  ask.targets.length,
                  listIn(
                    model.language,
                    ask.targets.map(({ code }) => code),
                  ),
                  ask.settles,
                  ask.of,
                )}{' '}
                <span class="fine">{ask.targets.map(({ iCan }) => iCan).join('; ')}</span>{' '}
                {ask.questions.length > 0 && (
                  <details class="more">
                    <summary>{said.askedBefore(ask.questions.length)}</summary>
                    <ul class="plain">
                      {ask.questions.map(({ target, question }) => (
                        <li key={target.code + question}>
                          <Codes targets={[target]} /> <q>{question}</q>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </>
            )}
          </dd>
        </div>
        <PraiseOrTalk {...scene} />
      </dl>
    </section>
  );
}

function PraiseOrTalk({ model, words }: Scene) {
  const { praise, talk } = model.morning;
  const said = words.morning;
  const more = praise.slice(PRAISED);
  const praised = (people: typeof praise) =>
    people.map(({ id, name, targets }) => (
      <span key={id} class="each">
        <a href={`#p-${id}`}>{name}</a> <Codes targets={targets} />
      </span>
    ));
  return (
    <div>
      <dt>{said.praise}</dt>
      <dd>
        {praise.length === 0 ? said.noPraise : praised(praise.slice(0, PRAISED))}
        {more.length > 0 && (
          <details class="more">
            <summary>{said.more(more.length)}</summary>
            {praised(more)}
          </details>
        )}
      </dd>
      {talk.length > 0 && (
        <>
          <dt>{said.talk}</dt>
          <dd>
            {talk.map(({ id, name, target }) => (
              <span key={id} class="each">
                <a href={`#p-${id}`}>{name}</a> <Codes targets={[target]} />
              </span>
            ))}
          </dd>
        </>
      )}
    </div>
  );
}

/** People of a list, each a link to their place in the groups. */
export function Names({ people }: { people: readonly Named[] }) {
  return (
    <span class="names">
      {people.map(({ id, name }) => (
        <a key={id} href={`#p-${id}`}>
          {name}
        </a>
      ))}
    </span>
  );
}

function Codes({ targets }: { targets: readonly TargetName[] }) {
  return (
    <>
      {targets.map(({ code, iCan }, index) => (
        <>
          {index > 0 && ', '}
          <span key={code} class="code" title={iCan}>
            {code}
          </span>
        </>
      ))}
    </>
  );
}
