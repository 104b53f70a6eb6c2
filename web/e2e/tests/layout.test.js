// No page scrolls sideways from 320 to 1440 px, and what can be pressed is large enough.
import { after, before, test } from 'node:test';
import { openVisitor, startBrowser } from '../lib/browser.js';
import { expectNone, Findings } from '../lib/findings.js';
import { startShop } from '../lib/shop.js';
import { everyState, explore, unfoldAll } from '../lib/states.js';

const widths = [320, 390, 768, 1280, 1440];
const target = 44; // CSS pixels

let shop, browser, found;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
  found = await explore(shop.base);
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

// German words are the longer ones, so one language tells.
test('every page fits its window and has targets of 44 px', { timeout: 1_200_000 }, async () => {
  const visitor = await openVisitor(browser, shop, { lang: 'de' });
  const wrong = new Findings();
  await everyState(visitor, shop, found, async (name) => {
    await unfoldAll(visitor.page);
    for (const width of widths) {
      await visitor.page.setViewportSize({ width, height: 900 });
      for (const element of await visitor.page.evaluate(widerThanTheWindow)) wrong.add(`too wide: ${element}`, `${name} at ${width}`);
      if (width === 390) {
        for (const element of await visitor.page.evaluate(smallTargets, target)) wrong.add(`too small: ${element}`, name);
      }
    }
    await visitor.page.setViewportSize({ width: 1280, height: 900 });
  });
  await visitor.context.close();
  expectNone(wrong.list(), 'layout');
});

// Names the elements that stick out, where the page as a whole scrolls sideways.
function widerThanTheWindow() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > room + 1);
  const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  return innermost.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
}

// Names form controls, buttons and folds that are smaller than a fingertip; a label that
// presses its control counts as part of it.
function smallTargets(least) {
  const small = new Set();
  for (const control of document.querySelectorAll('button, input:not([type="hidden"]), select, summary, a.button, a.tool, a.swatch, a.chip')) {
    const boxes = [control, ...(control.labels ?? [])].map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0);
    if (boxes.length === 0 || control.disabled || !control.checkVisibility({ visibilityProperty: true })) continue;
    const width = Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
    const height = Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    if (width < least - 0.5 || height < least - 0.5) {
      const name = control.getAttribute('class') || control.getAttribute('name') || control.id;
      small.add(`${control.tagName.toLowerCase()}.${name} ${Math.round(width)}×${Math.round(height)}`);
    }
  }
  return [...small];
}
