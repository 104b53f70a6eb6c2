// States of a browser that computes sizes itself.
import { go } from './acts.js';

// A visitor whose details lie on the device only, until it forgets them again.
export function onDeviceStates(slug) {
  const shown = (url, mark) => async (page, lang) => {
    await page.goto(`/${lang}${url}`);
    await page.locator(mark).first().waitFor();
  };
  return {
    'on-device-sizes': async (page, lang) => {
      await page.goto(`/${lang}/fit/device`);
      const form = page.locator('[data-device-form]');
      await form.locator('input[name="bust"]').fill('92');
      await form.locator('input[name="hip"]').fill('100');
      await form.locator('input[data-device-keep], [data-device-keep] input').first().check();
      await page.locator('[data-device-submit]:enabled').click();
      await page.locator('[data-device-advice]').first().waitFor({ state: 'attached' });
    },
    'on-device-product': shown(`/products/${slug}`, '[data-advice][data-source="device"]'),
    'on-device-listing': shown('/products?category=women', '.device-tools'),
    'on-device-my-data': shown('/my-data', '[data-device-datum]'),
    'on-device-erase': go('/my-data/delete?scope=all'),
    'on-device-gone': async (page, lang) => {
      await page.evaluate(() => localStorage.clear());
      await page.goto(`/${lang}/my-data`);
    },
  };
}

// What the visitor's own browser computes and keeps; the last one forgets it.
export function deviceStates(product) {
  const compute = async (page, lang, keep) => {
    await page.goto(`/${lang}/fit/device`);
    await page.locator('[data-device-submit]:enabled').waitFor();
    for (const [name, value] of [['bust', '92'], ['waist', '76'], ['hip', '100']]) {
      await page.locator(`[data-device-form] [name="${name}"]`).first().fill(value);
    }
    if (keep) await page.locator('[data-device-keep]').check();
    await page.locator('[data-device-submit]').click();
    await page.locator('[data-device-advice]').first().waitFor();
  };
  return {
    'fit-device-sizes': (page, lang) => compute(page, lang, false),
    'product-device': async (page, lang) => {
      await compute(page, lang, true);
      await page.goto(`/${lang}/products/${product}`);
      await page.locator('[data-advice][data-source="device"]').waitFor();
    },
    'my-data-device': async (page, lang) => {
      await page.goto(`/${lang}/my-data`);
      await page.locator('[data-device-datum]').first().waitFor();
    },
    'home-after-device': async (page, lang) => {
      await page.evaluate(() => localStorage.clear());
      await page.goto(`/${lang}/`);
    },
  };
}
