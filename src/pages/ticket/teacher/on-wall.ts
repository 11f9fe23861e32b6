/** The address's mark of a room that is shown on the projector, so that a reload keeps it there. */
export const WALL = { name: 'view', value: 'wall' } as const;

/**
 * A version older than any real one: a page rendered for the projector knows nobody, so its first request gets the
 * whole room.
 */
export const NOT_YET = -1;
