import { openBrowser } from '/work/main/test/browser.ts';
import { boardInput, keepBoard } from '/work/main/test/builders/board.ts';
import { pageDeps, servePages } from '/work/main/test/builders/pages.ts';
import { memoryStore } from '/work/main/test/builders/store.ts';
const store = await memoryStore();
await keepBoard(store, boardInput());
const served = await servePages(pageDeps(store));
const browser = await openBrowser();
const t=Date.now(); const html = await (await fetch(served.url+'/')).text(); console.log('html', html.length, Date.now()-t,'ms');
for (const lang of ['en','es']) for (const width of [820,1366]) {
  const page = await browser.newPage({ viewport: { width, height: 768 } });
  await page.goto(`${served.url}/?lang=${lang}`);
  const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth'); if (Number(over) > 0) console.log('overflow', lang, width, over);
  await page.screenshot({ path: `/tmp/shots/${lang}-${width}-fold.png` });
  await page.addStyleTag({content:''}).catch(()=>{});
  await page.screenshot({ path: `/tmp/shots/${lang}-${width}.png`, fullPage: true });
  await page.close();
}
const page = await browser.newPage({ viewport: { width: 820, height: 768 } });
await page.goto(`${served.url}/?lang=en&why=9003~5.NF.A.1#why`);
for (const d of await page.locator('.person').all()) { const n = await d.getAttribute('id'); if (['p-9001','p-9005','p-9010','p-9002'].includes(String(n))) await d.locator('summary').first().click(); }
await page.locator('.notes .message-card summary').first().click();
await page.screenshot({ path: '/tmp/shots/open-820.png', fullPage: true });
const shot = (name, sel) => page.locator(sel).first().screenshot({ path: `/tmp/shots/${name}.png` });
await shot('o-groups', '#groups'); await shot('o-mastery', '#mastery'); await shot('o-messages', '#messages');
await page.emulateMedia({ colorScheme: 'dark' });
await page.screenshot({ path: '/tmp/shots/dark-820.png', fullPage: true });
await page.emulateMedia({ media: 'print', colorScheme: 'light' });
await page.setViewportSize({width: 760, height: 1000});
await page.screenshot({ path: '/tmp/shots/print.png', fullPage: true });
await browser.close(); await served.close(); await store.close();
