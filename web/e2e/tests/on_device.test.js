// Advice that never leaves the device: the same answers as the shop's, and not a request more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeFaults, everything } from '../lib/axe.js';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { startRecorder } from '../lib/recorder.js';
import { startShop } from '../lib/shop.js';

const slug = 'amelie-viscose-blouse';
const told = { usual_top: '40', bust: '93,4719', hip: '102' };
const asJSON = { product: slug, sizing: 'women', measurements: { bust: 93.4719, hip: 102 }, usual: [{ garment: 'top', size: '40' }] };

let shop, browser, recorder;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
  recorder = await startRecorder(shop);
});
after(async () => {
  await browser?.close();
  recorder?.stop();
  await shop?.stop();
});

async function openFinder(options) {
  const visitor = await openVisitor(browser, shop, options);
  await visitor.page.goto(`/${visitor.lang}/fit/device`);
  await visitor.page.locator('[data-device-submit]:enabled').waitFor();
  return visitor;
}

async function fill(page) {
  for (const [name, value] of Object.entries(told)) await page.locator(`[data-device-form] [name="${name}"]`).first().fill(value);
}

async function compute(page) {
  await page.locator('[data-device-submit]').click();
  await page.locator('[data-device-advice]').first().waitFor();
}

async function keepProfile(page) {
  await fill(page);
  await page.locator('[data-device-keep]').check();
  await compute(page);
}

async function ask(body) {
  const answer = await fetch(`${shop.base}/api/v1/advice`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  assert.equal(answer.status, 200, `${JSON.stringify(body)}: ${await answer.clone().text()}`);
  return answer.json();
}

const stored = (page) => page.evaluate(() => localStorage.getItem('ebenmass.fit'));

// People are drawn with a fixed seed; each tells some of everything.
function drawPeople(count) {
  let seed = 18;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  const of = (all) => all[Math.floor(random() * all.length)];
  const maybe = (p) => random() < p;
  return Array.from({ length: count }, () => {
    const sizing = of(['women', 'men']);
    const unit = maybe(0.2) ? 'in' : 'cm';
    const length = (cm) => Number((unit === 'in' ? cm / 2.54 : cm).toFixed(2));
    const size = random() * 40;
    const middle = { height: 155 + random() * 35, bust: 80 + size, waist: 65 + size, hip: 86 + size, inseam: 72 + random() * 14, arm: 55 + random() * 12 };
    const measurements = {};
    for (const [name, cm] of Object.entries(middle)) if (maybe(0.45)) measurements[name] = length(cm + (random() - 0.5) * 8);
    const usual = [];
    if (maybe(0.5)) usual.push({ garment: 'top', size: of(['S', 'M', 'L', 'XL']), system: of(['here', '']) });
    if (maybe(0.3)) usual.push(sizing === 'women' ? { garment: 'top', size: of(['38', '42']), system: 'de-women' } : { garment: 'top', size: of(['48', '52']), system: 'de-men' });
    if (maybe(0.3)) usual.push({ garment: 'bottom', size: of(['M', 'L', 'W32']), system: '' });
    const owned = maybe(0.3) ? [{ type: of(['shirt', 't-shirt', 'knit']), flat: { bust: length(45 + random() * 15) } }] : [];
    if (!Object.keys(measurements).length && !usual.length && !owned.length) measurements.height = length(170);
    return { sizing, unit, measured_with: of(['tape', 'memory']), preference: of(['slim', 'regular', 'loose']), measurements, usual, owned };
  });
}

function fieldsOf(person) {
  const fields = ['sizing', 'unit', 'measured_with', 'preference'].map((name) => [name, person[name]]);
  for (const [name, value] of Object.entries(person.measurements)) fields.push([name, String(value)]);
  for (const { garment, size, system } of person.usual) fields.push([`usual_${garment}`, size], [`usual_${garment}_system`, system]);
  person.owned.forEach(({ type, flat }, i) => fields.push([`own_${i + 1}_type`, type], ...Object.entries(flat).map(([zone, value]) => [`own_${i + 1}_${zone}`, String(value)])));
  return fields;
}

// Walks two answers side by side; returns the worst difference of two numbers.
function worstDifference(one, other, path) {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other);
  if (one === null || typeof one !== 'object') {
    assert.equal(one, other, path);
    return 0;
  }
  assert.deepEqual(Object.keys(one).sort(), Object.keys(other).sort(), path);
  return Object.keys(one).reduce((worst, key) => Math.max(worst, worstDifference(one[key], other[key], `${path}.${key}`)), 0);
}

