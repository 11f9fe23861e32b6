// One build serves every target: each file registers one function.
import './pages.ts';
import './nightly.ts';
import './course.ts';
