/** Words that no learner or family reads from us (P9, P10): judgements, comparisons, colours, speed. */
export const FORBIDDEN = new RegExp(`(?<!\\p{L})(${[
  'low\\w*', 'fail\\w*', 'bad', 'weak\\w*', 'slow\\w*', 'fast\\w*', 'behind', 'poor\\w*', 'wrong', 'worse', 'better than', 'remedia\\w*', 'struggl\\w*',
  'red', 'yellow', 'green', 'blue', 'orange', 'not-yet', 'approaching', 'slipped', 'miss(es|ed)', 'threshold', 'other students', 'classmates', 'class average',
  'baj[oa]s?', 'fracas\\w*', 'reprob\\w*', 'mal[oa]?', 'débil\\w*', 'lent[oa]s?', 'rápid\\w*', 'atrasad\\w*', 'peor', 'mejor que', 'fall\\w*', 'error\\w*',
  'roj[oa]s?', 'amarill\\w*', 'verdes?', 'azul\\w*', 'naranja', 'umbral', 'compañer\\w*', 'promedio',
].join('|')})(?!\\p{L})`, 'iu');
