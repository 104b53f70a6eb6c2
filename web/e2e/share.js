// Draws share.html into the picture that links to the shop are shared with:
// `npm run share` writes static/icons/share.webp.
import { writeFileSync } from 'node:fs';
import { startBrowser } from './lib/browser.js';

const target = new URL('../../static/icons/share.webp', import.meta.url);
const size = { width: 1200, height: 630 };

const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: size });
  await page.goto(new URL('share.html', import.meta.url).href, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82, clip: { x: 0, y: 0, ...size, scale: 1 } });
  writeFileSync(target, Buffer.from(data, 'base64'));
} finally {
  await browser.close();
}
