/** Pages of ours that a sign-in may lead back to, outside any frame. Nothing else is. */
const BACK =
  /^\/(t\/[\w.-]{1,800}|compose|slip|story|scorecard|paper|account|school(\/(classes|settings|data))?|tags|setup(\/(targets|standards|activities|rule|check))?)?(\?[\w=&.%+:-]{0,500})?$/;

export function isOurPage(back: string): boolean {
  return BACK.test(back);
}

/** Where somebody signs in who wanted that page; on the first one where it is none that a sign-in leads back to. */
export function signInAddress(wanted: string): string {
  return `/sign-in?${new URLSearchParams({ back: isOurPage(wanted) ? wanted : '/' }).toString()}`;
}

/** Where a teacher lets Waymark read and post in their classes, who has signed in. */
export function connectAddress(back: string): string {
  return `/sign-in/connect?${new URLSearchParams({ back: isOurPage(back) ? back : '/' }).toString()}`;
}
