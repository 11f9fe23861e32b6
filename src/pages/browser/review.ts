import { ReviewView } from '../ticket/review/view.tsx';
import { takeOver } from './teacher-page.ts';

const main = document.querySelector('main');
if (main !== null) takeOver(ReviewView, main);
