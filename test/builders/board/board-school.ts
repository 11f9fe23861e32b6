import { CourseId, RunId, TargetCode } from '../../../src/ids.ts';
import { SchoolFile } from '../../../src/school/file.ts';
import { instant, type SchoolDate } from '../../../src/time.ts';

/** A class of 31 and eight targets, six weeks in: what a real morning looks like. Same every time. */
export const NAMES = [
  'Amara Okafor',
  'Mateo García Ruiz',
  'Lucía Fernández',
  'Noah Williams',
  'Sofía Hernández',
  'Ethan Nguyen',
  'Valentina Morales',
  'Liam O’Connor',
  'Camila Torres',
  'Aiden Patel',
  'Isabella Ramírez',
  'Jackson Brown',
  'Mía Castillo',
  'Elijah Johnson',
  'Ximena Delgado',
  'Owen Miller',
  'Daniela Peña',
  'Caleb Smith',
  'Renata Ortiz',
  'Hana Kim',
  'Diego Álvarez',
  'Grace Thompson',
  'Emiliano Vargas',
  'Zoe Martin',
  'Santiago Reyes',
  'Layla Hassan',
  'Julián Mendoza',
  'Chloe Davis',
  'Ángel Núñez',
  'Ruby Clark',
  'Fernanda Guadalupe Villaseñor Montes',
];

export const COURSE = CourseId.parse('6001');
export const TEACHER = 't.rivera@cedar.example';
export const NOW = instant('2026-05-12T12:00:00Z'); // seven in the morning in Chicago
export const RUN_AT = instant('2026-05-12T07:10:00Z');
export const RUN = RunId.parse('run-0512');
export const DATE = '2026-05-12' as SchoolDate;

const TARGETS = [
  [
    '5.NF.A.1',
    'add and subtract fractions with unlike denominators',
    'sumar y restar fracciones con distinto denominador',
  ],
  [
    '5.NF.A.2',
    'solve word problems that add or subtract fractions',
    'resolver problemas en los que se suman o restan fracciones',
  ],
  ['5.NF.B.3', 'see a fraction as a division', 'ver una fracción como una división'],
  ['5.NF.B.4', 'multiply a fraction by a fraction', 'multiplicar una fracción por una fracción'],
  [
    '5.NF.B.6',
    'solve real-world problems with multiplied fractions',
    'resolver problemas reales multiplicando fracciones',
  ],
  [
    '5.NBT.A.3',
    'read, write and compare decimals to thousandths',
    'leer, escribir y comparar decimales hasta milésimas',
  ],
  ['5.NBT.B.7', 'calculate with decimals to hundredths', 'calcular con decimales hasta centésimas'],
  ['5.MD.C.5', 'find the volume of a box', 'hallar el volumen de una caja'],
] as const;

export const CODES = TARGETS.map(([code]) => TargetCode.parse(code));
export const ADD = TargetCode.parse('5.NF.A.1');
export const WORD = TargetCode.parse('5.NF.A.2');

export function boardSchool(): SchoolFile {
  return SchoolFile.parse({
    school: { id: 'cedar', name: 'Cedar Grove', lms: 'google', timeZone: 'America/Chicago', languages: ['en', 'es'] },
    courses: [
      {
        id: '6001',
        teacher: TEACHER,
        area: 'mathematics',
        grade: 5,
        units: [
          { title: 'Fractions', targets: CODES.slice(0, 5) },
          { title: 'Decimals and volume', targets: CODES.slice(5) },
        ],
      },
      { id: '6002', teacher: TEACHER, area: 'mathematics', grade: 5 },
      { id: '7001', teacher: 'someone.else@cedar.example', area: 'science', grade: 5 },
    ],
    targets: TARGETS.map(([code, en, es]) => ({
      code,
      iCan: { en: `I can ${en}`, es: `Puedo ${es}` },
      grade: 5,
      area: 'mathematics',
    })),
  });
}
