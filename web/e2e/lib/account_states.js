// States of a visit that becomes an account.
import { askLink, virtualAuthenticator } from './account.js';
import { go } from './acts.js';
import { chooseSize, submit } from './forms.js';

// The visit becomes an account; later another visit of the same browser is added to it.
export function accountStates(slug) {
  let link;
  const address = (lang) => `jule.of.the.long.address.${lang}@department.example.org`;
  return {
    'link-sent': async (page, lang) => {
      link = await askLink(page, lang, address(lang));
      await page.goto(`/${lang}/sign-in?notice=sent`);
    },
    'confirm-opening': (page) => page.goto(link),
    'account-opened': (page) => submit(page, page.locator('form.confirm-form')),
    'link-used': (page) => page.goto(link),
    'account-passkey': async (page, lang) => {
      await page.goto(`/${lang}/account`);
      await virtualAuthenticator({ context: page.context(), page });
      await page.locator('[data-passkey="create"] button').click();
      await page.waitForURL(/passkey_added/);
    },
    'device-none': go('/account/device'),
    'device-code': (page) => submit(page, page.locator('form[action$="/account/device"]')),
    'device-typed': async (page, lang) => {
      await page.goto(`/${lang}/account/device`);
      if ((await page.locator('[data-device-code]').count()) === 0) await submit(page, page.locator('form[action$="/account/device"]')); // it took longer than the code works
      const other = await page.context().browser().newContext({ baseURL: new URL(page.url()).origin });
      const second = await other.newPage();
      await second.goto(`/${lang}/sign-in/device`);
      await second.locator('#code').fill(await page.locator('[data-device-code]').textContent());
      await submit(second, second.locator('form.device-form'));
      await other.close();
      await page.goto(`/${lang}/account/device`).catch(() => page.waitForLoadState()); // the page may just load itself anew
    },
    'my-data-account': go('/my-data'),
    'signed-out': async (page, lang) => {
      await page.goto(`/${lang}/account`);
      await submit(page, page.locator('form[action$="/account/sign-out"]'));
    },
    'confirm-merging': async (page, lang) => {
      await page.goto(`/${lang}/products/${slug}`);
      await chooseSize(page);
      await submit(page, page.locator('form#basket'));
      await page.goto(await askLink(page, lang, address(lang)));
    },
    'account-merged': (page) => submit(page, page.locator('form.confirm-form')),
  };
}
