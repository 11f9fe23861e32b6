import { listIn } from '../model/lists.ts';
import type { TargetName } from '../model/lookup.ts';
import type { Named } from '../model/morning.ts';
import type { Scene } from '../model/scene.ts';

/** How many names are praised before the rest is folded. */
const PRAISED = 5;
/** How many names of learners who missed an exit ticket's question are shown before the rest is folded. */
const NAMED = 8;

/** What a teacher needs in the minute before the bell: what yesterday's exit ticket showed, whom to sit with on which question, what to ask next, whom to praise or talk to. */
export function MorningLines(scene: Scene) {
  const { model, words } = scene;
  const { handIns, sit, ask, ahead, exits } = model.morning;
  const led = exits.length > 0;
  const said = words.morning;
  return (
    <section id="morning" class="card morning" aria-label={said.title}>
      {handIns > 0 && (
        <p class="hand-ins">
          <strong>{said.handIns(handIns)}</strong> <span class="fine">{said.handInsHint}</span>
        </p>
      )}
      <dl>
        {led && <ExitLine {...scene} />}
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
          {led && <Talks {...scene} />}
        </div>
        <div>
          <dt>{said.ask}</dt>
          {ahead.map(({ title, days, day, notYet, unclear, fits }) => (
            <dd key={title}>
              {words.ahead.comes(title, days, day)} {words.ahead.behind(notYet, unclear)}{' '}
              <strong>{words.ahead.fits[fits]}</strong> <a href="#questions">{words.ahead.who}</a>
            </dd>
          ))}
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
        {!led && <PraiseOrTalk {...scene} />}
      </dl>
    </section>
  );
}

/**
 * An exit ticket takes the place of the praise, which is folded into it: the learners who had it right are praised
 * first.
 */
function ExitLine(scene: Scene) {
  const { model, words } = scene;
  const { exits, praise } = model.morning;
  const said = words.morning;
  return (
    <div class="exit">
      <dt>{said.exit}</dt>
      {exits.map(({ targets, missed, had, notYet, silent }) => (
        <dd key={targets.map(({ code }) => code).join()}>
          <Codes targets={targets} />
          {missed !== null && (
            <>
              : <q>{missed.question}</q>, {said.missed(missed.wrong, missed.of)}
            </>
          )}
          {notYet.length > 0 && (
            <p>
              {said.exitNotYet}: <Names people={notYet.slice(0, NAMED)} />
            </p>
          )}
          {notYet.length > NAMED && <Folded summary={said.more(notYet.length - NAMED)} people={notYet.slice(NAMED)} />}
          {had.length > 0 && <Folded summary={said.exitHad(had.length)} people={had} />}
          {silent.length > 0 && <Folded summary={said.exitSilent(silent.length)} people={silent} />}
        </dd>
      ))}
      {praise.length > 0 && (
        <dd>
          <details class="more">
            <summary>{said.newlyMastered(praise.length)}</summary>
            <Praised people={praise} />
          </details>
        </dd>
      )}
    </div>
  );
}

function Folded({ summary, people }: { summary: string; people: readonly Named[] }) {
  return (
    <details class="more">
      <summary>{summary}</summary>
      <Names people={people} />
    </details>
  );
}

function PraiseOrTalk(scene: Scene) {
  const { praise } = scene.model.morning;
  const said = scene.words.morning;
  const more = praise.slice(PRAISED);
  return (
    <div>
      <dt>{said.praise}</dt>
      <dd>
        {praise.length === 0 ? said.noPraise : <Praised people={praise.slice(0, PRAISED)} />}
        {more.length > 0 && (
          <details class="more">
            <summary>{said.more(more.length)}</summary>
            <Praised people={more} />
          </details>
        )}
      </dd>
      <Talks {...scene} />
    </div>
  );
}

function Praised({ people }: { people: Scene['model']['morning']['praise'] }) {
  return (
    <>
      {people.map(({ id, name, targets }) => (
        <span key={id} class="each">
          <a href={`#p-${id}`}>{name}</a> <Codes targets={targets} />
        </span>
      ))}
    </>
  );
}

function Talks({ model, words }: Scene) {
  const { talk } = model.morning;
  if (talk.length === 0) return null;
  return (
    <>
      <dt>{words.morning.talk}</dt>
      <dd>
        {talk.map(({ id, name, target }) => (
          <span key={id} class="each">
            <a href={`#p-${id}`}>{name}</a> <Codes targets={[target]} />
          </span>
        ))}
      </dd>
    </>
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
