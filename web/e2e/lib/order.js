// Ordering as people do: sizes into the basket, the checkout, the letter in the outbox.
import { pick, submit } from './forms.js';

/** An address nobody lives at. */
export const address = { name: 'Jule Beispiel', street: 'Probeweg 12', postcode: '20099', city: 'Hamburg', email: 'jule@example.org' };

/** Puts a size of an article into the basket, in whatever colour has it. */
export async function putSize(page, lang, slug, size) {
  await page.goto(`/${lang}/products/${slug}`);
  const [waist, length] = size.split('/');
  if (length) {
    for (const half of [waist, length]) await page.locator('#size .size', { hasText: half }).first().click();
  } else {
    await page.locator(`[data-sku$="-${size.toLowerCase()}"]:not([data-stock="0"])`).first().click();
  }
  await submit(page, page.locator('form#basket'));
}

/** Fills in the checkout, without sending it. */
export async function fillCheckout(form, values) {
  const { payment = 'invoice', delivery = 'standard', ...typed } = values;
  await pick(form, 'delivery', delivery);
  await pick(form, 'payment', payment); // only a card shows its fields
  for (const [name, value] of Object.entries(typed)) await form.locator(`input[name="${name}"]`).fill(value);
}

/** The button that orders, of the checkout's form. */
export const orderButton = (form) => form.locator('button[name="action"][value="order"]');

/** Orders what lies in the basket and returns the order's number. */
export async function placeOrder(page, lang, values = address) {
  await page.goto(`/${lang}/checkout`);
  const form = page.locator('form.checkout');
  await fillCheckout(form, values);
  await submit(page, form, orderButton(form));
  return page.locator('[data-order]').getAttribute('data-order');
}

/** Opens the outbox and returns the latest letter of a kind. */
export async function latestLetter(page, lang, kind) {
  await page.goto(`/${lang}/outbox`);
  return page.locator(`[data-letter="${kind}"]`).first();
}