test('2,000 people get the same answer from the shop and from their browser', { timeout: 1_800_000 }, async (t) => {
  const { page, context } = await openFinder();
  const people = drawPeople(2000);
  const perPerson = Number(process.env.ON_DEVICE_ARTICLES ?? 1);
  const articles = await page.evaluate(async () => {
    window.engine = await import('/static/device/engine.js');
    return (await window.engine.engine).articles.map(({ slug }) => slug);
  });
  let worst = 0, compared = 0, spent = 0;
  const wrong = [];
  for (let begin = 0; begin < people.length; begin += 50) {
    const batch = people.slice(begin, begin + 50).flatMap((person, i) =>
      Array.from({ length: perPerson }, (_, n) => ({ person, fields: fieldsOf(person), product: articles[(7 * (begin + i) + 13 * n) % articles.length] })));
    const { answers, ms } = await page.evaluate(async (asked) => {
      const answers = [];
      let ms = 0;
      for (const { fields, product } of asked) {
        const { faults } = await window.engine.read(fields);
        const begun = performance.now();
        answers.push(faults.length ? { faults } : await window.engine.explain(product));
        ms += performance.now() - begun;
      }
      return { answers, ms };
    }, batch.map(({ fields, product }) => ({ fields, product })));
    spent += ms;
    await Promise.all(batch.map(async ({ person, product }, i) => {
      const { zone, other_zone, best, ...here } = answers[i];
      try {
        worst = Math.max(worst, worstDifference(here, await ask({ product, ...person }), product));
      } catch (error) {
        wrong.push(`${product} for ${JSON.stringify(person)}: ${error.message}`);
      }
      compared++;
    }));
  }
  t.diagnostic(`${compared} answers compared, worst difference ${worst}; ${(spent / compared).toFixed(2)} ms an article with everything explained`);
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.equal(compared, 2000 * perPerson);
  assert.ok(worst <= 1e-9, `worst difference ${worst}`);
  await context.close();
});

test('the finder answers without a connection, and leaves no trace', async (t) => {
  const begun = Date.now();
  const { page, context, faults } = await openFinder();
  t.diagnostic(`ready ${Date.now() - begun} ms after the address was typed`);
  let requests = 0;
  context.on('request', () => requests++);
  await context.setOffline(true);
  await fill(page);
  const from = await page.evaluate(() => performance.now());
  await compute(page);
  t.diagnostic(`first answer, for all articles, ${Math.round(await page.evaluate(() => performance.now()) - from)} ms after the click`);
  assert.equal(requests, 0, 'computing asks for nothing');
  const row = page.locator(`[data-device-advice][data-product="${slug}"]`);
  const expected = await ask(asJSON);
  assert.equal(await row.getAttribute('data-verdict'), expected.verdict);
  assert.equal(await row.getAttribute('data-size'), expected.size ?? '');
  assert.equal(await stored(page), null, 'nothing is kept that was not ticked');
  assert.deepEqual(await context.cookies(), []);
  assert.doesNotMatch(page.url() + shop.log(), /93[.,]4719/);
  expectNone(faults);
  await context.close();
});

