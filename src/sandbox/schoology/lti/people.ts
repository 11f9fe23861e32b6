/** The installation of the one tool there is, as a school file names it. */
export const DEPLOYMENT = '1234567-abc';

/** Somebody of a section, as the platform knows them. */
export interface LtiPerson {
  readonly uid: string;
  readonly name: string;
  readonly schoolUid: string;
  readonly role: 'teacher' | 'learner' | 'parent' | 'admin' | 'assistant';
  /** False: enrolled once, and no longer. */
  readonly active?: boolean;
}

export interface LtiSection {
  readonly id: string;
  readonly title: string;
  readonly people: readonly LtiPerson[];
}

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person';

/** The role names the platform sends for each (LTI 1.3, A.2). */
export const ROLES: Readonly<Record<LtiPerson['role'], readonly string[]>> = {
  teacher: [`${MEMBERSHIP}#Instructor`, `${INSTITUTION}#Faculty`],
  learner: [`${MEMBERSHIP}#Learner`, `${INSTITUTION}#Student`],
  parent: [`${MEMBERSHIP}#Mentor`],
  admin: [`${INSTITUTION}#Administrator`],
  assistant: [`${MEMBERSHIP}#Instructor`, `${MEMBERSHIP}/Instructor#TeachingAssistant`],
};

/**
 * The id by which the platform names somebody to tools: the uid, and a value from which nothing can be computed back.
 */
export function subOf(uid: string): string {
  return `${uid}::${Buffer.from(`sandbox ${uid}`).toString('hex')}`;
}
