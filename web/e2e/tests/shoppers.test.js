// Ten shoppers without JavaScript. Each begins at the home page with what they know, goes only
// where a link or a button leads, and ends with what they came for. Every press of a link, a
// button, a fold or a choice counts as a click, a select as two; typing counts apart. The rows
// printed are the table of the way's length.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { askAdvice, startShop } from '../lib/shop.js';

let shop, browser;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

/** Somebody at a page who counts what they press and type. */
class Shopper {
  constructor({ page, context, lang }) {
    Object.assign(this, { page, context, lang, clicks: 0, typed: 0 });
  }

  /** Presses something that stays on the page. */
  async press(target) {
    await target.click();
    this.clicks++;
  }

  /** Presses something that leads to another page, or to this one worked out again. */
  async follow(target) {
    const arrived = this.page.waitForEvent('framenavigated', (frame) => frame === this.page.mainFrame());
    await target.click();
    await arrived;
    await this.page.waitForLoadState('load');
    this.clicks++;
  }

  async type(target, words) {
    await target.fill(words);
    this.typed++;
  }

  async select(target, value) {
    await target.selectOption(value);
    this.clicks += 2;
  }

  /** The choice of a name and a value, as its visible label. */
  choice(name, value, scope = this.page) {
    return scope.locator(`label:visible:has(input[name="${name}"][value="${value}"])`).first();
  }

  // The ways most of them go.

  async openFinder() {
    await this.follow(this.page.locator('main a.button[href$="/fit"]').first());
  }

  /** Opens a way of the finder, unless its panel is open already, as the first is on a wide page. */
  async openWay(way) {
    const label = this.page.locator(`.way:has(input[value="${way}"])`);
    if (!(await label.locator('xpath=following-sibling::*[contains(@class, "way-panel")][1]').isVisible())) await this.press(label);
  }

  async showSizes() {
    await this.follow(this.page.locator('form.finder-form .way-act button:visible').first());
  }

  /** Opens the first item of the finder's answer that one size is recommended for. */
  async openFirstRecommended() {
    const card = this.page.locator('.fit-card[data-verdict="recommended"]:visible').first();
    const found = await card.evaluate((element) => ({ ...element.dataset }));
    await this.follow(card.locator('h3 button, h3 a'));
    return found;
  }

  /** Opens an item by the navigation and its list. */
  async openItem(list, slug) {
    await this.follow(this.page.locator(`nav a[href$="${list}"]:visible`).first());
    await this.follow(this.page.locator(`.listing-results a[href*="/products/${slug}"]`).first());
  }

  /** Chooses what is known, in the panel of an item. */
  async know(way) {
    await this.press(this.page.locator(`#one-off label:has(input[name="way"][value="${way}"])`));
  }

  field(name) {
    return this.page.locator(`#one-off input[name="${name}"]:visible`).first();
  }

  async showMySize() {
    await this.follow(this.page.locator('#one-off button[type="submit"]:visible').first());
  }

  /** What the item's panel says. */
  advice() {
    return this.page.locator('[data-advice]').first().evaluate((element) => ({ ...element.dataset }));
  }

  /** Puts what the button names into the basket and finds that size there. */
  async buy(size) {
    const button = this.page.locator('#basket button[type="submit"]');
    assert.ok((await button.innerText()).includes(size), `the button names ${size}: ${await button.innerText()}`);
    await this.follow(button);
    assert.equal(new URL(this.page.url()).pathname, `/${this.lang}/basket`);
    await this.hasInBasket(size);
  }

  async hasInBasket(size) {
    const line = await this.page.locator('.basket-line').last().innerText();
    assert.match(line, new RegExp(`(^|\\W)${size}(\\W|$)`, 'm'), 'the size in the basket');
  }
}

// Knows the size they usually take, and nothing else: 40 in tops.
async function usualSizeOnly(s) {
  await s.openFinder();
  await s.openWay('label');
  await s.press(s.choice('usual_top', '40'));
  await s.showSizes();
  const { product, size } = await s.openFirstRecommended();
  assert.deepEqual(pickOf(await s.advice()), { verdict: 'recommended', size }, 'the item says what the finder said');
  await s.buy(size);
  return `${product} ${size} in the basket`;
}

// Knows only a height and has no tape: the finder asks one thing that needs none.
async function heightOnly(s) {
  await s.openFinder();
  await s.openWay('height');
  await s.type(s.page.locator('#height'), '168');
  await s.showSizes();
  const open = await s.page.locator('.fit-card[data-verdict="cannot_say"]').count();
  const question = s.page.locator('form[data-next-question]');
  await s.press(question.locator('summary'));
  await s.type(question.locator('details input[type="text"]:visible').first(), '40');
  await s.follow(question.locator('details button:visible'));
  assert.ok((await s.page.locator('.fit-card[data-verdict="cannot_say"]').count()) < open, 'the answer settles items');
  const { product, size } = await s.openFirstRecommended();
  await s.buy(size);
  return `${product} ${size} in the basket`;
}

