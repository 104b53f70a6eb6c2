// A change of stock shows at once: in a new visit, and when the back button brings back a
// page the browser kept.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openVisitor, startBrowser } from '../lib/browser.js';
import { startShop } from '../lib/shop.js';

const root = new URL('../../../', import.meta.url).pathname;
let shop;
let browser;

before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

test('the back button never shows a piece that is gone', async () => {
  const { page, context } = await openVisitor(browser, shop, { lang: 'de' });
  await page.goto('/de/products/arne-linen-shirt');
  const size = page.locator('[data-sku]:not([data-stock="0"])').first();
  const sku = await size.getAttribute('data-sku');
  await page.goto('/de/shipping');

  execFileSync('go', ['run', './web/e2e/alter', shop.data, sku, '0'], { cwd: root, stdio: 'inherit' });
  await shown(`${shop.base}/de/products/arne-linen-shirt`, sku, '0');

  await page.goBack();
  await page.locator(`[data-sku="${sku}"][data-stock="0"]`).first().waitFor({ state: 'attached' });
  await context.close();
});

// The shop looks for changes four times a second.
async function shown(url, sku, stock) {
  for (let i = 0; i < 600; i++) {
    const html = await (await fetch(url)).text();
    if (new RegExp(`data-sku="${sku}"[^>]*data-stock="${stock}"`).test(html)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${sku} is not shown with a stock of ${stock} after a minute`);
}
