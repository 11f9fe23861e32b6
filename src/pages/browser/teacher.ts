import { TeacherView } from '../ticket/teacher/view.tsx';
import { takeOver } from './teacher-page.ts';

const main = document.querySelector('main');
if (main !== null) takeOver(TeacherView, main);
