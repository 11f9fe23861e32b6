/** The looks of the pages around the frames: plain, and plainly not Waymark's. */
export const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #eef1f4; }
  header { padding: .75rem 1.25rem; background: #1e4620; color: #fff; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; }
  header p { margin: 0; font-size: .9rem; }
  header a { color: #fff; }
  h1 { margin: 0; font-size: 1.25rem; }
  h2 { margin: 0 0 .5rem; font-size: 1.05rem; }
  main { padding: 1rem 1.25rem 2rem; max-width: 100rem; }
  section { background: #fff; border: 1px solid #c5ced6; border-radius: 8px; padding: 1rem; margin-bottom: 1rem; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding: .35rem 0; }
  li + li { border-top: 1px solid #e1e6ea; }
  a { color: #14532d; }
  .row { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
  .row > :first-child { flex: 1 1 14rem; }
  .fine { color: #4a5761; font-size: .875rem; }
  .people { columns: 16rem; }
  .people li { border: 0; padding: .15rem 0; }
  input, button { font: inherit; padding: .4rem .7rem; border: 1px solid #7b8794; border-radius: 6px; max-width: 100%; }
  button, .button { background: #14532d; color: #fff; border-color: #14532d; cursor: pointer; text-decoration: none; padding: .4rem .8rem; border-radius: 6px; display: inline-block; }
  iframe { display: block; width: 100%; border: 1px solid #c5ced6; background: #fff; border-radius: 8px; }
  .discovery { height: calc(80vh - 60px); min-height: 26rem; }
  .view { height: calc(100vh - 140px); min-height: 28rem; }
  .review { display: grid; grid-template-columns: minmax(0, 1fr) 312px; gap: 1rem; align-items: start; }
  .review iframe { height: calc(100vh - 168px); min-height: 28rem; }
  @media (max-width: 800px) { .review { grid-template-columns: minmax(0, 1fr); } }
`;

/** Closes the frame when Waymark's page in it says so, as Classroom does. */
export const SCRIPT = `
const frame = document.querySelector('iframe');
addEventListener('message', (event) => {
  if (frame === null || event.source !== frame.contentWindow || event.origin !== new URL(frame.src).origin) return;
  if (event.data?.type === 'Classroom' && event.data.action === 'closeIframe') location.assign(frame.dataset.closed);
});
`;
