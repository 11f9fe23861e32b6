import { factsOf, LMS_IDS } from '../../lms/known.ts';
import { Section } from './parts.tsx';
import type { SchoolWords } from './words/words.ts';

/** The number of calls the nights made to each service, beside the service's limit per minute. */
export function Calls({
  calls,
  words,
}: {
  readonly calls: Readonly<Record<string, number>>;
  readonly words: SchoolWords;
}) {
  const counted = Object.entries(calls).filter(([, count]) => count > 0);
  return (
    <Section id="calls" title={words.calls}>
      {counted.length === 0 && <p>{words.noCalls}</p>}
      <ul>
        {counted.map(([service, count]) => (
          <li key={service}>{words.callsOf(service, count, limitOf(service))}</li>
        ))}
      </ul>
    </Section>
  );
}

function limitOf(service: string): number | null {
  const lms = LMS_IDS.find((id) => id === service);
  return lms === undefined ? null : factsOf(lms).callsAMinute;
}
