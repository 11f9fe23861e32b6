/** What the address of a room says of itself while it hangs on the wall, so that a reload leaves it there. */
export const WALL = { name: 'view', value: 'wall' } as const;

/** Older than any version there is: a page drawn for the wall knows nobody, and takes the whole room at its first look. */
export const NOT_YET = -1;
