// What the optional script adds, and that each of it works without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { fillMeasures, submit, unfold } from '../lib/forms.js';
import { askAdvice, startShop } from '../lib/shop.js';

const slug = 'arne-linen-shirt';
const typed = { bust: '98,25', waist: '84,75' };
const person = { sizing: 'men', bust: 98.25, waist: 84.75 };

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

async function visit(options) {
  const visitor = await openVisitor(browser, shop, { viewport: phone, ...options });
  await visitor.page.goto(`/de/products/${slug}`);
  return { ...visitor, form: visitor.page.locator('#one-off') };
}

// Counts the posts to the advice, and notices when the page is loaded anew.
function watch(page) {
  const seen = { posts: 0, loads: 0 };
  page.on('request', (request) => {
    if (request.method() === 'POST') seen.posts++;
    if (request.isNavigationRequest()) seen.loads++;
  });
  return seen;
}

// Fills the basket from elsewhere, so that the page at hand does not know of it.
async function putIntoBasket(context, page) {
  const sku = await page.locator('[data-sku]:not([data-stock="0"])').first().getAttribute('data-sku');
  const put = await context.request.post('/de/basket/items', { form: { sku, quantity: '1', add: '1' }, headers: { Origin: shop.base } });
  assert.equal(put.status(), 200, 'the basket after its redirect');
}

test('typing updates the advice in place, keeps the focus and leaves no trace', async () => {
  const { context, page, faults, form } = await visit();
  const told = await askAdvice(shop.base, slug, person);
  const seen = watch(page);
  await unfold(form.locator('input[name="bust"]'));
  await form.locator('input[name="bust"]').pressSequentially(typed.bust, { delay: 40 });
  await form.locator('input[name="waist"]').pressSequentially(typed.waist, { delay: 40 });
  const waist = form.locator('input[name="waist"]');
  const before = (await waist.boundingBox()).y;
  const said = page.locator('.live[aria-live]');
  await page.waitForFunction(([size]) => document.querySelector('[data-advice]')?.dataset.size === size && document.querySelector('#why')
    && document.querySelector('[data-used="measurements.waist"]'), [told.size]);
  assert.equal(seen.loads, 0, 'the page is the same');
  assert.ok(seen.posts <= 3, `${seen.posts} requests for two values`);
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, `/de/products/${slug}`);
  assert.match(await said.textContent(), new RegExp(`\\b${told.size}\\b`), 'the answer is announced');
  assert.match(await page.locator('#advice-heading').textContent(), new RegExp(`\\b${told.size}\\b`));
  assert.match(await page.locator('.basket-button').innerText(), new RegExp(`^${told.size} in den Warenkorb`), 'the button buys it');
  assert.equal(await page.locator('.size-advised').getAttribute('data-sku').then((sku) => sku.length > 0), true, 'the size is marked in the picker');
  assert.equal(await waist.evaluate((field) => field === document.activeElement), true, 'the focus stays in the field');
  assert.equal(await form.locator('input[name="bust"]').inputValue(), typed.bust);
  assert.ok(Math.abs((await waist.boundingBox()).y - before) < 2, 'the field stays where it was');

  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href]));
  assert.doesNotMatch(kept, /98[.,]25|84[.,]75/);
  assert.deepEqual(await context.cookies(), []);
  assert.doesNotMatch(shop.log(), /98[.,]25|84[.,]75/);
  expectNone(faults);
  await context.close();
});

