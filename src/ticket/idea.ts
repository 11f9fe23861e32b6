import { z } from 'zod';
import { cleanText } from './clean-text.ts';
import { LONGEST } from './lengths.ts';

const sentence = (longest: number) =>
  z.string().transform(cleanText).pipe(z.string().trim().min(1, 'is empty').max(longest));

/** What a learner would like to do: a few sentences. */
export const IdeaText = sentence(LONGEST.idea);

/** Where it is to be found: a page on the web over https and nothing else, as somebody will follow it. */
export const IdeaLink = z
  .string()
  .max(LONGEST.link)
  .transform((url) => cleanText(url).trim())
  .pipe(z.url({ protocol: /^https$/, hostname: z.regexes.domain }));

/** What the class reads where the teacher offers it to all. */
export const IdeaTitle = sentence(LONGEST.title);

/** What a teacher answers instead of yes. */
export const IdeaReply = sentence(LONGEST.reply);
