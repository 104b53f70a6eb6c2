// The whole path of a shopper without JavaScript, in both languages, on a phone and a desk:
// browse, ask once, store by consent, read why, fill the basket, see what is held, delete it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { fillMeasures, findSizes, keepDetails, pick, submit, unfold } from '../lib/forms.js';
import { askAdvice, langs, startShop } from '../lib/shop.js';

const person = { sizing: 'women', bust: 92.5, waist: 76, hip: 100, height: 170, unit: 'cm', measured_with: 'tape', preference: 'regular' };

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
  for (const viewport of [phone, desk]) {
    test(`the whole path in ${lang} at ${viewport.width} px without JavaScript`, { timeout: 1_200_000 }, async () => {
      const visitor = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
      const path = { ...visitor, slug: '', at: (url) => `/${lang}${url}` };
      try {
        for (const step of steps) {
          try {
            await step(path);
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
}

const steps = [
  homeSpeaksTheBrowsersLanguage, listingFilters, searchForgivesSlips, productShowsItsVariants, oneOffAdviceKeepsNothing,
  whyAddsUp, fitFormNamesWhatIsWrong, fitFormWithoutConsentKeepsNothing, consentStores, productAdvisesAtOnce,
  listingShowsWhatFits, basketAddsChangesRemoves, myDataShowsEverything, correctionTakesEffect, withdrawalStopsTheUse,
  deletionLeavesNothing,
];

async function homeSpeaksTheBrowsersLanguage({ page, lang }) {
  await page.goto('/');
  assert.equal(new URL(page.url()).pathname, `/${lang}/`);
  assert.equal(await page.locator('html').getAttribute('lang'), lang);
  await page.locator('main a[href*="/products?kind="]').first().click();
  await page.waitForURL(/\/products\?kind=/);
}

async function listingFilters({ page, at }) {
  await page.goto(at('/products'));
  const all = await articles(page);
  const form = page.locator('form.filters-form');
  await pick(form, 'category', 'women');
  await submit(page, form);
  await pick(form, 'kind', 'shirts');
  await unfold(form.locator('input[name="kind"][value="shirts"]'));
  const promised = await countOf(page, 'kind', 'shirts');
  await submit(page, form);
  const found = await articles(page);
  assert.equal(found.length, Math.min(promised, 24), 'articles found as the filter promised');
  assert.ok(found.length > 0 && found.length < all.length, 'the filter narrows the list');
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.getAll('category'), searchParams.getAll('kind')], [['women'], ['shirts']]);
  await page.reload();
  assert.deepEqual(await articles(page), found, 'the URL reproduces the view');
}

// The number beside a filter value, as shown before it is sent.
async function countOf(page, name, value) {
  const option = page.locator(`label:has(input[name="${name}"][value="${value}"]) .facet-count`);
  return Number((await option.textContent()).replace(/\D/g, ''));
}

const articles = (page) => page.locator('.listing-results a[href*="/products/"]').evaluateAll((links) => [...new Set(links.map((link) => new URL(link.href).pathname))]);

async function searchForgivesSlips({ page, at }) {
  const found = {};
  for (const text of ['hemd', 'Hemden', 'hmed', 'shirt']) {
    await page.goto(at(`/products?q=${text}`));
    found[text] = (await articles(page)).sort();
    assert.ok(found[text].length > 0, `${text} finds something`);
  }
  assert.deepEqual(found.hmed, found.hemd);
  assert.ok(found.shirt.some((link) => found.hemd.includes(link)), 'both languages find the same shirts');
  await page.goto(at('/products?q=xyzzy&size=M'));
  assert.equal((await articles(page)).length, 0);
  assert.ok((await page.locator('.empty-ways a').count()) > 1, 'an empty result offers ways out');
}

async function productShowsItsVariants(path) {
  const { page, at } = path;
  await page.goto(at('/products?category=women&kind=shirts'));
  for (const link of await articles(page)) {
    await page.goto(link);
    if ((await page.locator('[data-sku]:not([data-stock="0"])').count()) > 2) break;
  }
  path.slug = new URL(page.url()).pathname.split('/').pop();
  const variants = await page.locator('[data-sku]').evaluateAll((list) =>
    list.map((mark) => ({ ...mark.dataset, disabled: mark.querySelector('input[name="sku"]').disabled })),
  );
  for (const variant of variants) {
    assert.match(variant.sku, /^[a-z0-9-]+$/);
    assert.match(variant.stock, /^\d+$/);
    assert.match(variant.priceCents, /^[1-9]\d+$/);
    assert.equal(variant.disabled, variant.stock === '0', 'sold out is marked before the click');
  }
  for (const href of await page.locator('.swatch').evaluateAll((links) => links.map((link) => link.href))) {
    assert.equal((await page.goto(href)).status(), 200);
    assert.ok((await page.locator('[data-sku]').count()) > 0, `${href} has sizes`);
  }
  await page.goto(at(`/products/${path.slug}`));
  assert.equal(await page.locator('[data-advice]').count(), 0, 'no advice unasked');
}

async function oneOffAdviceKeepsNothing({ page, context, at, slug }) {
  const form = page.locator('#one-off');
  await fillMeasures(form, person);
  const answer = await submit(page, form);
  assert.equal(answer.status(), 200);
  assert.match((await answer.allHeaders())['cache-control'], /no-store/);
  assert.equal((await answer.allHeaders())['set-cookie'], undefined);
  assert.deepEqual(await context.cookies(), []);
  assert.ok(page.url().includes(at(`/products/${slug}/advice`)));
  assert.equal(new URL(page.url()).search.includes('92'), false, 'no measure in the URL');
  assert.equal(await page.locator('[data-advice]').count(), 1);
  assert.equal(await form.locator('input[name="bust"]').inputValue(), '92.5', 'what was typed stays');
}

async function whyAddsUp({ page, slug }) {
  const asked = await askAdvice(shop.base, slug, person);
  const advice = page.locator('[data-advice]');
  assert.equal(await advice.getAttribute('data-verdict'), asked.verdict);
  assert.equal((await advice.getAttribute('data-size')) ?? '', asked.size ?? '');
  assert.equal((await advice.getAttribute('data-alternative')) ?? '', asked.alternative ?? '');
  for (const size of asked.sizes) {
    const sum = size.zones.reduce((total, zone) => total + zone.contribution, 0) + size.article_offset.value - asked.taste.mean;
    assert.ok(Math.abs(sum - size.score) < 1e-6, `contributions of ${size.size} add up to its score`);
    assert.ok(Math.abs(size.p_small + size.p_fits + size.p_large + size.p_mixed - 1) < 1e-9, `probabilities of ${size.size} add up to 1`);
  }
  const rows = await page.locator('[data-advice] [data-zone]').evaluateAll((list) => list.map((row) => ({ ...row.dataset })));
  assert.ok(rows.length >= asked.sizes.length, 'every size shows its zones');
  for (const row of rows) {
    const zone = asked.sizes.find((size) => size.size === row.size).zones.find((z) => z.zone === row.zone);
    for (const name of ['body', 'garment', 'ease', 'low', 'high']) {
      assert.ok(Math.abs(Number(row[name]) - zone[name]) < 1e-6, `${name} of ${row.zone} in ${row.size}: page ${row[name]}, API ${zone[name]}`);
    }
    assert.equal(row.state, zone.state);
    assert.ok(Math.abs(Number(row.garment) - Number(row.body) - Number(row.ease)) < 1e-9, 'ease = garment − body');
    const state = Number(row.ease) < Number(row.low) ? 'tight' : Number(row.ease) > Number(row.high) ? 'loose' : 'in_range';
    assert.equal(row.state, state, `${row.zone} in ${row.size}`);
  }
  const used = await page.locator('[data-used]').evaluateAll((list) => list.map((item) => item.dataset.used));
  assert.deepEqual(used.sort(), [...asked.used].sort());
  const notUsed = await page.locator('[data-not-used]').evaluateAll((list) => list.map((item) => item.dataset.notUsed));
  assert.deepEqual(notUsed.sort(), [...asked.not_used].sort());
  for (const mark of await page.locator('[data-counterfactual]').evaluateAll((list) => list.map((item) => item.dataset.counterfactual))) {
    await counterfactualHolds(slug, JSON.parse(mark));
  }
}

// A counterfactual must come true when asked for.
async function counterfactualHolds(slug, told) {
  const changed = { ...person };
  for (const [name, by] of Object.entries(told.change ?? {})) changed[name] = Number(changed[name]) + by;
  if (told.preference) changed.preference = told.preference;
  const then = await askAdvice(shop.base, slug, changed);
  assert.equal(then.verdict, told.verdict, JSON.stringify(told));
  assert.equal(then.size, told.size ?? null, JSON.stringify(told));
}

async function fitFormNamesWhatIsWrong({ page, context, at }) {
  await page.goto(at('/fit'));
  for (const box of await page.locator('input[type="checkbox"]').all()) assert.equal(await box.isChecked(), false, 'nothing is ticked beforehand');
  const form = page.locator('form.finder-form');
  const answer = await findSizes(page, { ...person, bust: '999', waist: 'abc' });
  assert.equal(answer.status(), 422);
  assert.match(await page.title(), /^(Fehler|Error):/);
  const links = await page.locator('.error-summary a').evaluateAll((list) => list.map((link) => link.getAttribute('href')));
  assert.equal(links.length, 2, `bust and waist: ${links}`);
  for (const link of links) assert.equal(await page.locator(link).count(), 1, `the summary's ${link} leads somewhere`);
  assert.equal(await form.locator('input[name="bust"]').inputValue(), '999', 'the wrong value stays');
  assert.equal(await form.locator('input[name="bust"]').getAttribute('aria-invalid'), 'true');
  await findSizes(page, person);
  assert.equal((await keepDetails(page, ['consent_advice'])).status(), 422, 'the age is missing');
  assert.ok(await page.locator('form.keep input[name="consent_advice"]').isChecked(), 'the tick stays');
  assert.equal(await page.locator('form.keep input[name="bust"]').inputValue(), String(person.bust), 'and so does what was told');
  assert.deepEqual(await context.cookies(), []);
}

async function fitFormWithoutConsentKeepsNothing({ page, context, at }) {
  await page.goto(at('/fit'));
  const answer = await findSizes(page, person);
  assert.equal(answer.status(), 200);
  assert.match((await answer.allHeaders())['cache-control'], /no-store/);
  assert.ok((await page.locator('[data-advice]').count()) >= 64, 'sizes for the whole catalogue');
  assert.deepEqual(await context.cookies(), []);
}

async function consentStores({ page, context, at }) {
  await page.goto(at('/fit'));
  await findSizes(page, person);
  await keepDetails(page, ['consent_advice', 'consent_offers', 'age16']);
  assert.equal(new URL(page.url()).pathname, at('/fit'));
  const [cookie, ...others] = await context.cookies();
  assert.deepEqual(others, []);
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, 'Lax');
}

async function productAdvisesAtOnce({ page, at, slug }) {
  const answer = await page.goto(at(`/products/${slug}`));
  assert.match((await answer.allHeaders())['cache-control'], /no-store/);
  assert.equal(await page.locator('[data-advice]').count(), 1);
}

async function listingShowsWhatFits({ page, at }) {
  await page.goto(at('/products'));
  const form = page.locator('form.filters-form');
  await pick(form, 'fits', '1');
  await submit(page, form);
  assert.equal(new URL(page.url()).searchParams.get('fits'), '1');
  const found = await articles(page);
  assert.ok(found.length > 0, 'something fits');
  for (const link of found.slice(0, 3)) {
    await page.goto(link);
    // Two neighbours can fit alike: which of both it is hangs on the noise of the last release.
    const advice = page.locator('[data-advice]');
    assert.match(await advice.getAttribute('data-verdict'), /^(recommended|between)$/, link);
    assert.notEqual(await advice.getAttribute('data-size') ?? '', '', link);
  }
}

async function basketAddsChangesRemoves({ page, at, slug }) {
  const put = async () => {
    await page.goto(at(`/products/${slug}`));
    const size = page.locator('[data-sku]:not([data-stock="0"]):not([data-stock="1"])').first();
    await size.click();
    await submit(page, page.locator('form#basket'));
    assert.equal(new URL(page.url()).pathname, at('/basket'));
    return size;
  };
  await put();
  const line = page.locator('.basket-line');
  assert.equal(await line.count(), 1);
  await line.locator('input[name="quantity"][type="text"]').fill('2');
  await submit(page, line.locator('form.quantity'));
  assert.equal(await line.locator('input[name="quantity"][type="text"]').inputValue(), '2');
  await line.locator('input[name="quantity"][type="text"]').fill('-1');
  assert.equal((await submit(page, line.locator('form.quantity'))).status(), 422);
  await page.goto(at('/basket'));
  await submit(page, line.locator('form').last());
  assert.equal(await line.count(), 0);
  await put();
}

async function myDataShowsEverything({ page, at }) {
  await page.goto(at('/my-data'));
  const data = await page.locator('[data-datum]').evaluateAll((list) => list.map((row) => ({ ...row.dataset })));
  for (const name of ['bust', 'waist', 'hip', 'height', 'preference']) {
    for (const purpose of ['advice', 'offers']) {
      assert.ok(data.some((row) => row.datum === name && row.purpose === purpose), `${name} is held for ${purpose}`);
    }
  }
  assert.ok(data.some((row) => row.purpose === 'basket'), 'the basket is held');
  for (const row of data) {
    assert.ok(row.purpose && row.source, JSON.stringify(row));
    assert.ok(new Date(row.expires) > new Date(), JSON.stringify(row));
  }
  const journal = await page.locator('[data-access]').evaluateAll((list) => list.map((row) => ({ ...row.dataset })));
  assert.ok(journal.some((row) => row.purpose === 'advice' && row.result === 'granted'), 'the advice is in the journal');
  assert.ok(journal.some((row) => row.purpose === 'offers' && row.result === 'granted'), 'the filtered list is in the journal');
}

async function correctionTakesEffect({ page, at }) {
  const form = page.locator('form[action$="/my-data/measurements"]');
  await fillMeasures(form, { bust: 'x' });
  assert.equal((await submit(page, form)).status(), 422);
  await fillMeasures(form, { bust: '94,25' });
  await submit(page, form);
  assert.equal(new URL(page.url()).pathname, at('/my-data'));
  assert.match(await page.locator('[data-datum="bust"]').first().textContent(), /94[,.]25/);
}

async function withdrawalStopsTheUse({ page, at, slug }) {
  const withdraw = async (purpose) => {
    await page.goto(at('/my-data'));
    const form = page.locator(`form[action$="/my-data/consents"]:has(input[value="${purpose}"])`);
    await submit(page, form, form.locator('button[value="withdraw"]'));
  };
  await withdraw('offers');
  await page.goto(at('/products?fits=1'));
  assert.equal(await page.locator('input[name="fits"]').count(), 0, 'fits me is gone');
  await page.goto(at(`/products/${slug}`));
  assert.equal(await page.locator('[data-advice]').count(), 1, 'the advice is still there');
  await withdraw('advice');
  const left = await page.locator('[data-datum]').evaluateAll((list) => list.map((row) => row.dataset.purpose));
  assert.deepEqual([...new Set(left)].sort(), ['basket', 'proof', 'session'], 'the last purpose erased the measures');
  await page.goto(at(`/products/${slug}`));
  assert.equal(await page.locator('[data-advice]').count(), 0, 'no advice any more');
}

async function deletionLeavesNothing({ page, context, at }) {
  await page.goto(at('/my-data'));
  await page.locator('a[href*="delete?scope=all"]').click();
  const answer = await submit(page, page.locator('form.delete-form'));
  assert.equal((await answer.allHeaders())['clear-site-data'], '"cache", "storage"');
  assert.match(new URL(page.url()).pathname, new RegExp(`^${at('/my-data/receipts/')}[A-Z0-9]+$`), 'a receipt of the erasure');
  await page.goto(at('/my-data'));
  assert.equal(await page.locator('[data-datum]').count(), 0);
  assert.equal(await page.locator('[data-access]').count(), 0);
  assert.deepEqual(await context.cookies(), []);
  await page.goto(at('/basket'));
  assert.equal(await page.locator('.basket-line').count(), 0);
}
