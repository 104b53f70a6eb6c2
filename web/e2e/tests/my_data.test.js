// Every right on my data without JavaScript, in both languages: see who read what, correct
// and delete a single value, take everything along, read it in elsewhere, withdraw, delete.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { fillMeasures, findSizes, keepDetails, submit } from '../lib/forms.js';
import { langs, productSlugs, startShop } from '../lib/shop.js';
import { sendFile } from '../lib/acts.js';

const person = { sizing: 'women', bust: 92.5, waist: 76, hip: 100.25, unit: 'cm', measured_with: 'tape', preference: 'loose' };

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

for (const [lang, viewport] of [[langs[0], phone], [langs[1], desk]]) {
  test(`every right on my data in ${lang} without JavaScript`, { timeout: 600_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
    const other = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
    try {
      await store(visitor);
      await everyReadingStands(visitor);
      await correctsOneValue(visitor);
      await deletesOneValue(visitor);
      const file = await takesEverythingAlong(visitor);
      await readsItInElsewhere(other, file);
      await withdraws(visitor);
      await deletesEverything(visitor);
      expectNone([...visitor.faults, ...other.faults], 'what the pages did wrong');
    } finally {
      await visitor.context.close();
      await other.context.close();
    }
  });
}

const mine = async ({ page, lang }) => void (await page.goto(`/${lang}/my-data`));

const data = (page) => page.locator('[data-datum]').evaluateAll((rows) => rows.map((row) => ({ ...row.dataset })));

async function store({ page, lang }) {
  await page.goto(`/${lang}/fit`);
  await findSizes(page, person);
  await keepDetails(page, ['consent_advice', 'consent_offers', 'age16']);
  const [slug] = await productSlugs(shop.base);
  await page.goto(`/${lang}/products/${slug}`);
  const size = page.locator('[data-sku]:not([data-stock="0"])').first();
  if ((await size.count()) > 0) {
    await size.click();
    await submit(page, page.locator('form#basket'));
  }
}

async function everyReadingStands(visitor) {
  await mine(visitor);
  const read = visitor.page.locator('[data-value="bust"] [data-read][data-purpose="advice"][data-kind="product"]');
  assert.equal(await read.count(), 1, 'it says that the product page read the chest, and on which day');
  for (const row of await data(visitor.page)) {
    assert.ok(row.purpose && row.source && new Date(row.expires) > new Date(), JSON.stringify(row));
  }
  assert.ok((await visitor.page.locator('[data-kept]').count()) > 5, 'it says how long what is kept');
}

async function correctsOneValue({ page, lang }) {
  const form = page.locator('[data-value="bust"] form[action$="/correct"]');
  await fillMeasures(form, { value: '999' });
  assert.equal((await submit(page, form)).status(), 422);
  assert.equal(await page.locator('.error-summary a').getAttribute('href'), '#only-bust');
  assert.equal(await form.locator('input[name="value"]').inputValue(), '999', 'what was typed stays');
  await fillMeasures(form, { value: '94,25' });
  await submit(page, form);
  assert.equal(new URL(page.url()).pathname, `/${lang}/my-data`);
  assert.match(await page.locator('[data-datum="bust"]').first().textContent(), /94[,.]25/);
  assert.match(await page.locator('[data-datum="hip"]').first().textContent(), /100[,.]25/, 'the others stay');
}

async function deletesOneValue({ page }) {
  await submit(page, page.locator('[data-value="waist"] form[action$="/delete"]'));
  assert.equal(await page.locator('[data-datum="waist"], [data-value="waist"]').count(), 0);
  assert.ok((await page.locator('[data-datum="bust"]').count()) > 0, 'the others stay');
}

async function takesEverythingAlong(visitor) {
  await mine(visitor);
  const shown = (await data(visitor.page)).map((row) => `${row.datum} ${row.purpose} ${row.source} ${row.expires}`).sort();
  const href = await visitor.page.locator('a[href$="/export.json"]').getAttribute('href');
  const answer = await visitor.context.request.get(href);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-disposition'], /^attachment; filename="ebenmass-/);
  assert.equal(answer.headers()['cache-control'], 'no-store');
  const text = await answer.text();
  const told = [];
  for (const [category, records] of Object.entries(JSON.parse(text).held)) {
    if (category === 'visitor' || category === 'accesses') continue;
    for (const record of records) for (const purpose of record.purposes) told.push(`${record.name} ${purpose} ${record.source} ${record.until.slice(0, 10)}`);
  }
  assert.deepEqual(told.sort(), shown, 'the file says what the page shows');
  assert.match(text, /"cm": 94\.25/);
  const table = await (await visitor.context.request.get(href.replace('.json', '.csv'))).text();
  assert.match(table, /measurements,bust,cm,94\.25,advice offers,form,/);
  return text;
}

async function readsItInElsewhere({ page, context, lang }, file) {
  await sendFile(page, lang, 'no copy at all');
  assert.equal(await page.locator('.error-summary a[href="#file"]').count(), 1);
  await sendFile(page, lang, file);
  const form = page.locator('form.finder-form');
  assert.match(await form.locator('input[name="bust"]').inputValue(), /^94[,.]25$/);
  assert.equal(await form.locator('input[name="waist"]').inputValue(), '', 'what was deleted is in no copy');
  assert.ok(await form.locator('input[name="preference"][value="loose"]').isChecked());
  for (const box of await page.locator('input[type="checkbox"]').all()) assert.equal(await box.isChecked(), false, 'no box is ticked');
  assert.deepEqual(await context.cookies(), [], 'nothing is stored');
  await submit(page, form);
  await keepDetails(page, ['consent_advice', 'age16']);
  await mine({ page, lang });
  assert.match(await page.locator('[data-datum="bust"][data-purpose="advice"]').textContent(), /94[,.]25/);
}

async function withdraws(visitor) {
  const { page } = visitor;
  for (const purpose of ['offers', 'advice']) {
    await mine(visitor);
    const form = page.locator(`form[action$="/my-data/consents"]:has(input[value="${purpose}"])`);
    await submit(page, form, form.locator('button[value="withdraw"]'));
    assert.ok(!(await data(page)).some((row) => row.purpose === purpose), `nothing is held for ${purpose} any more`);
  }
  assert.equal(await page.locator('[data-value]').count(), 0);
}

async function deletesEverything(visitor) {
  const { page, context } = visitor;
  await mine(visitor);
  await page.locator('a[href*="delete?scope=all"]').click();
  await submit(page, page.locator('form.delete-form'));
  await mine(visitor);
  assert.equal(await page.locator('[data-datum], [data-access]').count(), 0);
  assert.deepEqual(await context.cookies(), []);
  const empty = JSON.parse(await (await context.request.get(`/${visitor.lang}/my-data/export.json`)).text());
  for (const [category, records] of Object.entries(empty.held)) assert.deepEqual(records, [], category);
}
