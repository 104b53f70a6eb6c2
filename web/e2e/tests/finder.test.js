// The size finder without JavaScript: each way from "what do I know?" to a size, in clicks.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desk, openVisitor, phone, startBrowser } from '../lib/browser.js';
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

/** Opens one of the four ways; on a wide page the first is open as it is. */
const openWay = (page, way) => page.locator(`.way:has(input[value="${way}"])`).click();

const showSizes = (page) => submit(page, page.locator('form.finder-form'), page.locator('.way-act button:visible').first());

const named = (page) => page.locator('.fit-card[data-size]:not([data-size=""])').count();

// A usual size alone: way, size, button.
async function usualSize(page) {
  await openWay(page, 'label');
  await page.locator('.tile:visible:has(input[value="40"])').first().click();
  await showSizes(page);
  assert.match(await page.locator('h1').textContent(), /\d|[XSML]/, 'the heading names a size');
  assert.ok((await named(page)) > 0);
  return 3;
}

// Only a height: way, field, button, and the next question with its button.
async function heightAlone(page) {
  await openWay(page, 'height');
  await page.locator('#height').fill('168');
  await showSizes(page);
  const before = await named(page);
  const question = page.locator('[data-next-question]');
  await question.locator('.field-input:visible').first().fill('90');
  await submit(page, question);
  assert.ok((await named(page)) > before, 'the next question names sizes');
  assert.match(await page.locator('.given').textContent(), /168/, 'the height is still there');
  return 3 + 2;
}

// A shirt at home: way, kind, width, button.
async function garmentAtHome(page) {
  await openWay(page, 'garment');
  await page.locator('#own_1_type').selectOption('shirt');
  await page.locator('#own_1_bust').fill('52,5');
  await showSizes(page);
  assert.ok((await named(page)) > 0);
  return 4;
}

// Inches with a fraction, from memory: unit, way, field, memory, button.
async function inchesFromMemory(page) {
  await page.locator('label:has(input[name="unit"][value="in"])').click();
  await openWay(page, 'tape');
  await page.locator('#bust').fill('36 1/4');
  await page.locator('label:has(input[name="measured_with"][value="memory"])').click();
  await showSizes(page);
  assert.match(await page.locator('.given').textContent(), /36 1\/4/);
  return 5;
}

for (const lang of langs) {
  for (const viewport of [phone, desk]) {
    test(`the size finder in ${lang} at ${viewport.width} px, without JavaScript`, { timeout: 600_000 }, async (t) => {
      const { page, context, faults } = await openVisitor(browser, shop, { lang, viewport, javaScript: false });
      try {
        for (const task of [usualSize, heightAlone, garmentAtHome, inchesFromMemory]) {
          await page.goto(`/${lang}/fit`);
          t.diagnostic(`${task.name}: ${await task(page)} clicks and fields`);
        }
        await page.goto(`/${lang}/fit`);
        await openWay(page, 'label');
        const field = await page.locator('.tile:visible').first().boundingBox();
        assert.ok(field.y < 900, `the first field stands ${field.y} px down`);

        const article = `/${lang}/products/henrike-poplin-shirt`;
        await page.goto(`/${lang}/fit?from=henrike-poplin-shirt`);
        await openWay(page, 'tape');
        await page.locator('#bust').fill('92');
        await showSizes(page);
        await submit(page, page.locator('.found-from'));
        assert.equal(new URL(page.url()).pathname, `${article}/advice`);
        assert.equal(await page.locator('[data-advice]').count(), 1, 'the article knows what was told');
        assert.deepEqual(await context.cookies(), [], 'nothing is stored');
        expectNone(faults, 'what the pages did wrong');
      } finally {
        await context.close();
      }
    });
  }
}

test('the size finder answers in a line while one chooses, and stores nothing', { timeout: 600_000 }, async () => {
  const { page, context, faults } = await openVisitor(browser, shop, { lang: 'en' });
  try {
    await page.goto('/en/fit');
    await page.locator('label:has(input[name="usual_top"][value="42"])').first().click();
    const line = page.locator('[data-live-answer]:visible');
    await line.waitFor();
    assert.match(await line.textContent(), /\d+ women’s items/);
    assert.deepEqual(await context.cookies(), []);
    expectNone(faults, 'what the page did wrong');
  } finally {
    await context.close();
  }
});
