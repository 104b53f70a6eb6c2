// The loop without JavaScript, in both languages: measures and consents, advice, a basket in
// two sizes, an order, its letter, how it fits, advice that knows, a return for another size,
// a withdrawal, my data, and nothing left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { findSizes, keepDetails, submit } from '../lib/forms.js';
import { address, fillCheckout, latestLetter, orderButton, placeOrder, putSize } from '../lib/order.js';
import { askAdvice, productSlugs, startShop } from '../lib/shop.js';

const person = { sizing: 'women', bust: 92.5, waist: 76, hip: 100, unit: 'cm', measured_with: 'tape', preference: 'regular' };

let shop, browser, article;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
  article = await findArticle();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

for (const [lang, viewport] of [['de', phone], ['en', desk]]) {
  test(`the whole loop in ${lang} without JavaScript`, { timeout: 600_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
    const loop = { ...visitor, at: (url) => `/${lang}${url}`, number: '', key: '', sent: '', why: '' };
    try {
      for (const step of steps) {
        try {
          await step(loop);
        } catch (error) {
          error.message = `${step.name}: ${error.message}`;
          throw error;
        }
      }
      expectNone(visitor.faults, 'what the pages did wrong');
    } finally {
      await visitor.context.close();
    }
  });
}

const steps = [
  consents, isAdvised, putsTwoSizesIntoTheBasket, keepsOneSize, checkoutNamesWhatIsWrong, ordersOnce, sendsItAgain,
  readsTheLetter, keyOpensTheOrderElsewhere, saysHowItFits, isAdvisedAnew, returnsForAnotherSize, booksTheArrival,
  withdrawsFromAnotherOrder, seesItAllInMyData, deletesEverything,
];

// An article of which two neighbouring sizes are left in plenty, the smaller one recommended.
async function findArticle() {
  for (const slug of await productSlugs(shop.base)) {
    const { verdict, size, sizes } = await askAdvice(shop.base, slug, person);
    const next = sizes[sizes.findIndex((other) => other.size === size) + 1]?.size;
    if (verdict !== 'recommended' || !next || !sizes[0].zones.some(({ zone }) => zone === 'bust')) continue;
    const html = await (await fetch(`${shop.base}/de/products/${slug}`)).text();
    const left = (label) => Number(html.match(new RegExp(`data-sku="[^"]*-${label.toLowerCase()}"[^>]*data-stock="(\\d+)"`))?.[1] ?? 0);
    if (left(size) >= 8 && left(next) >= 8) return { slug, size, next };
  }
  throw new Error('no article to order in two sizes');
}

async function consents({ page, at }) {
  await page.goto(at('/fit'));
  await findSizes(page, person);
  await keepDetails(page, ['consent_advice', 'consent_learn', 'age16']);
  assert.equal(new URL(page.url()).pathname, at('/fit'));
}

async function isAdvised(loop) {
  const { page, at } = loop;
  await page.goto(at(`/products/${article.slug}`));
  const advice = page.locator('[data-advice]');
  assert.equal(await advice.getAttribute('data-size'), article.size);
  loop.why = await advice.textContent();
}

async function putsTwoSizesIntoTheBasket({ page, lang, at }) {
  for (const size of [article.size, article.next]) await putSize(page, lang, article.slug, size);
  assert.equal(new URL(page.url()).pathname, at('/basket'));
  const notice = page.locator(`[data-two-sizes="${article.slug}"]`);
  assert.equal(await notice.count(), 1, 'one notice for the article');
  assert.equal(await notice.getAttribute('data-expected'), article.size, 'it names the size of the advice');
  assert.match(await notice.textContent(), /\bcm\b/, 'and where the sizes differ');
  const looks = await notice.locator('button[name="keep"]').evaluateAll((buttons) => buttons.map((button) => button.className));
  assert.equal(looks.length, 3);
  assert.equal(new Set(looks).size, 1, 'no answer stands out');
  assert.equal(await page.locator('a[href$="/checkout"]').count() > 0, true, 'nothing is in the way of ordering both');
}

async function keepsOneSize({ page }) {
  const form = page.locator(`[data-two-sizes="${article.slug}"] form`);
  await submit(page, form, form.locator(`button[name="keep"][value="${article.size}"]`));
  assert.equal(await page.locator('[data-two-sizes]').count(), 0);
  assert.equal(await page.locator('.basket-line').count(), 1);
}

