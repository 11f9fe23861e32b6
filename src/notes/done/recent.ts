/** How long before the newest work something still counts as just done. */
export const RECENT_DAYS = 7;
