/** Some who wait for each other: whoever is there goes on once all have come. */
export interface Meeting {
  readonly come: () => void;
  readonly all: Promise<void>;
}

/** @param of how many come */
export function meeting(of: number): Meeting {
  let missing = of;
  const begins: (() => void)[] = [];
  return {
    all: new Promise<void>((resolve) => {
      begins.push(resolve);
    }),
    come() {
      missing -= 1;
      // whoever came last has gone on by then as far as the others
      if (missing === 0) for (const begin of begins) setImmediate(begin);
    },
  };
}
