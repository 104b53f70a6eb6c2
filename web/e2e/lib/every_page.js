// One walk through every page in every state, on which everything that can be judged of a
// page as it stands is judged: axe finds nothing in light and dark, on a phone in German and
// on a desk in English; from 320 to 1440 px nothing scrolls sideways, no text stands on other
// text or is cut off, letters on pictures can be read, and what can be pressed is large enough.
import { after, before, test } from 'node:test';
import { axeFaults, everything, ofColours, shownElements } from './axe.js';
import { openVisitor, startBrowser } from './browser.js';
import { faintText } from './checks/contrast.js';
import { explore } from './explore.js';
import { expectNone, Findings } from './findings.js';
import { finger, layoutFaults, mouse } from './layout.js';
import { startShop } from './shop.js';
import { everyState, unfoldAll } from './states.js';

// German words are the longer ones, so that German is seen in the widest window too. Letters
// lie on pictures the same way in both languages and at near widths. For axe a language is a
// state's other words, not another state: each language has a width of its own.
const widths = {
  de: [
    { width: 320, touch: true }, { width: 390, touch: true, axe: true, contrast: true }, { width: 768, touch: true },
    { width: 1280, contrast: true }, { width: 1440 },
  ],
  en: [{ width: 320, touch: true }, { width: 390, touch: true }, { width: 768, touch: true }, { width: 1280, axe: true }],
};

/** Registers the tests of all pages in one language. */
export function judgeEveryPage(lang) {
  const axe = new Findings();
  const layout = new Findings();
  let shop, browser, faults;

  before(async () => {
    shop = await startShop();
    browser = await startBrowser();
    const found = await explore(shop.base);
    const visitor = await openVisitor(browser, shop, { lang });
    const decoder = await browser.newPage();
    await everyState(visitor, shop, found, async (name) => {
      await unfoldAll(visitor.page); // people open what is folded
      for (const at of widths[lang]) {
        await resize(visitor, at);
        await judge(visitor.page, decoder, at, (findings, fault, scheme = '') => findings.add(fault, `${name} at ${at.width} ${scheme}`));
      }
    });
    faults = visitor.faults;
  }, { timeout: 1_800_000 });
  after(async () => {
    await browser?.close();
    await shop?.stop();
  });

  async function judge(page, decoder, at, add) {
    for (const fault of await layoutFaults(page, at.touch ? finger : mouse)) add(layout, fault);
    let shown;
    for (const scheme of at.axe || at.contrast ? ['light', 'dark'] : []) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      if (at.axe) {
        // Dark is judged by its colours, and by everything should it show other elements.
        const before = shown;
        shown = await shownElements(page);
        for (const fault of await axeFaults(page, shown === before ? ofColours : everything)) add(axe, fault, scheme);
      }
      if (at.contrast) for (const fault of await faintText(page, decoder)) add(layout, fault, scheme);
    }
    if (at.axe || at.contrast) await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }

  test(`axe finds nothing on any page in ${lang}`, () => expectNone(axe.list(), 'axe'));
  test(`every page in ${lang} fits its window and can be read and pressed`, () => expectNone(layout.list(), 'layout'));
  test(`no page in ${lang} errs or asks for anything foreign`, () => expectNone(faults, 'what the pages did wrong'));
}

// A touch screen makes the pointer coarse, for which the style sheets have larger targets.
async function resize(visitor, { width, touch = false }) {
  visitor.devtools ??= await visitor.context.newCDPSession(visitor.page);
  if (visitor.touch !== touch) {
    await visitor.devtools.send('Emulation.setTouchEmulationEnabled', { enabled: touch, maxTouchPoints: touch ? 5 : 1 });
    visitor.touch = touch;
  }
  await visitor.page.setViewportSize({ width, height: 900 });
}
