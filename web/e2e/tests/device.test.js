// A second device joins an account by a code: without JavaScript, and with the script that fills
// the code in and looks by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { followLink } from '../lib/account.js';
import { axeFaults, everything } from '../lib/axe.js';
import { openVisitor, phone, startBrowser } from '../lib/browser.js';
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

/** Two browsers, the first signed in and showing a code. */
async function begin(lang, javaScript) {
  const desk = await openVisitor(browser, shop, { lang, javaScript });
  const mobile = await openVisitor(browser, shop, { lang, javaScript, viewport: phone });
  await followLink(desk.page, lang, `jule.${lang}@example.org`);
  await desk.page.locator(`main a[href="/${lang}/account/device"]`).click();
  await submit(desk.page, desk.page.locator('form[action$="/account/device"]'));
  const code = await desk.page.locator('[data-device-code]').textContent();
  assert.match(code, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const drawn = await desk.page.locator('img.device-picture').evaluate((img) => img.complete && img.naturalWidth);
  assert.ok(drawn > 0, 'the QR code is drawn');
  const stop = () => Promise.all([desk.context.close(), mobile.context.close()]);
  return { desk, mobile, code, stop };
}

for (const lang of langs) {
  test(`a second device in ${lang} without JavaScript`, { timeout: 600_000 }, async () => {
    const { desk, mobile, code, stop } = await begin(lang, false);
    try {
      await mobile.page.goto(`/${lang}/sign-in`);
      await mobile.page.locator(`main a[href="/${lang}/sign-in/device"]`).click();
      await mobile.page.locator('#code').fill('K7M2-9XQ4');
      await submit(mobile.page, mobile.page.locator('form.device-form'));
      await mobile.page.locator('#code-error').waitFor();
      await mobile.page.locator('#code').fill(code.toLowerCase());
      await submit(mobile.page, mobile.page.locator('form.device-form'));
      const check = await mobile.page.locator('[data-check]').textContent();

      await desk.page.locator(`main a.button[href="/${lang}/account/device"]`).click();
      assert.equal(await desk.page.locator('[data-check]').textContent(), check, 'both show one number');
      await mobile.page.locator(`main a.button[href="/${lang}/sign-in/device"]`).click();
      assert.equal(await mobile.page.locator('[data-check]').count(), 1, 'still waits');
      await submit(desk.page, desk.page.locator('form[action$="/account/device/confirm"]'));

      await mobile.page.locator(`main a.button[href="/${lang}/sign-in/device"]`).click();
      assert.match(await mobile.page.locator('main').textContent(), new RegExp(`jule\\.${lang}@example\\.org`));
      await submit(mobile.page, mobile.page.locator('form.confirm-form'));
      assert.equal(new URL(mobile.page.url()).pathname, `/${lang}/account`);
      assert.equal(await mobile.page.locator('[data-session]').count(), 2);
      expectNone([...desk.faults, ...mobile.faults], 'what the pages did wrong');
      assert.ok(!shop.log().includes(code), 'the code is not logged');
    } finally {
      await stop();
    }
  });
}

test('a second device with its script', { timeout: 600_000 }, async () => {
  const { desk, mobile, code, stop } = await begin('de', true);
  try {
    expectNone(await axeFaults(desk.page, everything), 'axe, the code');
    const asked = [];
    mobile.page.on('request', (request) => asked.push(request.url()));
    await mobile.page.goto(`/de/sign-in/device#${code}`);
    await mobile.page.waitForFunction((want) => document.querySelector('#code').value === want, code);
    assert.equal(new URL(mobile.page.url()).hash, '', 'the code does not stay in the address');
    expectNone(await axeFaults(mobile.page, everything), 'axe, the form');
    await submit(mobile.page, mobile.page.locator('form.device-form'));
    expectNone(await axeFaults(mobile.page, everything), 'axe, waiting');
    await desk.page.locator('form[action$="/account/device/confirm"]').waitFor(); // it looked by itself
    expectNone(await axeFaults(desk.page, everything), 'axe, the confirmation');
    await submit(desk.page, desk.page.locator('form[action$="/account/device/confirm"]'));
    await mobile.page.locator('form.confirm-form').waitFor();
    expectNone(await axeFaults(mobile.page, everything), 'axe, signing in');
    await submit(mobile.page, mobile.page.locator('form.confirm-form'));
    assert.equal(new URL(mobile.page.url()).pathname, '/de/account');
    assert.deepEqual(asked.filter((url) => new URL(url).search.includes(code) || new URL(url).pathname.includes(code)), [], 'no address asked for holds the code');
    expectNone([...desk.faults, ...mobile.faults], 'what the pages did wrong');
  } finally {
    await stop();
  }
});
