/** A class on fractions and the school around it, the same on each LMS: three targets, two activities, tags by the code in a title. */
export const FRACTIONS = {
  course: { area: 'mathematics', grade: 5, units: [{ title: 'Fractions', targets: ['5.NF.A.1', '5.NF.A.2'] }] },
  school: {
    targets: [
      {
        code: '4.NF.B.3',
        iCan: { en: 'I can build fractions', es: 'Puedo formar fracciones' },
        grade: 4,
        area: 'mathematics',
      },
      {
        code: '5.NF.A.1',
        iCan: { en: 'I can add fractions', es: 'Puedo sumar fracciones' },
        grade: 5,
        area: 'mathematics',
        requires: ['4.NF.B.3'],
      },
      {
        code: '5.NF.A.2',
        iCan: { en: 'I can solve word problems', es: 'Puedo resolver problemas' },
        grade: 5,
        area: 'mathematics',
        requires: ['5.NF.A.1'],
      },
    ],
    tags: [{ titlePattern: '\\[(?<code>[^\\]]+)\\]' }],
    activities: [
      {
        target: '5.NF.A.1',
        title: 'Fraction strips',
        url: 'https://activities.small.example/5.NF.A.1/strips',
        modality: 'hands-on',
        kind: 'practice',
        minutes: 15,
      },
      {
        target: '5.NF.A.1',
        title: 'Double a recipe',
        url: 'https://activities.small.example/5.NF.A.1/recipe',
        modality: 'partner',
        kind: 'real-world',
        minutes: 20,
      },
    ],
  },
};
