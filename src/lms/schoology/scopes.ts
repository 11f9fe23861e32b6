import type { AskedPermission } from '../facts.ts';

/** Schoology knows no scopes: what Waymark may do follows from these rights of the school and of each teacher (FACTS.md 1.3, 1.5, 1.6). */
export const PERMISSIONS: readonly AskedPermission[] = [
  {
    name: 'Install applications',
    of: 'school',
    may: { en: 'stand in the courses you choose', es: 'estar en los cursos que usted elija' },
    why: { en: 'It is opened from the course, and only there.', es: 'Se abre desde el curso, y solo allí.' },
  },
  {
    name: 'Access Schoology API',
    of: 'teacher',
    may: {
      en: 'read a section’s members, assignments, submissions and grades as its teacher, and post in it',
      es: 'leer miembros, tareas, entregas y calificaciones de una sección como su docente, y publicar en ella',
    },
    why: {
      en: 'To read what a ticket showed, and to post what the teacher approved, under the teacher’s own name.',
      es: 'Para leer lo que mostró un boleto y publicar lo aprobado, con el nombre del propio docente.',
    },
  },
  {
    name: 'LTI 1.3',
    of: 'anyone',
    may: {
      en: 'learn who opens it from a course, and as what: teacher or student',
      es: 'saber quién lo abre desde un curso y como qué: docente o estudiante',
    },
    why: { en: 'Nobody sees a class that is not theirs.', es: 'Nadie ve una clase que no es suya.' },
  },
  {
    name: 'Names and Role Provisioning Services',
    of: 'teacher-inside',
    may: {
      en: 'read the class list of the course it was opened from',
      es: 'leer la lista del curso desde el que se abrió',
    },
    why: {
      en: 'Results from a file name students by the school’s number: it matches them, and is not kept.',
      es: 'Los resultados de un archivo nombran a los estudiantes con el número de la escuela: los une y no se guarda.',
    },
  },
  {
    name: 'Deep Linking',
    of: 'teacher-inside',
    may: {
      en: 'put a link among the materials when the teacher asks for it',
      es: 'poner un enlace entre los materiales cuando el docente lo pide',
    },
    why: { en: 'Students reach a ticket by it.', es: 'Los estudiantes llegan con él a un boleto.' },
  },
];
