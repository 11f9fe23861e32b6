/** The most characters of what people write to each other about a ticket; the pages say the same as the server, in a file without its libraries. */
export const LONGEST = {
  /** A note and a reflection: a page of writing. */
  written: 10_000,
  /** What a learner would like to do: a few sentences. */
  idea: 300,
  /** The address of a page. */
  link: 2000,
  /** What the class reads of an idea that is offered to all. */
  title: 200,
  /** What a teacher answers instead of yes. */
  reply: 500,
  /** Why one is ready: a sentence or two. */
  why: 300,
} as const;
