/**
 * What has been found out about a section with a credential, once for all adapters of a process. An undocumented call is
 * used only where nothing says no, and is not tried again where it was refused.
 */
export interface Probes {
  /** Whether comments may be posted on submissions; `ask` is called when it is not known yet. */
  mayComment(section: string, credential: string, ask: () => Promise<boolean>): Promise<boolean>;
  /** The host refused such a comment. */
  refusedComment(section: string, credential: string): void;
}

export function createProbes(): Probes {
  const comments = new Map<string, Promise<boolean>>();

  return {
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
