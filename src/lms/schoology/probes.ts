import type { Account } from './map.ts';

/** Milliseconds an account is remembered: a teacher may move to another zone, and a long process must hear of it. */
const KNOWN_FOR = 60 * 60 * 1000;

/**
 * What has been found out with a credential, shared by all adapters of a process because every course of a teacher asks
 * the same. An undocumented call is tried unless something says it is refused, and never again after a refusal.
 */
export interface Probes {
  /** Whose credential it is; `ask` is called when it is not known or an hour old at `now` (milliseconds since 1970). */
  account(credential: string, now: number, ask: () => Promise<Account>): Promise<Account>;
  /** Whether comments may be posted on submissions; `ask` is called when it is not known yet. */
  mayComment(section: string, credential: string, ask: () => Promise<boolean>): Promise<boolean>;
  /** The host refused such a comment. */
  refusedComment(section: string, credential: string): void;
}

export function createProbes(): Probes {
  const comments = new Map<string, Promise<boolean>>();
  const accounts = new Map<string, { readonly at: number; readonly account: Promise<Account> }>();

  return {
    account(credential, now, ask) {
      const known = accounts.get(credential);
      if (known !== undefined && now - known.at < KNOWN_FOR) return known.account;
      const account = ask();
      accounts.set(credential, { at: now, account });
      const forget = (): void => void accounts.delete(credential);
      // A failure, or an answer without a zone, is not kept: the next course asks again.
      account.then(({ zone }) => {
        if (zone === null) forget();
      }, forget);
      return account;
    },
    mayComment(section, credential, ask) {
      const at = place(section, credential);
      const known = comments.get(at);
      if (known !== undefined) return known;
      const asking = ask();
      comments.set(at, asking);
      // A question without an answer is asked again.
      asking.catch(() => comments.delete(at));
      return asking;
    },
    refusedComment(section, credential) {
      comments.set(place(section, credential), Promise.resolve(false));
    },
  };
}

function place(section: string, credential: string): string {
  return `${section} ${credential}`;
}