async function checkoutNamesWhatIsWrong({ page, at }) {
  await page.goto(at('/checkout'));
  const form = page.locator('form.checkout');
  await fillCheckout(form, { ...address, postcode: '1234', city: '', payment: 'card', card_number: '4000 0566 5566 5556', card_expiry: '12/34', card_code: '123' });
  assert.equal((await submit(page, form, orderButton(form))).status(), 422);
  assert.match(await page.title(), /^(Fehler|Error):/);
  const links = await page.locator('.error-summary a').evaluateAll((list) => list.map((link) => link.getAttribute('href')));
  assert.equal(links.length, 3, `postcode, city and card: ${links}`);
  for (const link of links) assert.equal(await page.locator(link).count(), 1, `the summary's ${link} leads somewhere`);
  assert.equal(await form.locator('input[name="name"]').inputValue(), address.name, 'what was typed stays');
  for (const field of ['card_number', 'card_expiry', 'card_code']) {
    assert.equal(await form.locator(`input[name="${field}"]`).inputValue(), '', 'but nothing of the card');
  }
}

async function ordersOnce(loop) {
  const { page, at } = loop;
  const form = page.locator('form.checkout');
  await fillCheckout(form, { ...address, discount: 'EBENMASS10' });
  await submit(page, form, form.locator('button[value="redeem"]'));
  assert.match(await form.textContent(), /EBENMASS10/);
  const button = orderButton(form);
  const above = await form.evaluate((element) => element.querySelector('[name="action"][value="order"]').parentElement.textContent);
  for (const essential of [/€/, /(Widerruf|withdraw)/i, /(Mehrwertsteuer|VAT)/]) assert.match(above, essential, 'stands directly above the button');
  loop.sent = (await form.evaluate((element) => new URLSearchParams(new FormData(element)).toString())) + '&action=order';
  await button.dblclick({ noWaitAfter: true }); // the second click may cut the first one's answer off
  await soon(async () => assert.match(page.url(), /\/orders\//));
  await page.waitForLoadState('load');
  loop.number = await page.locator('[data-order]').getAttribute('data-order');
  assert.match(loop.number, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  assert.equal(new URL(page.url()).pathname, at(`/orders/${loop.number}`));
}

async function sendsItAgain({ page, context, at, number, sent }) {
  await page.reload();
  assert.equal(await page.locator('[data-order]').getAttribute('data-order'), number);
  const again = await context.request.post(at('/checkout'), { data: sent, headers: { Origin: shop.base, 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.equal(new URL(again.url()).pathname, at(`/orders/${number}`), 'the same form sent again leads to the same order');
  await page.goto(at('/checkout'));
  assert.equal(await page.locator('form.checkout').count(), 0, 'there is nothing to order');
  assert.equal(await page.locator(`main a[href*="/orders/${number}"]`).count() > 0, true, 'and the order is named');
  const copy = await (await context.request.get(at('/my-data/export.json'))).text();
  const numbers = new Set(copy.match(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/g));
  assert.deepEqual([...numbers], [number], 'a double click is one order');
}

async function readsTheLetter(loop) {
  const { page, lang, number } = loop;
  const letter = await latestLetter(page, lang, 'order');
  const text = await letter.textContent();
  for (const essential of [number, address.street, address.city, article.size]) assert.ok(text.includes(essential), `the letter has ${essential}`);
  for (const essential of lang === 'de' ? [/Widerrufsrecht/, /formular/i] : [/right (of|to) withdraw/i, /withdrawal form/i]) assert.match(text, essential);
  loop.key = new URL(await letter.locator('a[href*="key="]').first().getAttribute('href'), shop.base).href;
}

async function keyOpensTheOrderElsewhere({ lang, number, key }) {
  const other = await openVisitor(browser, shop, { lang, javaScript: false });
  try {
    const answer = await other.page.goto(key);
    assert.equal(answer.status(), 200);
    assert.match((await answer.allHeaders())['cache-control'], /no-store/);
    assert.match(await other.page.locator('main').textContent(), new RegExp(number));
    for (const wrong of [`/${lang}/orders/${number}`, `/${lang}/orders/${number}?key=AAAA`, key.replace(number, number.split('').reverse().join(''))]) {
      assert.equal((await other.page.goto(wrong)).status(), 404, wrong);
    }
  } finally {
    await other.context.close();
  }
}

async function saysHowItFits({ page, at, number }) {
  await page.goto(at(`/orders/${number}`));
  await submit(page, page.locator('form[action$="/feedback"]').first(), page.locator('button[value="tight-bust"]').first());
  assert.equal(new URL(page.url()).pathname, at(`/orders/${number}`));
  assert.equal(await page.locator('button[value="tight-bust"][aria-pressed="true"]').count(), 1);
}

async function isAdvisedAnew({ page, at, why }) {
  await page.goto(at(`/products/${article.slug}`));
  const advice = page.locator('[data-advice]');
  assert.notEqual(await advice.textContent(), why, 'the advice takes it into account');
  assert.equal(await advice.locator(`[data-evidence][data-datum="worn.${article.slug}"]`).count(), 1, 'and says so');
}

async function returnsForAnotherSize(loop) {
  const { page, at, number } = loop;
  await page.goto(at(`/orders/${number}`));
  await page.locator('main a[href*="/return"]').first().click();
  const form = page.locator('form.return-form');
  assert.equal((await submit(page, form)).status(), 422, 'nothing chosen');
  assert.equal(await page.locator('.return-advice').count(), 1, 'the advice stands beside the sizes to exchange for');
  const exchange = form.locator('select[name^="exchange-"]');
  const sku = await exchange.locator('option', { hasText: new RegExp(`\\b${article.next}\\b`) }).first().getAttribute('value');
  await form.locator('select[name^="quantity-"]').selectOption('1');
  await form.locator('select[name^="reason-"]').selectOption('tight-bust');
  await exchange.selectOption(sku);
  const before = await stockOf(at, sku);
  await submit(page, form, form.locator('button[value="review"]'));
  await submit(page, page.locator('main form'), page.locator('button[value="confirm"]'));
  assert.equal(new URL(page.url()).pathname, at(`/orders/${number}`));
  assert.equal(await page.locator('[data-return][data-state="announced"]').count(), 1);
  await soon(async () => assert.equal(await stockOf(at, sku), before - 1, 'the other size is put aside at once'));
}

// What the shop shows as left of a variant.
async function stockOf(at, sku) {
  const html = await (await fetch(shop.base + at(`/products/${article.slug}`))).text();
  return Number(html.match(new RegExp(`data-sku="${sku}"[^>]*data-stock="(\\d+)"`))[1]);
}

// The shop's pages take over a change of stock within a quarter of a second.
async function soon(holds) {
  for (let tries = 40; ; tries--) {
    try {
      return await holds();
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function booksTheArrival({ page, context, at, number }) {
  const label = await context.request.get(await page.locator('[data-return] a[href*="/label"]').getAttribute('href'));
  assert.equal(label.status(), 200);
  assert.match(await label.text(), new RegExp(address.street), 'the label is for this parcel');
  await submit(page, page.locator('form[action$="/arrived"]'));
  await page.goto(at(`/orders/${number}`));
  assert.equal(await page.locator('[data-return][data-state="refunded"]').count(), 1);
  assert.equal(await page.locator('form[action$="/arrived"]').count(), 0, 'a parcel arrives once');
}

async function withdrawsFromAnotherOrder({ lang }) {
  const guest = await openVisitor(browser, shop, { lang, javaScript: false });
  try {
    const { page } = guest;
    await putSize(page, lang, article.slug, article.next);
    const number = await placeOrder(page, lang);
    await page.locator('footer a[href$="/withdraw"]').click();
    for (const contract of [number, 'ZZZZ-ZZZZ-ZZZZ-ZZZZ']) {
      await page.goto(`/${lang}/withdraw`);
      const form = page.locator('form.withdraw-form');
      for (const [name, value] of Object.entries({ name: address.name, contract, email: address.email })) await form.locator(`input[name="${name}"]`).fill(value);
      await submit(page, form);
      await submit(page, page.locator('main form'), page.locator('button[value="confirm"]'));
      assert.equal(await page.locator('[data-withdrawal] .declaration').count(), 1, 'the receipt stands at once, whether or not there is such an order');
    }
    const letter = await latestLetter(page, lang, 'withdrawal');
    assert.match(await letter.textContent(), /\d\d:\d\d/, 'with the time');
    await page.goto(`/${lang}/orders/${number}`);
    assert.equal(await page.locator('[data-withdrawn]').count(), 1);
    expectNone(guest.faults, 'what the guest’s pages did wrong');
  } finally {
    await guest.context.close();
  }
}

async function seesItAllInMyData({ page, context, at, number }) {
  await page.goto(at('/my-data'));
  const purposes = await page.locator('[data-datum]').evaluateAll((rows) => rows.map((row) => row.dataset.purpose));
  for (const purpose of ['advice', 'learn', 'order']) assert.ok(purposes.includes(purpose), `${purpose} among ${[...new Set(purposes)]}`);
  const copy = await (await context.request.get(at('/my-data/export.json'))).text();
  for (const held of [number, address.street, '92.5']) assert.ok(copy.includes(held), `${held} is in the copy`);
}

async function deletesEverything({ page, context, at, number, key }) {
  await page.goto(at('/my-data/delete?scope=all'));
  await submit(page, page.locator('form.delete-form'));
  await page.goto(at('/my-data'));
  assert.equal(await page.locator('[data-datum], [data-access]').count(), 0);
  assert.deepEqual(await context.cookies(), []);
  for (const url of [at(`/orders/${number}`), key]) assert.equal((await page.goto(url)).status(), 404, 'the order is gone');
}
