import { SchoolFile } from '../../../src/school/file.ts';

/** Parts of the whole that each school has, largest first, and the small one's courses. */
const PARTS = [20, 16, 14, 12, 10, 8, 7, 5, 4, 3];
const COURSES_OF_A_TEACHER = 4;
/** Schools there are, the small one with them. */
export const SCHOOLS = PARTS.length + 1;
/** The smallest of them, beside schools of up to eight hundred courses. */
export const SMALL = 'small';

/** Schools of very different sizes with so many courses together, whose night is due at the same moment. */
export function districtOf(courses: number): SchoolFile[] {
  const small = Math.ceil(courses / 100);
  const all = PARTS.reduce((sum, each) => sum + each, 0);
  const sizes = PARTS.map((part) => Math.floor(((courses - small) * part) / all));
  const missing = courses - small - sizes.reduce((sum, each) => sum + each, 0);
  return [...sizes.map((size, n) => schoolOf(`school-${n}`, size + (n === 0 ? missing : 0))), schoolOf(SMALL, small)];
}

function schoolOf(id: string, courses: number): SchoolFile {
  return SchoolFile.parse({
    school: { id, name: id, lms: 'google', timeZone: 'America/Chicago', languages: ['en'] },
    courses: Array.from({ length: courses }, (_, n) => ({
      id: `${id}-${n}`,
      teacher: `t${Math.floor(n / COURSES_OF_A_TEACHER)}@${id}.example`,
      area: 'mathematics',
      grade: 5,
    })),
    targets: [{ code: '5.NF.A.1', iCan: 'I can add fractions', grade: 5, area: 'mathematics' }],
    tags: [{ titlePattern: String.raw`\[(?<code>[^\]]+)\]` }],
  });
}