test('kept details show on product pages, in lists and in my data, and go when deleted', async () => {
  const { page, context, faults } = await openFinder();
  await keepProfile(page);
  assert.match(await stored(page), /93,4719/);
  const expected = await ask(asJSON);

  await page.goto(`/de/products/${slug}`);
  const advice = page.locator('[data-advice][data-source="device"]');
  await advice.waitFor();
  assert.equal(await advice.getAttribute('data-verdict'), expected.verdict);
  assert.equal(await advice.getAttribute('data-size'), expected.size ?? '');
  assert.equal(await advice.getAttribute('data-alternative'), expected.alternative ?? '');
  const zones = await advice.locator('[data-zone]').evaluateAll((rows) => rows.map(({ dataset }) => ({ ...dataset })));
  assert.equal(zones.length, expected.sizes.flatMap((size) => size.zones).length);
  for (const { size, zones: all } of expected.sizes) {
    for (const z of all) {
      const row = zones.find((one) => one.size === size && one.zone === z.zone);
      for (const name of ['body', 'garment', 'ease', 'low', 'high']) assert.ok(Math.abs(Number(row[name]) - z[name]) < 1e-9, `${size} ${z.zone} ${name}`);
      assert.equal(row.state, z.state);
    }
  }
  assert.equal(await advice.locator('[data-counterfactual]').count(), expected.counterfactuals.length);
  assert.equal(await advice.locator('[data-evidence]').count(), expected.evidence.length);
  assert.deepEqual(await advice.locator('[data-used]').evaluateAll((all) => all.map((one) => one.dataset.used).sort()), [...expected.used].sort());
  assert.equal(await advice.locator('[data-not-used]').count(), expected.not_used.length);
  assert.ok(await page.locator('[data-sku] input:checked').count(), 'the size is chosen');

  await page.goto('/de/products?category=women');
  await page.locator('[data-device-list]').waitFor();
  const shown = await page.locator('.cards .article-card:visible').count();
  const fitting = await page.locator('.cards .article-card[data-device-size]:not([data-device-size=""])').count();
  await page.locator('#device-only').check();
  assert.ok(fitting <= shown);
  assert.equal(await page.locator('.cards .article-card:visible').count(), fitting);

  await page.goto('/de/my-data');
  await page.locator('[data-device-datum]').first().waitFor();
  const data = await page.locator('[data-device-datum]').evaluateAll((rows) => rows.map((row) => row.dataset.deviceDatum));
  assert.deepEqual(data.sort(), ['measured_with', 'measurements.bust', 'measurements.hip', 'preference', 'sizing', 'usual.top']);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-device-export]').click()]);
  const file = readFileSync(await download.path(), 'utf8');
  assert.deepEqual(await context.cookies(), [], 'the shop still knows nobody');

  // Delete everything, with what lies on the device.
  await page.goto('/de/my-data/delete');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('form[action="/de/my-data/delete"] button').click(),
  ]);
  assert.equal((await answer.allHeaders())['clear-site-data'], '"cache", "storage"');
  await page.goto('/de/my-data');
  assert.equal(await stored(page), null);
  assert.equal(await page.locator('[data-device-datum]').count(), 0);

  // The file fills the shop's form, and that of the device.
  const imported = await context.request.post('/de/fit/import', {
    multipart: { file: { name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(file) } }, headers: { Origin: shop.base },
  });
  assert.equal(imported.status(), 200, 'the shop reads the file');
  await page.goto('/de/fit/device');
  await page.locator('[data-device-submit]:enabled').waitFor();
  await page.locator('[data-device-file]').setInputFiles({ name: 'export.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await page.waitForFunction(() => document.querySelector('[data-device-form] [name="bust"]').value === '93.4719');
  assert.equal(await page.locator('[data-device-form] [name="usual_top"]').first().inputValue(), '40');
  await compute(page);
  assert.equal(await page.locator(`[data-device-advice][data-product="${slug}"]`).getAttribute('data-size'), expected.size ?? '');
  expectNone(faults);
  await context.close();
});

