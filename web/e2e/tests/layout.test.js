// Every page in every state, from 320 to 1440 px, light and dark: nothing scrolls sideways,
// no text stands on other text or is cut off, letters on pictures can be read, and what can
// be pressed is large enough.
import { after, before, test } from 'node:test';
import { openVisitor, startBrowser } from '../lib/browser.js';
import { faintText } from '../lib/checks/contrast.js';
import { expectNone, Findings } from '../lib/findings.js';
import { finger, layoutFaults, mouse } from '../lib/layout.js';
import { langs, startShop } from '../lib/shop.js';
import { everyState, explore, unfoldAll } from '../lib/states.js';

// German words are the longer ones, so that German is seen in the widest window too. Letters
// lie on pictures the same way in both languages and at near widths.
const widths = {
  de: [
    { width: 320, touch: true }, { width: 390, touch: true, contrast: true }, { width: 768, touch: true },
    { width: 1280, contrast: true }, { width: 1440 },
  ],
  en: [{ width: 320, touch: true }, { width: 390, touch: true }, { width: 768, touch: true }, { width: 1280 }],
};

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

for (const lang of langs) {
  test(`every page in ${lang} fits its window and can be read and pressed`, { timeout: 1_200_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang });
    const decoder = await browser.newPage();
    const wrong = new Findings();
    await everyState(visitor, shop, found, async (name) => {
      await unfoldAll(visitor.page);
      for (const at of widths[lang]) {
        await resize(visitor, at);
        for (const fault of await layoutFaults(visitor.page, at.touch ? finger : mouse)) wrong.add(fault, `${name} at ${at.width}`);
        for (const colorScheme of at.contrast ? ['light', 'dark'] : []) {
          await visitor.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          for (const fault of await faintText(visitor.page, decoder)) wrong.add(fault, `${name} at ${at.width} ${colorScheme}`);
        }
      }
      await resize(visitor, { width: 1280 });
    });
    await decoder.close();
    await visitor.context.close();
    expectNone(wrong.list(), 'layout');
  });
}

// A touch screen makes the pointer coarse, for which the style sheets have larger targets.
async function resize(visitor, { width, touch = false }) {
  visitor.devtools ??= await visitor.context.newCDPSession(visitor.page);
  await visitor.devtools.send('Emulation.setTouchEmulationEnabled', { enabled: touch, maxTouchPoints: touch ? 5 : 1 });
  await visitor.page.setViewportSize({ width, height: 900 });
}