// Lays a shirt that fits on the table.
async function garmentAtHome(s) {
  await s.openItem('kind=shirts', 'jette-linen-shirt');
  await s.know('garment');
  assert.equal(await s.page.locator('#one-off select[name="own_1_type"]').inputValue(), 'shirt', 'the kind is chosen already');
  await s.type(s.field('own_1_bust'), '52,5');
  await s.showMySize();
  const { verdict, size } = await s.advice();
  assert.match(verdict, /^(recommended|between)$/);
  assert.ok((await s.page.locator('[data-used="owned.1"]').count()) > 0, 'it rests on the shirt');
  await s.buy(size);
  return `${size} in the basket`;
}

// Measures with an inch tape and reads fractions.
async function inchesWithFractions(s) {
  await s.openItem('kind=shirts', 'jette-linen-shirt');
  await s.know('tape');
  await s.type(s.field('bust'), '36 1/4');
  await s.press(s.page.locator('#one-off details:has(input[name="unit"]) > summary'));
  await s.press(s.choice('unit', 'in', s.page.locator('#one-off')));
  await s.showMySize();
  const given = Number(await s.page.locator('[data-zone="bust"]').first().getAttribute('data-given'));
  assert.ok(Math.abs(given - 36.25 * 2.54) < 1e-9, `36 1/4 inches are ${given} cm`);
  const { size } = await s.advice();
  const asked = await askAdvice(shop.base, 'jette-linen-shirt', { sizing: 'women', unit: 'in', bust: 36.25 });
  assert.equal(size, asked.size);
  await s.buy(size);
  return `${size} in the basket`;
}

// Wants to see only what fits, is green and costs at most 60 euros.
async function fitsCheapGreen(s) {
  await s.openFinder();
  await s.openWay('tape');
  await s.type(s.page.locator('#bust'), '92');
  await s.type(s.page.locator('#waist'), '76');
  await s.showSizes();
  for (const box of ['consent_advice', 'consent_offers', 'age16']) await s.press(s.page.locator(`label[for="${box}"]`));
  await s.follow(s.page.locator('form.keep button[name="keep"]').first());
  await s.follow(s.page.locator('main a[href*="fits=1"]').first());
  await s.press(s.page.locator('button[popovertarget="filters"]:visible').first());
  const form = s.page.locator('form.filters-form');
  const colours = form.locator('details:has(input[name="colour"])');
  if ((await colours.getAttribute('open')) === null) await s.press(colours.locator('summary'));
  await s.press(s.choice('colour', 'green', form));
  await s.type(form.locator('#price_max'), '60');
  await s.follow(form.locator('button[type="submit"]:visible').first());
  const asked = new URL(s.page.url()).searchParams;
  assert.deepEqual(['fits', 'colour', 'price_max'].map((name) => asked.get(name)), ['1', 'green', '60']);
  const hits = Number(await s.page.locator('[data-hits]').getAttribute('data-hits'));
  assert.ok(hits > 0, 'something fits, is green and cheap');
  await s.follow(s.page.locator('.listing-results .article-card a').first());
  const { size } = await s.advice();
  assert.notEqual(size ?? '', '', 'what the filter showed has a size');
  const cents = Number(await s.page.locator('[data-price-cents]').first().getAttribute('data-price-cents'));
  assert.ok(cents <= 6000, `${cents} cents`);
  await s.buy(size);
  return `${hits} found, ${size} in the basket`;
}

// No size of the trousers fits; the shop shows others that do.
async function notRecommendedThenAlternative(s) {
  await s.openItem('kind=trousers', 'nora-curvy-trousers');
  await s.know('tape');
  for (const [name, value] of [['waist', '76'], ['hip', '100'], ['inseam', '86']]) await s.type(s.field(name), value);
  await s.showMySize();
  assert.equal((await s.advice()).verdict, 'not_recommended');
  const instead = s.page.locator('[data-instead]').first();
  const { instead: slug, size } = await instead.evaluate((element) => ({ ...element.dataset }));
  await s.follow(instead.locator('a, button').first());
  assert.match(new URL(s.page.url()).pathname, new RegExp(`/products/${slug}`));
  assert.equal((await s.advice()).size, size, 'the other item says what was promised');
  await s.buy(size);
  return `${slug} ${size} in the basket`;
}

// Long legs: jeans have a waist and a length, and the length must do.
async function longLegs(s) {
  await s.openItem('kind=trousers', 'kai-straight-jeans');
  await s.know('tape');
  for (const [name, value] of [['waist', '84'], ['hip', '100'], ['inseam', '88']]) await s.type(s.field(name), value);
  await s.showMySize();
  const { size } = await s.advice();
  const asked = await askAdvice(shop.base, 'kai-straight-jeans', { sizing: 'men', waist: 84, hip: 100, inseam: 88 });
  assert.equal(size, asked.size);
  const inseam = asked.sizes.find((other) => other.size === size).zones.find((zone) => zone.zone === 'inseam');
  assert.notEqual(inseam.state, 'tight', 'the leg is long enough');
  const [waist, length] = size.split('/');
  for (const [name, value] of [['waist', waist], ['length', length]]) {
    assert.ok((await s.page.locator(`input[name="${name}"][value="${value}"]:checked`).count()) > 0, `${name} ${value} is chosen`);
  }
  await s.buy(size);
  return `${size} in the basket`;
}

