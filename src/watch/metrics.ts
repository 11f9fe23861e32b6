import type { Meter } from '@opentelemetry/api';
import type { LogEvent, LogLine } from './fields.ts';

/** Reads the figures of whoever is on call out of the lines: what no line says, no metric does. */
export function figuresOf(meter: Meter): (line: LogLine) => void {
  const courses = meter.createCounter('waymark.courses', { description: 'courses whose night ended, by how' });
  const took = meter.createHistogram('waymark.course.duration', { unit: 'ms' });
  const nights = meter.createCounter('waymark.nights', {
    description: 'nights of schools that are finished',
  });
  const calls = meter.createCounter('waymark.calls', {
    description: 'requests to LMSs, by the limit they count against',
  });
  const busy = meter.createCounter('waymark.busy', { description: 'answers that said to slow down' });
  const held = meter.createCounter('waymark.writes.held', { description: 'writes that could not be done' });
  const schools = meter.createGauge('waymark.schools', { description: 'schools, by how their newest night stands' });
  const left = meter.createGauge('waymark.courses.left', { description: 'of nights under way or broken off' });
  const done = meter.createGauge('waymark.courses.done', { description: 'of nights under way or broken off' });
  const age = meter.createGauge('waymark.night.age', {
    unit: 'h',
    description: 'since the newest finished night of the school that waits longest',
  });

  const ofCalls = (line: LogLine): void => {
    for (const [limit, count] of Object.entries(line.calls ?? {})) calls.add(count, { limit });
    if ((line.busy ?? 0) > 0) busy.add(line.busy ?? 0);
  };
  const read: Readonly<Partial<Record<LogEvent, (line: LogLine) => void>>> = {
    'act-done': ofCalls,
    'course-done': (line) => {
      ofCalls(line);
      courses.add(1, { ended: line.ended });
      took.record(line.milliseconds ?? 0, { ended: line.ended });
      if ((line.held ?? 0) > 0) held.add(line.held ?? 0);
    },
    'night-done': ({ ended }) => nights.add(1, { ended }),
    'nights-state': (line) => {
      for (const how of ['late', 'ahead', 'partly', 'unreadable', 'underway'] as const)
        schools.record(line[how] ?? 0, { how });
      left.record(line.coursesLeft ?? 0);
      done.record(line.coursesDone ?? 0);
      if (line.oldestHours !== undefined) age.record(line.oldestHours);
    },
  };
  return (line) => read[line.event]?.(line);
}
