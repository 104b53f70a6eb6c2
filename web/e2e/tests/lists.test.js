// Lists on a phone: sheets that close without reaching the page below, and the wish list.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { submit } from '../lib/forms.js';
import { langs, startShop } from '../lib/shop.js';

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

test('a tap beside an open sheet closes it and follows no link', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL: shop.base, viewport: phone, hasTouch: true, isMobile: true, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto('/de/products');
    const before = page.url();
    for (const [button, sheet, y] of [['.site-tools [popovertarget="site-search"]', '#site-search', 700], ['.filters-open', '#filters', 20]]) {
      await page.tap(button);
      await page.locator(sheet).waitFor();
      await page.touchscreen.tap(phone.width / 2, y);
      await page.locator(sheet).waitFor({ state: 'hidden' });
      await page.waitForTimeout(300); // a click that gets through would lead on by now
      assert.equal(page.url(), before, `${sheet}, with script: ${javaScriptEnabled}`);
    }
    await context.close();
  }
});

for (const lang of langs) {
  test(`the wish list in ${lang} without JavaScript`, async () => {
    const { context, page, faults } = await openVisitor(browser, shop, { lang, viewport: phone, javaScript: false });
    await page.goto(`/${lang}/products?colour=green`);
    const card = page.locator('.article-card').nth(1);
    const shown = await card.locator('a').getAttribute('href');
    assert.match(shown, /colour=/);
    await submit(page, card.locator('form'));
    assert.equal(new URL(page.url()).pathname, `/${lang}/wishes`);
    assert.equal(await page.locator('.article-card a').getAttribute('href'), shown, 'in the colour it was shown in');
    await page.goto(shown);
    await submit(page, page.locator('form.wish[data-wish="remove"]'));
    await page.goto(`/${lang}/wishes`);
    assert.equal(await page.locator('.article-card').count(), 0);
    expectNone(faults);
    await context.close();
  });
}
