import { ConnectionCard } from './connection-card.tsx';
import { NoticeLine } from './notice.tsx';
import { unconnected, type ProblemsProps } from './problems-section.tsx';
import { ApprovalPanel, type ApprovalProps } from './approval-panel.tsx';
import { TodayForm } from './today-form.tsx';
import { MorningLines } from './morning-lines.tsx';
import { RoutePicture } from '../../look/route-picture.tsx';

/** The first thing seen at seven: which day, what the night read, where everyone goes, what waits. */
export function HeadlineStrip(props: ApprovalProps & Pick<ProblemsProps, 'connect'>) {
  const { model, words } = props;
  const { headline } = model;
  const ran = headline.ran.night
    ? words.headline.lastNight(headline.ran.time)
    : words.headline.lastRun(headline.ran.moment);
  return (
    <div class="headline">
      <div class="day">
        <p class="date">{headline.date}</p>
        <h1>{model.course.name}</h1>
        <p class="pulled">
          <strong>{ran}</strong>
          {headline.pulled !== null && `: ${words.headline.pulled(headline.pulled)}`}
        </p>
        {model.notices.map((notice) => (
          <NoticeLine key={notice.kind} notice={notice} words={words} />
        ))}
        {unconnected(model) && model.connection !== null && (
          <ConnectionCard
            heading="h2"
            connection={model.connection}
            course={model.course.id}
            language={model.language}
            token={props.connect}
          />
        )}
      </div>
      <TodayForm {...props} />
      <ApprovalPanel {...props} />
      <MorningLines {...props} />
      <RoutePicture routes={model.headline.routes} words={words.headline} />
    </div>
  );
}
