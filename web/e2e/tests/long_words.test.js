// Words without a break, as long as forms take them, wherever a page shows what a visitor
// typed: no page of a narrow phone (320 px, WCAG 2.2, 1.4.10) scrolls sideways.
import { after, before, test } from 'node:test';
import { openVisitor, startBrowser } from '../lib/browser.js';
import { sticksOut } from '../lib/checks/boxes.js';
import { expectNone } from '../lib/findings.js';
import { fillMeasures, findSizes, keepDetails, submit } from '../lib/forms.js';
import { latestLetter, placeOrder, putSize } from '../lib/order.js';
import { askAdvice, langs, productSlugs, startShop } from '../lib/shop.js';

const narrow = { width: 320, height: 700 };
const word = (letters) => 'Donaudampfschifffahrtsgesellschaft'.repeat(4).slice(0, letters);
const lengths = [30, 120];

let shop, browser, slug;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
  [slug] = await productSlugs(shop.base);
});
after(async () => {
  await browser?.close();
  await shop?.stop();
});

for (const lang of langs) {
  test(`long words fit a narrow phone in ${lang}`, { timeout: 600_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang, viewport: narrow });
    const { page } = visitor;
    const wide = [];
    const look = async (where) => {
      await page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
      for (const name of await page.evaluate(`(${sticksOut})()`)) wide.push(`${where}: ${name}`);
    };
    const open = async (path) => {
      await page.goto(`/${lang}${path}`);
      await look(path.slice(0, 60));
    };
    try {
      for (const letters of lengths) {
        const long = word(letters);
        for (const q of [long, `hemd ${long}`, `hemd -${long}`, `hmed -${long}`, `kleid ${long}kleid`]) await open(`/products?q=${encodeURIComponent(q)}`);
        await open(`/products?price_max=${long}`);
        await open(`/withdraw?contract=${long}`);
        await tryForms(visitor, long, look);
      }
      await orderAs(visitor, 100, look);
      expectNone(wide, 'what is wider than the page');
      expectNone(visitor.faults, 'what the pages did wrong');
    } finally {
      await visitor.context.close();
    }
  });
}

// Every form with a long word in each of its fields, sent with a fault in it and, where that
// does no more than show it again, as it is.
async function tryForms({ page, lang }, long, look) {
  await page.goto(`/${lang}/fit`);
  await findSizes(page, { bust: long, waist: long });
  await look('fit with errors');
  await page.goto(`/${lang}/products/${slug}`);
  const oneOff = page.locator('#one-off');
  await fillMeasures(oneOff, { bust: long });
  await submit(page, oneOff);
  await look('advice with errors');
  await page.goto(`/${lang}/withdraw`);
  const withdraw = page.locator('form.withdraw-form');
  for (const [name, value] of Object.entries({ name: long, contract: long, email: `${long.slice(0, 60)}@${long.slice(0, 60)}.example` })) await withdraw.locator(`input[name="${name}"]`).fill(value);
  await submit(page, withdraw);
  await look('withdrawal to review');
  await submit(page, page.locator('main form'), page.locator('button[value="confirm"]'));
  await look('receipt of a withdrawal');
  await page.goto(`/${lang}/mail`);
  const mail = page.locator('form.mail-form');
  await mail.locator('input[name="email"]').fill(long);
  await submit(page, mail);
  await look('newsletter with errors');
}

// An order whose every line of the address is one word, and what follows from it.
async function orderAs({ page, lang }, letters, look) {
  const long = word(letters);
  const email = `${'j'.repeat(60)}@${'e'.repeat(60)}.example`;
  const { size } = await askAdvice(shop.base, slug, { sizing: 'women', bust: 92, waist: 76, hip: 100 }).then((a) => (a.size ? a : { size: 'M' }));
  await putSize(page, lang, slug, size);
  await page.goto(`/${lang}/checkout`);
  await page.locator('form.checkout input[name="name"]').fill(long);
  await submit(page, page.locator('form.checkout'), page.locator('button[value="order"]'));
  await look('checkout with errors');
  const number = await placeOrder(page, lang, { name: long, street: long, postcode: '20099', city: long.slice(0, 60), email });
  await look('order');
  await latestLetter(page, lang, 'order');
  await look('outbox');
  await page.goto(`/${lang}/orders/${number}/return`);
  await page.locator('select[name="quantity-0"]').selectOption('1');
  await page.locator('select[name="reason-0"]').selectOption({ index: 1 });
  await submit(page, page.locator('form.return-form'));
  await look('return to review');
  await submit(page, page.locator('main form'), page.locator('button[value="confirm"]'));
  await page.goto(await page.locator('#returns a[href$="/label"]').first().getAttribute('href'));
  await look('return label');
  await page.goto(`/${lang}/fit`);
  await findSizes(page, { sizing: 'women', bust: 92 });
  await keepDetails(page, ['consent_advice', 'age16']);
  await look('sizes');
  await page.goto(`/${lang}/my-data`);
  await look('my data');
  const single = page.locator('[data-value="bust"] form[action$="/correct"]');
  await fillMeasures(single, { value: long });
  await submit(page, single);
  await look('my data with an error');
}
