// A partner's page on another origin: the frame without a script, and the component, with the
// markup that the page for integrators prints. What a page that is no partner gets: nothing.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { axeFaults, everything } from '../lib/axe.js';
import { startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { startShop } from '../lib/shop.js';

let shop, browser, partner, stranger, printed, script;
before(async () => {
  partner = await openMerchant();
  stranger = await openMerchant();
  shop = await startShop('--partners', partner.origin);
  browser = await startBrowser();
  const page = await browser.newPage();
  await page.goto(`${shop.base}/en/demo/integrate`);
  printed = await page.locator('main pre').allTextContents();
  await page.close();
  script = await (await fetch(`${shop.base}/embed/size-advice.js`)).text();
});
after(async () => {
  await browser?.close();
  await shop?.stop();
  partner?.close();
  stranger?.close();
});

/** A shop of somebody else: serves one page, and the component's file from its own server. */
async function openMerchant() {
  let body = '';
  const server = createServer((request, response) => {
    const isScript = request.url === '/size-advice.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : `<!DOCTYPE html><html lang="en"><title>Merchant</title><body>${body}</body></html>`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, show: (html) => (body = html), close: () => server.close() };
}

/** Opens a merchant's page, noting what it asks the shop for. */
async function visit(merchant, html) {
  merchant.show(html);
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const asked = [];
  context.on('request', (request) => request.url().startsWith(shop.base) && asked.push(request));
  const answers = [];
  context.on('response', (response) => response.url().startsWith(shop.base) && answers.push(response));
  const page = await context.newPage();
  await page.goto(`${merchant.origin}/`);
  return { context, page, asked, answers };
}

/** No cookie went to the shop, and none came from it, whether the browser would keep it or not. */
async function expectNoCookie({ context, asked, answers }) {
  for (const request of asked) assert.equal((await request.allHeaders()).cookie, undefined);
  for (const answer of answers) {
    assert.ok((await answer.headersArray()).every(({ name }) => name.toLowerCase() !== 'set-cookie'), `${answer.url()} sets a cookie`);
  }
  assert.deepEqual(await context.cookies(), []);
}

const markup = (tag) => printed.find((text) => text.includes(tag));

test('the frame: nothing is asked before the click, and no measure stands in an address', async () => {
  const visited = await visit(partner, markup('<iframe'));
  const { context, page, asked } = visited;
  assert.equal(asked.length, 0, 'the page asks the shop by itself');
  await page.locator('a').click();
  const frame = page.frameLocator('iframe[name="size-advice"]');
  await frame.locator('input[name="bust"]').fill('93.7191');
  await frame.locator('input[name="height"]').fill('181.4326');
  const height = await frame.locator('form button').evaluate((button) => getComputedStyle(button).minHeight);
  assert.equal(height, '44px', 'the style sheet does not apply');
  await frame.locator('form button').click();
  await frame.locator('[data-advice][data-size]:not([data-size=""])').waitFor();
  assert.ok(await frame.locator('#why [data-why-zone]').count(), 'the frame says why in centimetres');
  assert.ok(await frame.locator('#why svg.ease-track').first().isVisible(), 'the room is drawn');
  assert.ok(asked.some((request) => request.method() === 'POST'));
  for (const request of asked) {
    assert.ok(!/93\.7191|181\.4326/.test(request.url()), `a measure stands in ${request.url()}`);
    assert.ok(['document', 'stylesheet'].includes(request.resourceType()), `the frame asks for a ${request.resourceType()}`);
  }
  await expectNoCookie(visited);
  await context.close();
});

// What stands in the frame, opened by itself: in the sandbox no script runs, axe's neither.
test('the frame with its explanation: axe, no sideways scroll, no script', { timeout: 300_000 }, async () => {
  const wrong = [];
  for (const lang of ['de', 'en']) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, bypassCSP: true });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const scripts = [];
      page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
      for (const width of [1280, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${shop.base}/${lang}/embed/advice?product=amelie-viscose-blouse`);
        await page.locator('input[name="bust"]').fill('96');
        await page.locator('input[name="height"]').fill('168');
        await page.locator('form button').click();
        await page.locator('#why [data-why-zone]').first().waitFor();
        await page.locator('details').evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (sideways > 0) wrong.push(`${lang} at ${width}: ${sideways} px wider than the frame`);
        if (width === 320) continue;
        for (const fault of await axeFaults(page, everything)) wrong.push(`${lang} ${colorScheme} at ${width}: ${fault}`);
      }
      assert.deepEqual(scripts, []);
      await context.close();
    }
  }
  expectNone(wrong, 'in the frame');
});

test('the component with another byte is refused by its printed hash', async () => {
  const whole = script;
  script = whole.replace('size-advice', 'size-Advice');
  assert.notEqual(script, whole);
  try {
    partner.show(markup('<size-advice'));
    const context = await browser.newContext();
    const page = await context.newPage();
    const refused = page.waitForEvent('console', { predicate: (message) => /integrity/i.test(message.text()), timeout: 60_000 });
    await page.goto(`${partner.origin}/`);
    await refused;
    assert.equal(await page.evaluate(() => customElements.get('size-advice')), undefined, 'the changed component runs');
    assert.equal(await page.locator('size-advice').evaluate((element) => element.shadowRoot), null);
    script = whole;
    await page.reload();
    await page.waitForFunction(() => customElements.get('size-advice'));
    await context.close();
  } finally {
    script = whole;
  }
});

test('the component: its event carries size and verdict, and nothing stays', async () => {
  assert.match(markup('<size-advice'), /integrity="sha384-[A-Za-z0-9+/=]{64}"/);
  const visited = await visit(partner, markup('<size-advice'));
  const { context, page, asked } = visited;
  await page.evaluate(() => document.addEventListener('size-advice', (event) => (window.heard = event.detail)));
  assert.equal(asked.length, 0, 'the component asks before somebody does');
  const component = page.locator('size-advice');
  await component.locator('summary').click();
  await component.locator('input[name="bust"]').fill('98');
  await component.locator('input[name="height"]').fill('180');
  await component.locator('button').click();
  await page.waitForFunction(() => window.heard);
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(Object.keys(heard).sort(), ['size', 'verdict']);
  assert.ok(heard.size, 'no size is named');
  assert.notEqual(await component.locator('output').textContent(), '');
  await expectNoCookie(visited);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await context.close();
});

test('a page that is no partner gets neither frame nor answer', async () => {
  const framed = await visit(stranger, markup('<iframe'));
  const refused = framed.page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await framed.page.locator('a').click();
  await refused;
  assert.equal(await framed.page.frameLocator('iframe[name="size-advice"]').locator('form').count(), 0);
  await framed.context.close();

  const asking = await visit(stranger, markup('<size-advice'));
  await asking.page.evaluate(() => document.addEventListener('size-advice', () => (window.heard = true)));
  const component = asking.page.locator('size-advice');
  await component.locator('summary').click();
  await component.locator('input[name="bust"]').fill('98');
  await component.locator('input[name="height"]').fill('180');
  const blocked = asking.page.waitForEvent('console', (message) => /CORS policy/.test(message.text()));
  await component.locator('button').click();
  await blocked;
  await asking.page.waitForFunction(() => document.querySelector('size-advice').shadowRoot.querySelector('output').value !== '');
  assert.equal(await asking.page.evaluate(() => window.heard), undefined);
  await asking.context.close();
});
