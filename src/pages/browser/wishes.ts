import type { Said } from '../../language.ts';
import type { Live } from '../../ticket/live.ts';
import type { Wishes } from '../ticket/student/local.ts';
import type { Called } from './call.ts';

interface WishTerms {
  readonly opening: string;
  tell<T>(address: string, body: object): Promise<Called<T>>;
  hear(live: Live): void;
  changed(): void;
  shut(status: number): void;
}

const AWAY: Said = {
  en: 'That did not arrive: the network is away. What you wrote is still here. Try again in a moment.',
  es: 'No llegó: no hay red. Lo que escribiste sigue aquí. Inténtalo otra vez en un momento.',
};

/**
 * What a learner asks of the teacher: sent once for each press. Nothing of it is kept on the device: it is a question for now, and one that did not arrive says so
 * where it was written.
 */
export class WishKeeper {
  readonly #terms: WishTerms;
  #wishes: Wishes = { busy: new Set(), trouble: null };

  constructor(terms: WishTerms) {
    this.#terms = terms;
  }

  get wishes(): Wishes {
    return this.#wishes;
  }

  /** @param at where on the page it belongs; while one is under way there, no other is sent */
  async send(at: string, address: string, body: object): Promise<void> {
    if (this.#wishes.busy.has(at)) return;
    this.#set({ busy: new Set([...this.#wishes.busy, at]), trouble: null });
    const called = await this.#terms.tell<Live>(address, { o: this.#terms.opening, ...body });
    const busy = new Set([...this.#wishes.busy].filter((each) => each !== at));
    if (called.ok === true) {
      this.#terms.hear(called.body);
      this.#set({ busy, trouble: null });
      return;
    }
    const words = (called.ok === false ? called.refusal?.message : undefined) ?? AWAY;
    this.#set({ busy, trouble: { at, words } });
    if (called.ok === false && called.status === 401) this.#terms.shut(called.status);
  }

  #set(wishes: Wishes): void {
    this.#wishes = wishes;
    this.#terms.changed();
  }
}