test('a file without a body is refused in words, and so is a wrong value', async () => {
  const { page, context, faults } = await openFinder({ lang: 'en' });
  await page.locator('[data-device-file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"held":{"measurements":[]}}') });
  await page.locator('[data-device-file-wrong]').waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('[data-device-file-wrong]').hidden);
  await page.locator('[data-device-form] [name="bust"]').fill('20');
  await page.locator('[data-device-submit]').click();
  await page.locator('.error-summary').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.className), 'error-summary');
  assert.match(await page.title(), /^Error:/);
  assert.equal(await page.locator('[name="bust"]').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('[data-device-advice]').count(), 0);
  await page.locator('[data-device-form] [name="bust"]').fill('92');
  await compute(page);
  assert.equal(await page.locator('.error-summary').count(), 0);
  expectNone(faults);
  await context.close();
});

test('without JavaScript the page leads to the shop, and its form sends nothing', async () => {
  const { page, context } = await openVisitor(browser, shop, { javaScript: false });
  await page.goto('/de/fit/device');
  assert.ok(await page.locator('noscript a[href="/de/fit"], .device-noscript a[href="/de/fit"]').count());
  await page.locator('[data-device-form] [name="bust"]').fill('93,4719');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  assert.equal(new URL(page.url()).search, '');
  await context.close();
});

// One whole visit: finder, ten products, a list by fit, a size into the basket.
async function visit(keeping, products) {
  recorder.take();
  const { context, page, faults } = await openVisitor(browser, { base: recorder.base });
  const parts = [];
  const open = async (path, then) => {
    await page.goto(path);
    await then?.();
    await page.waitForLoadState('networkidle');
    parts.push(recorder.take());
  };
  // As somebody who looks at the whole page. When exactly a picture is asked for while scrolling
  // depends on the page's height and the machine's speed.
  const scroll = () => page.evaluate(async () => {
    const pictures = [...document.querySelectorAll('img[loading="lazy"]')].filter((picture) => !picture.closest('.article-card-back'));
    await Promise.all(pictures.map((picture) => new Promise((resolve) => {
      if (picture.complete && picture.naturalWidth > 0) return resolve();
      picture.onload = picture.onerror = resolve;
      picture.loading = 'eager';
    })));
  });
  await open('/de/fit/device', async () => {
    await page.locator('[data-device-submit]:enabled').waitFor();
    if (keeping) await keepProfile(page);
  });
  const advised = () => keeping && page.locator('[data-advice][data-source="device"]').waitFor();
  for (const product of products) await open(`/de/products/${product}`, async () => { await advised(); await scroll(); });
  await open('/de/products?category=women', async () => {
    if (keeping) await page.locator('[data-device-list]').waitFor();
    await scroll();
    if (keeping) for (const id of ['#device-only', '#device-first']) await page.locator(id).check();
  });
  await open(`/de/products/${slug}`, async () => {
    await advised();
    await scroll();
    const chosen = page.locator('[data-sku] input:checked');
    if (keeping) assert.equal(await chosen.count(), 1, 'the size is chosen by the advice');
    else await page.locator('[data-sku] input[value$="-42"]').check();
    await page.locator('#basket button').click();
    await page.waitForURL(/basket/);
  });
  const kept = await stored(page);
  assert.equal(kept !== null, keeping);
  await context.close();
  expectNone(faults);
  return parts;
}

// On which page the browser asks for an asset that may be kept for ever, or whether it still has
// it, is its own affair: assets are compared over the whole visit, without the page.
function assetWords({ method, url, headers, body }) {
  const told = headers.filter((_, i) => !/^referer$/i.test(headers[i - (i % 2)]));
  return words({ method, url, headers: told, body });
}

// What a request says, but for the name of the session, which is random, and the size that goes
// into the basket.
function words({ method, url, headers, body }) {
  const told = headers.map((value, i) => (i % 2 && /^cookie$/i.test(headers[i - 1]) ? value.replace(/=.*/, '=…') : value));
  return JSON.stringify([method, url, told, body.replace(/sku=[^&]*/, 'sku=…')]);
}
const isAsset = ({ url }) => url.startsWith('/static/');
const ofDevice = (url) => url.startsWith('/static/device/') || url.endsWith('/fit/device/catalogue.json');

