const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Words that tell nothing of what a question asks: those of grammar, and the verbs that most targets and tasks begin with. */
export const STOP_WORDS = {
  en: list(`
    a an and are as at be been between both but by can could did do does each for from had has have he her his how i if in into is it its
    just like many may me more most much my no not of off on one only or other our out over own s same say says she should so some such t than
    that the their them then there these they this those through to two up use used using want was we were what when where which while who
    why will with would you your
    answer describe determine explain find give identify know make number numbers point problem problems read show solve tell think
    understand work write`),
  es: list(`
    a al algo alguna algunas alguno algunos ante antes aquí así aún cada como cómo con cuál cuáles cual cuando cuánto cuánta cuántos cuántas
    de del desde dónde dos durante e el él ella ellas ellos en entre era es esa ese eso esta está este esto estos fue ha hay la las le les lo
    los luego más me mi mis mismo misma mucho muy nada ni no nos o otra otro para partir pero poco por porque puede puedo que qué quién se
    según ser si sí sin sobre son su sus también tan te tiene toda todo todos tu tus un una uno unos y ya
    calcula calcular contesta decir describe describir descubrir dice digo encontrar encuentra escribe escribir explica explicar halla
    hallar identifica identificar indica leer mostrar muestra número números resolver resuelve respuesta saber señalar usa usar`),
} as const;
