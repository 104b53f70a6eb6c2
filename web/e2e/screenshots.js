// Writes every template in every state, in both languages, light and dark, on a phone, a
// tablet and a desk, to the ignored folder screenshots: `npm run screenshots [part of a
// state's name]`.
import { mkdirSync } from 'node:fs';
import { desk, openVisitor, phone, startBrowser, tablet } from './lib/browser.js';
import { explore } from './lib/explore.js';
import { langs, startShop } from './lib/shop.js';
import { everyState } from './lib/states.js';

const folder = new URL('screenshots/', import.meta.url).pathname;
const only = process.argv[2] ?? '';

mkdirSync(folder, { recursive: true });
const shop = await startShop();
const browser = await startBrowser();
try {
  const found = await explore(shop.base);
  for (const lang of langs) {
    const visitor = await openVisitor(browser, shop, { lang });
    await everyState(visitor, shop, found, async (name) => {
      if (name.includes(only)) await shoot(visitor.page, `${name}-${lang}`);
      await visitor.page.setViewportSize(desk);
    });
    await visitor.context.close();
  }
} finally {
  await browser.close();
  await shop.stop();
}

async function shoot(page, name) {
  for (const viewport of [desk, tablet, phone]) {
    for (const colorScheme of ['light', 'dark']) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(loadPictures);
      await page.screenshot({ path: `${folder}${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
    }
  }
}

// A picture far down loads only when it comes near, and decodes when it has time; the
// screenshot wants it now. What sticks to the window would lie over the middle of the page.
async function loadPictures() {
  for (const picture of document.images) {
    picture.loading = 'eager';
    picture.decoding = 'sync';
  }
  for (const element of document.querySelectorAll('main *')) {
    if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
  }
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
}