// Remembers a measurement from some years ago, and says so.
async function fromMemory(s) {
  await s.openItem('kind=knitwear', 'greta-merino-jumper');
  await s.know('tape');
  for (const [name, value] of [['bust', '92'], ['waist', '76']]) await s.type(s.field(name), value);
  await s.press(s.choice('measured_with', 'memory', s.page.locator('#one-off')));
  await s.showMySize();
  const asked = await askAdvice(shop.base, 'greta-merino-jumper', { sizing: 'women', measured_with: 'memory', bust: 92, waist: 76 });
  const taped = await askAdvice(shop.base, 'greta-merino-jumper', { sizing: 'women', bust: 92, waist: 76 });
  assert.ok(asked.body.bust.sd > taped.body.bust.sd, 'what is remembered is less certain');
  const { verdict, size } = await s.advice();
  assert.deepEqual([verdict, size], [asked.verdict, asked.size ?? '']);
  await s.buy(size);
  return `${size} in the basket`;
}

// Two sizes would do: compares them, takes the looser one.
async function twoSizes(s) {
  await s.openItem('kind=trousers', 'merle-curvy-jeans');
  await s.know('tape');
  for (const [name, value] of [['waist', '76'], ['hip', '100'], ['inseam', '78']]) await s.type(s.field(name), value);
  await s.showMySize();
  const { verdict } = await s.advice();
  assert.equal(verdict, 'between');
  const chances = s.page.locator('label[data-chance]');
  assert.equal(await chances.count(), 2, 'both stand side by side');
  await s.press(s.page.locator('details.compared summary'));
  assert.equal(await s.page.locator('.compared thead th:not(:empty)').count(), 2);
  const other = chances.filter({ has: s.page.locator('input:not([checked])') }).first();
  const size = await other.getAttribute('data-size');
  await s.press(other);
  await s.buy(size);
  return `${size} in the basket`;
}

// Has details kept, looks what is held, and deletes all of it.
async function seeAndDeleteMyData(s) {
  await s.openFinder();
  await s.openWay('label');
  await s.press(s.choice('usual_top', '40'));
  await s.showSizes();
  for (const box of ['consent_advice', 'age16']) await s.press(s.page.locator(`label[for="${box}"]`));
  await s.follow(s.page.locator('form.keep button[name="keep"]').first());
  await s.follow(s.page.locator('main a[href$="/my-data"]').first());
  const held = await s.page.locator('[data-datum]').evaluateAll((rows) => rows.map((row) => row.dataset.datum));
  assert.ok(held.some((name) => name.startsWith('usual')), `what was told is there: ${held}`);
  await s.follow(s.page.locator('main a[href*="delete?scope=all"]').first());
  await s.follow(s.page.locator('form.delete-form button[type="submit"]'));
  assert.match(new URL(s.page.url()).pathname, /\/my-data\/receipts\//, 'a receipt');
  assert.deepEqual(await s.context.cookies(), [], 'no cookie is left');
  await s.page.goto(`/${s.lang}/my-data`);
  assert.equal(await s.page.locator('[data-datum]').count(), 0, 'nothing is held');
  return 'all deleted, with a receipt';
}

const pickOf = ({ verdict, size }) => ({ verdict, size });

/** Each task: who, in which language and window, and the most clicks that it may take. */
const tasks = [
  [usualSizeOnly, 'de', phone, 6],
  [heightOnly, 'en', desk, 7],
  [garmentAtHome, 'de', phone, 5],
  [inchesWithFractions, 'en', desk, 7],
  [fitsCheapGreen, 'de', phone, 14],
  [notRecommendedThenAlternative, 'en', desk, 6],
  [longLegs, 'de', phone, 5],
  [fromMemory, 'en', desk, 6],
  [twoSizes, 'de', phone, 7],
  [seeAndDeleteMyData, 'en', desk, 9],
];

for (const [task, lang, viewport, most] of tasks) {
  test(`a shopper in ${lang}: ${task.name}`, { timeout: 600_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
    const shopper = new Shopper(visitor);
    try {
      await visitor.page.goto(`/${lang}/`);
      const end = await task(shopper);
      console.log(`| ${task.name} | ${lang}, ${viewport.width} px | ${shopper.clicks} clicks | ${shopper.typed} fields typed | ${end} |`);
      assert.ok(shopper.clicks <= most, `${shopper.clicks} clicks, at most ${most}`);
      expectNone(visitor.faults, 'what the pages did wrong');
    } finally {
      await visitor.context.close();
    }
  });
}
