/** What the presses on pages do. */
export { importResults } from '../sync/acts/import-results.ts';
export { decideHeld } from '../sync/acts/decide-held.ts';
export { scorecardFromStore } from '../sync/acts/scorecard.ts';
export { leaveClassOut, listClasses, takeClassIn } from '../sync/acts/which-classes.ts';
export { approveFromPage } from './actions/approve-from-page.ts';
export { handFromPage } from './actions/hand-from-page.ts';
export { pauseFromPage } from './actions/pause-from-page.ts';
export { todayFromPage } from './actions/today-from-page.ts';
export { undoFromPage } from './actions/undo-from-page.ts';
export { eraseFromPage, pauseFromSchool } from './school/acts.ts';
