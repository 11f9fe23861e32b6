import { SchoolFile } from '../../src/school/file.ts';

/** A school file with one course and two targets; a test states only what it is about. */
export function schoolFile(change: Record<string, unknown> = {}): SchoolFile {
  return SchoolFile.parse({
    school: { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'] },
    courses: [
      {
        id: '6001',
        teacher: 't.rivera@cedar.example',
        area: 'mathematics',
        grade: 5,
        units: [{ title: 'Fractions', targets: ['5.NF.A.1'] }],
      },
    ],
    targets: [
      { code: '4.NF.B.3', iCan: 'I can build fractions from unit fractions', grade: 4, area: 'mathematics' },
      {
        code: '5.NF.A.1',
        iCan: 'I can add fractions with unlike denominators',
        grade: 5,
        area: 'mathematics',
        requires: ['4.NF.B.3'],
      },
    ],
    tags: [{ coursework: '7001', target: '5.NF.A.1', kind: 'entrance' }],
    ...change,
  });
}
