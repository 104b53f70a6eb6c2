// axe finds nothing on any template, in both languages, light and dark, on a phone and a desk.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone, Findings } from '../lib/findings.js';
import { langs, startShop } from '../lib/shop.js';
import { everyState, explore, unfoldAll } from '../lib/states.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
  test(`axe finds nothing on any page in ${lang}`, { timeout: 1_800_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang });
    const violations = new Findings();
    await everyState(visitor, shop, found, async (name) => {
      // Folded parts are judged unfolded: people open them.
      await unfoldAll(visitor.page);
      await visitor.page.evaluate(axe);
      for (const viewport of [desk, phone]) {
        for (const colorScheme of ['light', 'dark']) {
          await visitor.page.setViewportSize(viewport);
          await visitor.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          for (const violation of await violationsOf(visitor.page)) {
            violations.add(violation, `${name} ${viewport.width} ${colorScheme}`);
          }
        }
      }
      await visitor.page.setViewportSize(desk);
    });
    await visitor.context.close();
    expectNone(violations.list(), 'axe');
    expectNone(visitor.faults, 'what the pages did wrong');
  });
}

// One line per rule and element.
async function violationsOf(page) {
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none)[0]?.message ?? violation.help}`),
  );
}