test('the shop receives the same requests, byte for byte, with and without details on the device', { timeout: 600_000 }, async (t) => {
  const products = ['ottilie-bow-blouse', 'romy-sleeveless-blouse'];
  const list = await (await fetch(`${shop.base}/de/products?category=women`)).text();
  for (const [, other] of list.matchAll(/href="\/de\/products\/([a-z0-9-]+)["?]/g)) if (!products.includes(other)) products.push(other);
  const ten = [...new Set(products.slice(2))].slice(0, 10);
  assert.equal(ten.length, 10);
  const without = await visit(false, ten);
  const withProfile = await visit(true, ten);
  let compared = 0, own = 0;
  const same = (one, other, where) => {
    assert.deepEqual(one.filter((words) => !other.includes(words)), [], `only with a profile, ${where}`);
    assert.deepEqual(other.filter((words) => !one.includes(words)), [], `only without a profile, ${where}`);
    compared += one.length;
  };
  const assets = (visit) => [...new Set(visit.flat().filter((one) => isAsset(one) && !ofDevice(one.url)).map(assetWords))];
  // Which of a page's pictures a browser still has to fetch varies from run to run, with a profile
  // or without; none may be asked for that the page does not name for everybody, nor otherwise.
  const isPicture = (words) => words.includes('"/static/garments/');
  const form = (words) => JSON.stringify(JSON.parse(words).toSpliced(1, 1));
  same(assets(withProfile).filter((words) => !isPicture(words)), assets(without).filter((words) => !isPicture(words)), 'of all assets');
  const pictures = (visit) => assets(visit).filter(isPicture);
  same([...new Set(pictures(withProfile).map(form))], [...new Set(pictures(without).map(form))], 'of how pictures are asked for');
  const paths = ['products?category=women', ...ten.map((product) => `products/${product}`), `products/${slug}`, 'fit/device'];
  const pages = (await Promise.all(paths.map(async (path) => (await fetch(`${shop.base}/de/${path}`)).text()))).join('');
  for (const words of pictures(withProfile)) assert.ok(pages.includes(JSON.parse(words)[1]), `${JSON.parse(words)[1]} is on no page`);
  for (const [i, part] of without.entries()) {
    const asked = (requests) => requests.filter((one) => !isAsset(one) && !ofDevice(one.url)).map(words);
    same(asked(withProfile[i]), asked(part), `in part ${i} of the visit`);
    assert.equal(asked(withProfile[i]).length, asked(part).length);
    for (const { method, url, headers, body } of withProfile[i].filter((one) => ofDevice(one.url))) {
      own++;
      assert.equal(method, 'GET');
      assert.equal(body, '');
      assert.doesNotMatch(url, /\?/);
      assert.ok(!headers.some((name) => /^cookie$/i.test(name)) || !/wasm|catalogue/.test(url), `${url} is asked for without a cookie`);
    }
  }
  const everything_ = JSON.stringify(withProfile);
  assert.doesNotMatch(everything_, /93(,|%2C|\.)4719/);
  t.diagnostic(`${compared} requests alike; ${own} for the files of the device mode`);
});

for (const [lang, viewport] of [['de', phone], ['en', desk]]) {
  test(`axe finds nothing where the device has computed, in ${lang}`, async () => {
    const { page, context, faults } = await openFinder({ lang, viewport });
    const found = [];
    const judge = async (name) => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const fault of await axeFaults(page, everything)) found.push(`${name} ${colorScheme}: ${fault}`);
      }
    };
    await keepProfile(page);
    await page.locator('details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
    await judge('finder');
    for (const [path, mark] of [[`/products/${slug}`, '[data-source="device"]'], ['/products', '[data-device-list]'], ['/my-data', '[data-device-datum]'], ['/my-data/delete', '[data-device-erase]']]) {
      await page.goto(`/${lang}${path}`);
      await page.locator(mark).first().waitFor();
      await page.locator('details').evaluateAll((all) => all.forEach((one) => (one.open = true)));
      await judge(path);
    }
    assert.deepEqual(found, []);
    expectNone(faults);
    await context.close();
  });
}
