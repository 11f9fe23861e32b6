import type { AnswerValue, Save, Saved } from '../../../src/ticket/types.ts';

/** What the server does with answers, in the words of FRAMES.md 7; every value that ever came is in `history`. */
export class AnswerServer {
  isGrading = false;
  readonly history: AnswerValue[] = [];
  readonly #current = new Map<number, { value: AnswerValue; version: number }>();
  readonly #answers = new Map<string, Saved>();

  take(saves: readonly Save[]): readonly Saved[] {
    const missed = new Map<number, number>();
    return saves.map((save) => {
      const { key, question, base } = save;
      const before = this.#answers.get(key);
      const saved = before ?? this.#one(save, missed.get(question) === base);
      if (saved.current === undefined) missed.delete(question);
      else missed.set(question, base + 1);
      if (before !== undefined) return { ...before, status: 'repeated' };
      this.history.push(save.value);
      this.#answers.set(key, saved);
      return saved;
    });
  }

  answers(): { question: number; value: AnswerValue; version: number }[] {
    return [...this.#current].map(([question, current]) => ({ question, ...current }));
  }

  #one({ key, question, value, base }: Save, isOnMissed: boolean): Saved {
    const current = this.#current.get(question) ?? { value: null, version: 0 };
    if (this.isGrading) return { key, question, version: current.version, status: 'late' };
    if (base !== current.version || isOnMissed)
      return { key, question, version: current.version, status: 'conflict', current };
    this.#current.set(question, { value, version: base + 1 });
    return { key, question, version: base + 1, status: 'saved' };
  }
}
