// An account with a link, on two devices and with a passkey: Chromium's virtual authenticator
// stands in for the screen lock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { followLink, virtualAuthenticator } from '../lib/account.js';
import { openVisitor, phone, startBrowser } from '../lib/browser.js';
import { expectNone } from '../lib/findings.js';
import { findSizes, keepDetails, submit } from '../lib/forms.js';
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

for (const lang of langs) {
  test(`an account in ${lang} on two devices, with a passkey`, { timeout: 600_000 }, async () => {
    const address = `jule.${lang}@example.org`;
    const desk = await openVisitor(browser, shop, { lang });
    const mobile = await openVisitor(browser, shop, { lang, viewport: phone });
    const at = (path) => `${shop.base}/${lang}${path}`;
    try {
      await desk.page.goto(at('/fit'));
      await findSizes(desk.page, { sizing: 'women', bust: 92.5, waist: 76 });
      await keepDetails(desk.page, ['consent_advice', 'age16']);
      await followLink(desk.page, lang, address);
      assert.equal(new URL(desk.page.url()).pathname, `/${lang}/account`);

      const device = await virtualAuthenticator(desk);
      await desk.page.goto(at('/account'));
      await desk.page.locator('[data-passkey="create"] button').click();
      await desk.page.waitForURL(/notice=passkey_added/);
      const [passkey] = await device.credentials();
      assert.equal(passkey.rpId, 'localhost');
      assert.equal(passkey.isResidentCredential, true);
      assert.equal(Buffer.from(passkey.userHandle, 'base64').length, 32, 'a random handle, not the customer');

      const stranger = await openVisitor(browser, shop, { lang });
      await followLink(stranger.page, lang, address);
      assert.deepEqual((await heldBy(stranger.page, at)).filter((datum) => datum.startsWith('bust ')), [], 'the address alone opens nothing of hers');
      await stranger.context.close();

      await (await virtualAuthenticator(mobile)).add(passkey);
      await mobile.page.goto(at('/sign-in'));
      await mobile.page.locator('[data-passkey="get"] button').click();
      await mobile.page.waitForURL(/\/account\?notice=signed_in/);
      await device.replace({ ...passkey, signCount: passkey.signCount + 10 }); // as a synced passkey: one that counts less looks copied
      for (const { page } of [desk, mobile]) {
        await page.goto(at('/account'));
        assert.equal(await page.locator('[data-session]').count(), 2);
      }
      assert.deepEqual(await heldBy(mobile.page, at), await heldBy(desk.page, at), 'both devices see the same data');
      assert.ok((await heldBy(mobile.page, at)).some((datum) => datum.startsWith('bust ')));

      await desk.page.goto(at('/account'));
      await submit(desk.page, desk.page.locator('form[action$="/account/sign-out"]'));
      assert.deepEqual(await desk.context.cookies(), [], 'signing out takes the cookie');
      await desk.page.goto(at('/sign-in'));
      await desk.page.locator('[data-passkey="get"] button').click();
      await desk.page.waitForURL(/\/account\?notice=signed_in/);
      assert.match(await desk.page.locator('main').textContent(), new RegExp(address.replaceAll('.', '\\.')));

      await submit(desk.page, desk.page.locator('form[action$="/account/sign-out-everywhere"]'));
      await mobile.page.goto(at('/account'));
      assert.equal(new URL(mobile.page.url()).pathname, `/${lang}/sign-in`, 'the other device is signed out too');
      expectNone([...desk.faults, ...mobile.faults], 'what the pages did wrong');

      await device.refuse();
      await desk.page.locator('[data-passkey="get"] button').click();
      await desk.page.locator('[data-passkey-stopped]').waitFor({ state: 'visible' });
    } finally {
      await desk.context.close();
      await mobile.context.close();
    }
  });
}

test('a passkey that was removed is offered no more', { timeout: 600_000 }, async () => {
  const { context, page, faults } = await openVisitor(browser, shop, { lang: 'de' });
  const at = (path) => `${shop.base}/de${path}`;
  try {
    const device = await virtualAuthenticator({ context, page });
    await followLink(page, 'de', 'removed@example.org');
    const add = async () => {
      await page.locator('[data-passkey="create"] button').click();
      await page.waitForURL(/notice=passkey_added/);
      return page.locator('form[data-credential]').getAttribute('data-credential');
    };
    const remove = async () => {
      await page.locator('form[data-credential] button').click();
      await page.waitForURL(/notice=passkey_removed/);
      assert.equal(await page.locator('form[data-credential]').count(), 0);
    };
    await add();
    assert.equal((await device.credentials()).length, 1);
    await remove();
    assert.deepEqual(await device.credentials(), [], 'removing it here removes it from the browser');

    // Removed where the browser could not be told, it goes when it is used next.
    await add();
    await page.evaluate(() => {
      const form = document.querySelector('form[data-credential]');
      form.submit(); // past the script
    });
    await page.waitForURL(/notice=passkey_removed/);
    assert.equal((await device.credentials()).length, 1);
    await submit(page, page.locator('form[action$="/account/sign-out"]'));
    await page.goto(at('/sign-in'));
    await page.locator('[data-passkey="get"] button').click();
    await page.locator('[data-passkey-unknown]').waitFor({ state: 'visible' });
    assert.deepEqual(await device.credentials(), []);
    expectNone(faults.filter((fault) => !fault.includes('410')), 'what the pages did wrong');
  } finally {
    await context.close();
  }
});

// What my data show, but for the sessions: which of them is this one differs.
async function heldBy(page, at) {
  await page.goto(at('/my-data'));
  const data = await page.locator('[data-datum]:not([data-purpose="session"])').evaluateAll((rows) => rows.map((row) => `${row.dataset.datum} ${row.textContent.replace(/\s+/g, ' ')}`));
  return data.sort();
}
