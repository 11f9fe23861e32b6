import { renderDocument } from '../look/document.tsx';
import { boardAddress } from '../board/address.ts';
import type { Slip } from './model.ts';
import { slipWords } from './words.ts';

/** Names, minutes and tasks, large enough for a wall. */
export function slipPage({ language, course, date, groups, others }: Slip): string {
  const words = slipWords[language];
  return renderDocument({
    language,
    title: `${words.title} · ${date}`,
    children: (
      <main class="slip">
        <p class="slip-tools">
          <a href={boardAddress({ course: course.id, language })}>{words.back}</a>{' '}
          <span class="fine">{words.print}</span>
        </p>
        <header>
          <h1>{words.title}</h1>
          <p class="date">
            {date} · {course.name}
          </p>
        </header>
        <div class="slip-groups">
          {groups.map(({ slot, minutes, tasks, names }) => (
            <section key={slot} aria-labelledby={slot}>
              <h2 id={slot}>
                {words.slot[slot]} <span class="minutes">{words.minutes(minutes)}</span>
              </h2>
              {tasks.map((task) => (
                <p key={task}>{task}</p>
              ))}
              <NameList names={names} />
            </section>
          ))}
          {others.length > 0 && (
            <section aria-labelledby="others" class={groups.length === 0 ? 'slip-all' : 'slip-others'}>
              <h2 id="others">{words.others}</h2>
              <p>{words.othersHint}</p>
              <NameList names={others} />
            </section>
          )}
        </div>
      </main>
    ),
  });
}

function NameList({ names }: { names: readonly string[] }) {
  return (
    <ul class="plain">
      {names.map((name, row) => (
        <li key={row}>{name}</li>
      ))}
    </ul>
  );
}
