import { Seats } from '../../look/seats.tsx';
import { LearnerItem } from './learner-item.tsx';
import type { RoomScene } from './room-scene.ts';
import { seatedIn, type Seated } from './seated.ts';

/**
 * Where each learner works: the two seminars, talks, the workshop, and those who have not chosen. Each can be moved,
 * and a conference noted.
 */
export function RoomLists(scene: RoomScene) {
  const { room, page, words, language } = scene;
  const iCan = new Map(page.targets.map((target) => [target.code, target.iCan[language]]));
  return (
    <div class="room">
      <h2>{words.room.title}</h2>
      {room.teachAll.map(({ target, need, of }) => (
        <p key={target} class="card teach-all">
          <strong>{words.room.teachAll(need, of)}</strong> <span class="code">{target}</span> {iCan.get(target)}
        </p>
      ))}
      <div class="seatings">
        {seatedIn(room).map((seated) => (
          <SeatList key={seated.seat} seated={seated} scene={scene} />
        ))}
      </div>
    </div>
  );
}

function SeatList({ seated: { seat, people }, scene }: { seated: Seated; scene: RoomScene }) {
  const { room: words } = scene.words;
  return (
    <section class={`card seating seating-${seat}`} aria-labelledby={`seat-${seat}`}>
      <header>
        <h3 id={`seat-${seat}`}>{words.seat[seat]}</h3>
        <span class="minutes">{people.length}</span>
      </header>
      {(seat === 'seminar-1' || seat === 'seminar-2') && people.length > 0 && (
        <Seats taken={people.length} seats={people.length} label={words.seats(people.length)} />
      )}
      {people.length === 0 ? (
        <p class="fine">{words.nobody}</p>
      ) : (
        <ul class="plain">
          {people.map((learner) => (
            <LearnerItem key={learner.id} learner={learner} seat={seat} scene={scene} />
          ))}
        </ul>
      )}
    </section>
  );
}
