interface Step {
  readonly code: string;
  /** How many of its requirements were followed already. */
  followed: number;
}

/**
 * The circles of a map: codes that require themselves, however many steps away, each circle once. Depth first with a trail
 * of its own, for a map may be a chain of thousands.
 */
export function circlesIn(requires: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of requires.keys()) {
    const trail: Step[] = done.has(start) ? [] : [{ code: start, followed: 0 }];
    const places = new Map([[start, 0]]);
    for (let step = trail.at(-1); step !== undefined; step = trail.at(-1)) {
      const next = requires.get(step.code)?.[step.followed];
      step.followed += 1;
      if (next === undefined) {
        done.add(step.code);
        places.delete(step.code);
        trail.pop();
        continue;
      }
      const back = places.get(next);
      if (back !== undefined) {
        circles.push([...trail.slice(back).map(({ code }) => code), next]);
      } else if (!done.has(next)) {
        places.set(next, trail.length);
        trail.push({ code: next, followed: 0 });
      }
    }
  }
  return circles;
}
