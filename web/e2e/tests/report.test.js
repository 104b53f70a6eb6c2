// The manager's page: computed while one watches, with a script and without, stopped and gone on
// with, in the visitor's own figures; on paper it is one landscape page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFaults, everything } from '../lib/axe.js';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { startShop } from '../lib/shop.js';

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

const whole = { timeout: 600_000 };
const visit = (options) => openVisitor(browser, shop, options);
const width = (page) => page.locator('[data-policy="chart"] .rng').first().evaluate((mark) => mark.getBBox().width);

test('with a script the figures narrow in place, and what is typed stays', async () => {
  const { context, page, faults } = await visit({ lang: 'de', viewport: desk });
  await page.goto('/de/demo/report?seed=101');
  await page.locator('[data-running]').waitFor();
  const early = await width(page);
  await page.fill('#orders', '5000');
  await page.locator('[data-running]').waitFor({ state: 'detached', ...whole });
  assert.equal(await page.inputValue('#orders'), '5000');
  assert.ok((await width(page)) < early, 'the range is no narrower');
  assert.notEqual(await page.locator('[data-said]').innerText(), '');
  expectNone(await axeFaults(page, everything), 'axe');
  await page.click('.rp-form button');
  await page.waitForURL(/orders=5000/);
  assert.equal(await page.locator('[data-running]').count(), 0, 'other figures of the shop need no other simulation');
  expectNone(faults, 'what the page did wrong');
  await context.close();
});

test('without a script it loads itself anew, stops and goes on', async () => {
  const { context, page, faults } = await visit({ lang: 'en', viewport: phone, javaScript: false });
  await page.goto('/en/demo/report?seed=102');
  const first = Number(await page.locator('progress').getAttribute('value'));
  await page.waitForFunction((n) => !document.querySelector('progress') || document.querySelector('progress').value > n, first, whole);
  await page.goto('/en/demo/report?seed=103');
  await page.click('.calc a');
  await page.waitForURL(/stop=1/);
  assert.match(await page.locator('.calc').innerText(), /Stopped/);
  await page.click('.calc a');
  await page.locator('.calc').waitFor({ state: 'detached', ...whole });
  assert.equal(await page.locator('[data-policy]').count(), 4);
  expectNone(faults, 'what the page did wrong');
  await context.close();
});

test('on paper it is one landscape page', async () => {
  const { context, page } = await visit({ lang: 'de', viewport: desk });
  await page.goto('/de/demo/report?seed=101');
  await page.locator('[data-running]').waitFor({ state: 'detached', ...whole });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g).length, 1);
  const [, wide, high] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/);
  assert.ok(Number(wide) > Number(high), `${wide} by ${high} points`);
  await context.close();
});
