import { ApprovalPanel, type ApprovalProps } from './approval-panel.tsx';
import { MorningLines } from './morning-lines.tsx';
import { RoutePicture } from '../../look/route-picture.tsx';

/** The first thing seen at seven: which day, what the night read, where everyone goes, what waits. */
export function HeadlineStrip(props: ApprovalProps) {
  const { model, words } = props;
  const { headline } = model;
  const ran = headline.ran.night ? words.headline.lastNight(headline.ran.time) : words.headline.lastRun(headline.ran.moment);
  return (
    <div class="headline">
      <div class="day">
        <p class="date">{headline.date}</p>
        <h1>{model.course.name}</h1>
        <p class="pulled"><strong>{ran}</strong>{headline.pulled !== null && `: ${words.headline.pulled(headline.pulled)}`}</p>
        {!headline.current && <p class="warn">{words.headline.notCurrent}</p>}
      </div>
      <ApprovalPanel {...props} />
      <MorningLines {...props} />
      <RoutePicture {...props} />
    </div>
  );
}
