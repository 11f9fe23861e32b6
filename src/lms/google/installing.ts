import type { Installing } from '../facts.ts';

/**
 * How a school installs Waymark in Google Workspace for Education (FACTS.md 6.1, 6.4). Not yet tried against the real
 * console.
 */
export const installing: Installing = {
  steps: [
    {
      en: 'In the Admin console, under Apps, Marketplace apps: install Waymark for the domain, for one organisational unit or for a group.',
      es: 'En la consola de administración, en Aplicaciones, Aplicaciones de Marketplace: instale Waymark para el dominio, una unidad organizativa o un grupo.',
    },
    {
      en: 'There, if you like, consent to the permissions below for everybody: nobody is asked one by one then.',
      es: 'Allí puede aceptar los permisos de abajo en nombre de todos: así no se pregunta a cada persona.',
    },
    {
      en: 'Under Security, API controls: mark Waymark’s client as trusted. Students under 18 cannot open its pages before.',
      es: 'En Seguridad, Controles de API: marque el cliente de Waymark como de confianza. Antes, quienes tienen menos de 18 años no pueden abrir sus páginas.',
    },
    {
      en: 'Teachers who want tickets inside Classroom need a Teaching and Learning or an Education Plus licence; without one they use links.',
      es: 'Quienes quieran boletos dentro de Classroom necesitan una licencia Teaching and Learning o Education Plus; sin ella usan enlaces.',
    },
    {
      en: 'Each teacher then opens Waymark once, signs in and presses “Connect”: it takes less than a minute.',
      es: 'Después cada docente abre Waymark una vez, inicia sesión y pulsa «Conectar»: tarda menos de un minuto.',
    },
  ],
  consent: {
    en: 'Each teacher lets Waymark read and post in their own classes, and can take that back. Your consent for all spares them the questions, not the one sign-in.',
    es: 'Cada docente permite que Waymark lea y publique en sus propias clases, y puede retirarlo. Su aceptación para todos les ahorra las preguntas, no el inicio de sesión.',
  },
  forAll: {
    en: 'Domain-wide delegation would let Waymark act as any teacher of the domain without asking them. One key would then open every class, and one press of yours would stop all of them. A teacher’s own connection goes before it, Classroom sends it no notices, and we advise against it: for one minute of each teacher’s time, each keeps the say over their own classes. It stays off unless you turn it on here and allow it in the Admin console.',
    es: 'La delegación de todo el dominio permitiría a Waymark actuar como cualquier docente sin preguntarle. Una sola clave abriría todas las clases, y una sola decisión suya las detendría todas. La conexión propia de cada docente va antes, los avisos de Classroom no llegan por ella, y la desaconsejamos: con un minuto de cada docente, cada quien conserva la decisión sobre sus propias clases. Queda desactivada salvo que la active aquí y la permita en la consola de administración.',
  },
  answers: [
    {
      name: 'admin_policy_enforced',
      todo: {
        en: 'Your settings do not let this app use one of the permissions: mark it as trusted under API controls.',
        es: 'Su configuración no permite a esta aplicación uno de los permisos: márquela como de confianza en Controles de API.',
      },
    },
    {
      name: 'access_not_configured',
      todo: {
        en: 'The app is not allowed for this person’s age or unit: configure it for them under API controls.',
        es: 'La aplicación no está permitida para la edad o unidad de esta persona: configúrela en Controles de API.',
      },
    },
    {
      name: 'ClassroomApiDisabled',
      todo: {
        en: 'Classroom data access is off for this teacher: turn it on under Apps, Google Workspace, Classroom, Data access.',
        es: 'El acceso a los datos de Classroom está desactivado para este docente: actívelo en Aplicaciones, Google Workspace, Classroom, Acceso a los datos.',
      },
    },
  ],
};
