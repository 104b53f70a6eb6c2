// The four tours as somebody clicks through them, without JavaScript and without a cookie: every
// step shows where it is, what to look at and the way on; what the example person fills in is
// answered at once; starting over erases the visit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFaults, everything } from '../lib/axe.js';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { sticksOut } from '../lib/checks/boxes.js';
import { expectNone } from '../lib/findings.js';
import { langs, startShop } from '../lib/shop.js';

const tours = { short: 5, retail: 9, privacy: 9, engineering: 8 };
// The longest that the shop may compute for a step, in seconds, on a busy machine.
const longest = 5;

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

for (const lang of langs) {
  for (const [role, steps] of Object.entries(tours)) {
    test(`the tour ${role} in ${lang} by clicks, without JavaScript`, { timeout: 600_000 }, async (t) => {
      const visitor = await openVisitor(browser, shop, { lang, viewport: lang === 'de' ? desk : phone, javaScript: false });
      const { page, context } = visitor;
      try {
        await page.goto(`/${lang}/`);
        const banner = page.locator(`aside.demo a[href="/${lang}/demo/tour/${role}"]`);
        if (await banner.isVisible()) {
          await banner.click();
        } else {
          await page.locator("aside.demo .demo-choose").click();
          await page.locator(`[data-tour="${role}"] a.button`).click();
        }
        let computing = 0;
        for (let step = 1; step <= steps; step++) {
          const strip = page.locator(`[data-tour-step="${role}-${step}"]`);
          assert.equal(await strip.count(), 1, `step ${step} of ${role} has its strip at ${page.url()}`);
          assert.equal(await page.locator('aside.demo').count(), 0, 'the strip replaces the banner');
          assert.equal((await page.request.get(page.url())).status(), 200, page.url());
          const example = strip.locator('.step-example');
          if (await example.count()) {
            const began = Date.now();
            await example.click();
            await page.waitForLoadState();
            computing = Math.max(computing, (Date.now() - began) / 1000);
            assert.equal(await page.locator(`[data-tour-step="${role}-${step}"] [data-tour-filled]`).count(), 1, `step ${step}: the answer is marked as the example's`);
          }
          assert.deepEqual(await context.cookies(), [], `no cookie at step ${step}`);
          const way = page.locator(`[data-tour-step="${role}-${step}"] .step-next`);
          if (step < steps) await way.click();
          else assert.match(await way.textContent(), lang === 'de' ? /Von vorn/ : /Start over/);
        }
        t.diagnostic(`slowest answer to the example person: ${computing.toFixed(2)} s`);
        assert.ok(computing < longest, `${computing} s`);
        await page.locator('[data-tour-step] .step-next').click();
        assert.equal(await page.locator(`[data-tour-step="${role}-1"]`).count(), 1, 'starting over leads to step 1');
        await page.locator('[data-tour-step] .step-end').click();
        assert.equal(new URL(page.url()).pathname, `/${lang}/demo`);
        assert.equal(await page.locator('[data-tour-step]').count(), 0, 'the way out ends the tour');
        expectNone(visitor.faults, 'what the pages did wrong');
      } finally {
        await context.close();
      }
    });
  }
}

test('a presenter who saved something starts over with a receipt', { timeout: 600_000 }, async () => {
  const visitor = await openVisitor(browser, shop, { lang: 'de', javaScript: false });
  const { page, context } = visitor;
  try {
    await page.goto('/de/products/amelie-viscose-blouse?tour=retail-2');
    await page.locator('button[form="basket"], #basket button').first().click();
    if (!(await context.cookies()).length) { // no size was chosen yet
      await page.goto('/de/products/amelie-viscose-blouse?size=42&tour=retail-2');
      await page.locator('button[form="basket"], #basket button').first().click();
    }
    assert.equal((await context.cookies()).length, 1, 'a basket needs a cookie');
    assert.match(page.url(), /tour=retail-2/, 'forms keep the step');
    await page.goto('/de/demo');
    await page.locator('form[action="/de/demo/restart"] button').click();
    assert.equal(await page.locator('[data-tour-step="short-1"] [data-tour-erased] a').count(), 1, 'step 1 names the receipt');
    assert.deepEqual(await context.cookies(), [], 'the cookie is gone');
    await page.locator('[data-tour-erased] a').click();
    assert.match(page.url(), /\/my-data\/receipts\//);
    expectNone(visitor.faults, 'what the pages did wrong');
  } finally {
    await context.close();
  }
});

const looked = ['/demo', '/fit?tour=short-1', '/demo/tour/retail/6', '/demo/tour/retail/8', '/demo/tour/privacy/5', '/demo/tour/engineering/8', '/demo/shopkeeper', '/demo/quality', '/how-it-works', '/demo/mirror?tour=privacy-2'];
for (const lang of langs) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pages of the demonstration in ${lang}, ${colorScheme}: axe and no sideways scroll`, { timeout: 600_000 }, async () => {
      const visitor = await openVisitor(browser, shop, { lang });
      const { page } = visitor;
      const wrong = [];
      try {
        await page.emulateMedia({ colorScheme });
        for (const viewport of [desk, phone, { width: 320, height: 700 }]) {
          await page.setViewportSize(viewport);
          for (const path of looked) {
            await page.goto(`/${lang}${path}`);
            for (const name of await page.evaluate(`(${sticksOut})()`)) wrong.push(`${path} at ${viewport.width}: ${name} sticks out`);
            if (viewport.width === 320) continue;
            for (const fault of await axeFaults(page, everything)) wrong.push(`${path} at ${viewport.width}: ${fault}`);
          }
        }
        expectNone(wrong, 'on pages of the demonstration');
        if (lang === 'de' && colorScheme === 'light') {
          await page.setViewportSize(desk);
          await page.goto('/de/how-it-works');
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          assert.ok(height <= 4000, `how it works is ${height} px high before its chapters are unfolded`);
        }
        expectNone(visitor.faults, 'what the pages did wrong');
      } finally {
        await visitor.context.close();
      }
    });
  }
}
