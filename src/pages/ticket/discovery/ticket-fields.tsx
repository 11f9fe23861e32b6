import { pressed } from '../parts/pressed.ts';
import { TICKET_KINDS } from '../parts/kinds.ts';
import type { ComposerPageData } from './data.ts';
import { described, Problem } from './problem.tsx';
import type { ComposerScene } from './scene.ts';

const LONGEST = 200;

/** The fields of the ticket as a whole: when it is answered, its target, and its title. */
export function TicketFields({ scene }: { scene: ComposerScene }) {
  const { data, draft, words, tell } = scene;
  const ticket = words.ticket;
  return (
    <section class="about-ticket" aria-label={ticket.label}>
      <fieldset class="kinds">
        <legend>{ticket.kindLabel}</legend>
        <div class="kind-row">
          {TICKET_KINDS.map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                value={kind}
                id={`kind-${kind}`}
                checked={draft.kind === kind}
                onChange={() => tell?.change({ ...draft, kind })}
              />
              {ticket.kind[kind]}
            </label>
          ))}
        </div>
        <p class="fine">{ticket.kindHint[draft.kind]}</p>
      </fieldset>
      {draft.kind === 'station' && (
        <p class="field">
          <label for="station">{ticket.station}</label>
          <input
            id="station"
            maxlength={LONGEST}
            value={draft.station ?? ticket.firstStation}
            {...described(scene, 'station', null, 'station')}
            onInput={({ currentTarget }) => tell?.change({ ...draft, station: currentTarget.value })}
          />
          <span class="fine">{ticket.stationHint}</span>
        </p>
      )}
      <Problem scene={scene} at="station" what="station" />
      {draft.kind !== 'habit' && <Asked scene={scene} />}
      <p class="field">
        <label for="unit">{ticket.unit}</label>
        <select
          id="unit"
          {...described(scene, 'unit', null, 'unit')}
          onChange={({ currentTarget }) => tell?.change({ ...draft, unit: currentTarget.value })}
        >
          {unitsOf(data).map((title) => (
            <option key={title} value={title} selected={title === draft.unit}>
              {title}
            </option>
          ))}
        </select>
      </p>
      <Problem scene={scene} at="unit" what="unit" />
      {draft.kind !== 'habit' && <TargetField scene={scene} />}
      <p class="field">
        <label for="title">{ticket.title}</label>
        <input
          id="title"
          autocomplete="off" // a value that the browser restores at a reload would be taken for the teacher's typing
          maxlength={LONGEST}
          value={draft.title ?? ticket.titleFor(draft.kind, draft.unit)}
          {...described(scene, 'title', null, 'title')}
          onInput={({ currentTarget }) => tell?.change({ ...draft, title: currentTarget.value })}
        />
        <span class="fine">{ticket.titleHint}</span>
      </p>
      <Problem scene={scene} at="title" what="title" />
    </section>
  );
}

/** Whose next ticket this is: learners who asked to be checked, and to whom the teacher said yes; one press takes the target. */
function Asked({ scene: { data, draft, words, language, tell } }: { scene: ComposerScene }) {
  const iCan = new Map(data.targets.map((target) => [target.code, target.iCan[language]]));
  return (
    <>
      {data.asked.map(({ target, learners }) => (
        <p key={target} class="asked-for">
          <span>
            {words.ticket.asked(learners, target)} <span class="fine">{iCan.get(target)}</span>
          </span>
          {draft.target !== target && (
            <button
              type="button"
              class="quiet small"
              onClick={pressed(() => {
                const unit = data.units.find(({ targets }) => targets.includes(target))?.title ?? draft.unit;
                tell?.change({ ...draft, target, unit }, 'target');
              })}
            >
              {words.ticket.askIt}
            </button>
          )}
        </p>
      ))}
    </>
  );
}

function TargetField({ scene }: { scene: ComposerScene }) {
  const { data, draft, words, tell } = scene;
  return (
    <>
      <p class="field">
        <label for="target">{words.ticket.target}</label>
        <select
          id="target"
          {...described(scene, 'target', null, 'target')}
          onChange={({ currentTarget }) => {
            const target = data.targets.find(({ code }) => code === currentTarget.value)?.code ?? null;
            tell?.change({ ...draft, target });
          }}
        >
          <option value="" selected={draft.target === null}>
            {words.ticket.chooseTarget}
          </option>
          <TargetOptions scene={scene} chosen={draft.target} />
        </select>
      </p>
      <Problem scene={scene} at="target" what="target" />
    </>
  );
}

/** The unit's targets come first. */
export function TargetOptions({ scene, chosen }: { scene: ComposerScene; chosen: string | null }) {
  const { data, draft, words, language } = scene;
  const ofUnit = new Set(data.units.find(({ title }) => title === draft.unit)?.targets ?? []);
  const groups = [
    { label: words.ticket.inUnit, targets: data.targets.filter(({ code }) => ofUnit.has(code)) },
    { label: words.ticket.otherTargets, targets: data.targets.filter(({ code }) => !ofUnit.has(code)) },
  ].filter(({ targets }) => targets.length > 0);
  return (
    <>
      {groups.map(({ label, targets }) => (
        <optgroup key={label} label={label}>
          {targets.map(({ code, iCan }) => (
            <option key={code} value={code} selected={code === chosen}>
              {`${code} · ${iCan[language]}`}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

/** In a class without units, the class itself counts as one unit. */
function unitsOf({ units, courseName }: ComposerPageData): readonly string[] {
  return units.length === 0 ? [courseName] : units.map(({ title }) => title);
}
