// What a visitor does on the way to a state: fills in a form and sends it, follows a letter.
import { fillMeasures, findSizes, keepDetails, pick, submit, unfold } from './forms.js';

/** Opens a path below the language. */
export const go = (url) => async (page, lang) => void (await page.goto(`/${lang}${url}`));

/** Takes a step of the pretend visit in the mirror. */
export const press = (page, step) => submit(page, page.locator('form.visit'), page.locator(`button[name="step"][value="${step}"]`));

/** Asks for the waist as a purpose, on my data. */
export async function askAsMarketing(page, lang, purpose) {
  await page.goto(`/${lang}/my-data`);
  const form = page.locator('form.marketing-form');
  await pick(form, 'purpose', purpose);
  await pick(form, 'datum', 'waist');
  await submit(page, form);
}

export const declared = { name: 'Jule Zilpzalp', contract: 'Leinenhemd Arne in Salbei, bestellt am 20. November', email: 'jule@example.org' };

/** Fills the first step of the withdrawal function and goes on to its second. */
export async function reviewWithdrawal(page, lang, fields) {
  await page.goto(`/${lang}/withdraw`);
  const form = page.locator('form.withdraw-form');
  for (const [name, value] of Object.entries(fields)) await form.locator(`input[name="${name}"]`).fill(value);
  await submit(page, form);
}

export const recipient = { name: 'Jule Sommer', street: 'Lindenstraße 7', postcode: '10115', city: 'Berlin', email: 'jule@example.org' };

/** Finds the page of the order placed last; the basket must be empty. */
export async function latestOrder(page, lang) {
  await page.goto(`/${lang}/checkout`);
  return page.locator(`main a[href^="/${lang}/orders/"]`).first().getAttribute('href');
}

export async function openReturn(page, lang) {
  await page.goto(`${await latestOrder(page, lang)}/return`);
}

/** Fills in the checkout and presses the button that orders. */
export async function sendCheckout(page, lang, fields, payment) {
  await page.goto(`/${lang}/checkout`);
  const form = page.locator('form.checkout');
  for (const [name, value] of Object.entries(fields)) await form.locator(`input[name="${name}"]`).fill(value);
  await pick(form, 'payment', payment);
  await submit(page, form, form.locator('button[value="order"]'));
}

export async function sendMail(page, lang, address, age16) {
  await page.goto(`/${lang}/mail`);
  const form = page.locator('form.mail-form');
  await form.locator('input[name="email"]').fill(address);
  if (age16) await pick(form, 'age16', '1');
  await submit(page, form);
}

// Opens the page that the link in the latest letter leads to.
export async function followLetter(page, lang, to) {
  await page.goto(`/${lang}/outbox`);
  await page.goto(await page.locator(`[data-letter] a[href*="/mail/${to}?"]`).first().getAttribute('href'));
}

/** Pauses every use or resumes it; a second time it changes nothing. */
export async function changePause(page, lang, action) {
  await page.goto(`/${lang}/my-data`);
  const form = page.locator('#pause form').filter({ has: page.locator(`[value="${action}"]`) });
  if (await form.count()) await submit(page, form);
}

export async function ask(page, lang, slug, person) {
  await page.goto(`/${lang}/products/${slug}`);
  const form = page.locator('#one-off');
  await fillMeasures(form, person);
  await submit(page, form);
}

// An export file with nothing in it but measures.
export function copyOf(measures) {
  const measurements = Object.entries(measures).map(([name, cm]) => ({ name, values: { cm } }));
  return JSON.stringify({ version: 1, held: { measurements } });
}

/** Has the fit form filled from a file. */
export async function sendFile(page, lang, text) {
  await page.goto(`/${lang}/fit`);
  const form = page.locator('form[action$="/fit/import"]');
  await unfold(form.locator('input[type="file"]'));
  await form.locator('input[type="file"]').setInputFiles({ name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await submit(page, form);
}

export async function sendFit(page, lang, person, boxes) {
  await page.goto(`/${lang}/fit`);
  await findSizes(page, person);
  if (boxes.length > 0) await keepDetails(page, boxes);
}

export async function saveForLater(page, lang, slug) {
  await page.goto(`/${lang}/products/${slug}`);
  await submit(page, page.locator('form.wish'));
  await page.goto(`/${lang}/wishes`);
}

export async function lookUpOrder(page, lang, fields) {
  await page.goto(`/${lang}/orders`);
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  await submit(page, page.locator('main form'));
}

/** Has the size chart of an article of the visitor's own checked and advised on. */
export async function checkChart(page, lang, answers) {
  await page.goto(`/${lang}/demo/your-articles`);
  await page.locator('#chart').fill('measure;S;M;L;XL\nbust;96;102;108;114\nlength;68;70;72;74\n');
  const known = { type: 't-shirt', department: 'men', cut: 'regular', stretch: 'high', sleeve: 'short', unit: 'cm' };
  for (const [name, value] of Object.entries({ ...known, ...answers })) await page.locator(`#${name}`).selectOption(value);
  await submit(page, page.locator('form:has(#chart)'));
}