test('a chosen size and the opened form outlive the update, and half a number asks for nothing', async () => {
  const { context, page, faults, form } = await visit();
  const size = page.locator('[data-sku]:not([data-stock="0"])').first();
  await size.click();
  const seen = watch(page);
  await unfold(form.locator('input[name="bust"]'));
  for (const half of ['9', '98,', 'viel', '980', '12.12345']) {
    await form.locator('input[name="bust"]').fill(half);
    await page.waitForTimeout(650);
  }
  assert.equal(seen.posts, 0, 'nothing plausible was typed');
  await form.locator('input[name="bust"]').fill('98 cm');
  await page.waitForSelector('[data-advice]');
  assert.ok(await size.locator('input').isChecked(), 'the chosen size stays chosen');
  assert.ok(await form.isVisible(), 'the form stays open');
  await form.locator('input[name="bust"]').fill('9');
  assert.ok(await page.locator('#advice[data-stale]').count(), 'the answer to other values steps back');
  await form.locator('input[name="bust"]').fill('98 cm');
  assert.equal(await page.locator('#advice[data-stale]').count(), 0, 'and returns with them');
  assert.equal(seen.posts, 1, 'the same values are not asked for twice');
  expectNone(faults);
  await context.close();
});

test('a refusal for too many requests is waited out in silence', async () => {
  const { context, page, form } = await visit();
  let posts = 0;
  await page.route('**/advice*', (route) => {
    posts++;
    return posts === 1 ? route.fulfill({ status: 429, headers: { 'Retry-After': '8' }, body: '' }) : route.continue();
  });
  await unfold(form.locator('input[name="bust"]'));
  await Promise.all([page.waitForResponse('**/advice*'), form.locator('input[name="bust"]').fill('98')]);
  assert.equal(posts, 1);
  assert.equal(await page.locator('[role="alert"]').count(), 0, 'nobody is bothered');
  await form.locator('input[name="bust"]').fill('99');
  await page.waitForTimeout(1000);
  assert.equal(posts, 1, 'typing on does not ask before its time');
  await page.waitForSelector('[data-advice]');
  assert.equal(posts, 2);
  await context.close();
});

test('without the script the same answer comes by the button', async () => {
  const { context, page, form } = await visit({ javaScript: false });
  const told = await askAdvice(shop.base, slug, person);
  await fillMeasures(form, { sizing: 'men', ...typed });
  assert.equal((await submit(page, form)).status(), 200);
  assert.equal(await page.locator('[data-advice]').getAttribute('data-size'), told.size);
  await putIntoBasket(context, page);
  await page.goto('/de/my-data');
  assert.equal(await page.locator('[data-print]').count(), 1);
  assert.equal(await page.locator('[data-print]:visible').count(), 0, 'no button that does nothing');
  await context.close();
});

test('a page from the browser’s memory counts the basket anew', async () => {
  const { context, page, faults } = await visit();
  const link = page.locator('.site-tools a[href$="/basket"]');
  const empty = await link.getAttribute('aria-label');
  await putIntoBasket(context, page);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await page.waitForSelector('.site-tools .tool-count');
  assert.equal(await link.locator('.tool-count').textContent(), '1');
  assert.notEqual(await link.getAttribute('aria-label'), empty, 'its name counts too');
  expectNone(faults);
  await context.close();
});

test('my data offers to be printed', async () => {
  const { context, page, faults } = await visit();
  await putIntoBasket(context, page);
  await page.addInitScript(() => (window.print = () => (document.title = 'printed')));
  await page.goto('/de/my-data');
  await page.locator('[data-print]').click();
  assert.equal(await page.title(), 'printed');
  await page.emulateMedia({ media: 'print' });
  for (const chrome of ['.site-nav', '.site-footer', '.contents', '[data-print]', '#delete']) {
    assert.equal(await page.locator(`${chrome}:visible`).count(), 0, `${chrome} is not for paper`);
  }
  assert.ok(await page.locator('.on-paper').isVisible(), 'paper says where it comes from');
  expectNone(faults);
  await context.close();
});

test('where popovers are missing, their buttons fold the box', async () => {
  const { context, page } = await visit();
  await page.addInitScript(() => delete HTMLElement.prototype.popover);
  await page.reload();
  const button = page.locator('.site-tools [popovertarget="site-search"]');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await button.click();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.ok(await page.locator('#site-search').isVisible());
  await page.keyboard.press('Escape');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.ok(await button.evaluate((element) => element === document.activeElement), 'the focus returns');
  await context.close();
});
