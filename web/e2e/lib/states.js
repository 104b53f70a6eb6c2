// Every template in every state worth looking at, and how to get there as a visitor would.
import { accountStates } from './account_states.js';
import {
  ask,
  askAsMarketing,
  changePause,
  checkChart,
  copyOf,
  declared,
  followLetter,
  go,
  latestOrder,
  lookUpOrder,
  openReturn,
  press,
  recipient,
  reviewWithdrawal,
  saveForLater,
  sendCheckout,
  sendFile,
  sendFit,
  sendMail,
} from './acts.js';
import { deviceStates, onDeviceStates } from './device_states.js';
import { people } from './explore.js';
import { chooseSize, fillMeasures, submit } from './forms.js';

/** States that hold no data about the visitor. */
export function anonymousStates({ slugs, verdicts, odd }) {
  const product = verdicts.recommended.slug;
  const states = {
    home: go('/'),
    listing: go('/products'),
    'listing-last-page': go('/products?page=99&sort=name'),
    'listing-filtered': go('/products?category=women&kind=shirts&size=38&size=M&price_max=100'),
    'listing-waist': go('/products?new=1&reduced=1&waist=32&length=32&colour=blue'),
    'listing-slip': go('/products?q=hmed'),
    'listing-empty': go('/products?q=xyzzy&category=women'),
    'listing-price-error': go('/products?price_max=viel'),
    product: go(`/products/${product}`),
    'size-chart': go(`/products/${product}/size-chart`),
    'product-reduced': go(odd.reduced),
    'product-sold-out': go(odd.soldOut),
    'advice-error': (page, lang) => ask(page, lang, product, { sizing: 'women', bust: 'viel' }),
    fit: go('/fit'),
    'fit-device': async (page, lang) => {
      await page.goto(`/${lang}/fit/device`);
      await page.locator('[data-device-submit]:enabled').waitFor();
    },
    'fit-error': (page, lang) => sendFit(page, lang, { bust: '999', height: 'tall' }, []),
    'fit-consent-error': (page, lang) => sendFit(page, lang, people[0], ['consent_advice']),
    'fit-open': (page, lang) => sendFit(page, lang, { sizing: 'women', height: 168 }, []),
    'fit-from': go(`/fit?from=${product}`),
    'fit-imported': (page, lang) => sendFile(page, lang, copyOf({ bust: 92.5, waist: 76 })),
    'fit-import-error': (page, lang) => sendFile(page, lang, '{"version":1}'),
    'fit-once': (page, lang) => sendFit(page, lang, people[0], []),
    'fit-fits-only': async (page, lang) => {
      await sendFit(page, lang, people[0], []);
      await submit(page, page.locator('.wishes form:has(button[name="fits"])'), page.locator('button[name="fits"][value="1"]'));
    },
    'fit-edited': async (page, lang) => {
      await sendFit(page, lang, people[0], []);
      await submit(page, page.locator('form#told'), page.locator('button[form="told"][name="edit"]'));
    },
    'fit-contradiction': (page, lang) => sendFit(page, lang, { sizing: 'women', bust: 62, waist: 160 }, []),
    ...wayStates(product),
    ...deviceStates(product),
    'basket-empty': go('/basket'),
    'wishes-empty': go('/wishes'),
    'order-lookup': go('/orders'),
    'order-lookup-sent': go('/orders?notice=sent'),
    'order-lookup-error': (page, lang) => lookUpOrder(page, lang, { number: '12', email: 'jule' }),
    'checkout-empty': go('/checkout'),
    'outbox-empty': go('/outbox'),
    mail: go('/mail'),
    'mail-sample': go('/mail/sample'),
    'mail-error': (page, lang) => sendMail(page, lang, 'jule', false),
    'mail-link-over': go('/mail/confirm?token=used'),
    'mail-leave': go('/mail/unsubscribe?token=used'),
    'mail-left': async (page, lang) => {
      await page.goto(`/${lang}/mail/unsubscribe?token=used`);
      await submit(page, page.locator('main form'));
    },
    withdraw: go('/withdraw'),
    'withdraw-error': (page, lang) => reviewWithdrawal(page, lang, { name: '', contract: '', email: 'jule' }),
    'withdraw-review': (page, lang) => reviewWithdrawal(page, lang, declared),
    'sign-in': go('/sign-in'),
    'sign-in-error': async (page, lang) => {
      await page.goto(`/${lang}/sign-in`);
      await submit(page, page.locator('form.sign-in-form'));
    },
    'device-entry': go('/sign-in/device'),
    'device-entry-error': async (page, lang) => {
      await page.goto(`/${lang}/sign-in/device`);
      await submit(page, page.locator('form.device-form'));
    },
    'link-over': go('/sign-in/confirm?token=none'),
    'my-data-nothing': go('/my-data'),
    'marketing-nobody': (page, lang) => askAsMarketing(page, lang, 'mail'),
    'delete-nothing': go('/my-data/delete?scope=all'),
    mirror: go('/demo/mirror'),
    'mirror-visited': async (page, lang) => {
      await page.goto(`/${lang}/demo/mirror`);
      for (const step of ['maternity', 'newsletter', 'night']) await press(page, step);
    },
    'mirror-whole': async (page, lang) => {
      await page.goto(`/${lang}/demo/mirror`);
      await press(page, 'all');
    },
    shopkeeper: go('/demo/shopkeeper'),
    'shopkeeper-by-name': go('/demo/shopkeeper?sort=name'),
    report: async (page, lang) => {
      await page.goto(`/${lang}/demo/report`);
      await page.locator('[data-running]').waitFor({ state: 'detached' });
    },
    'report-stopped': go('/demo/report?stop=1&seed=2'),
    'report-error': go('/demo/report?orders=0&uptake=7&stop=1'),
    'shopkeeper-filtered': go('/demo/shopkeeper?category=men&runs=large'),
    'shopkeeper-checked': async (page, lang) => {
      await page.goto(`/${lang}/demo/shopkeeper`);
      const form = page.locator('form[action$="/demo/shopkeeper/checks"]');
      await form.locator('input[type="checkbox"]').first().check();
      await submit(page, form);
    },
    quality: go('/demo/quality'),
    integrate: go('/demo/integrate'),
    'your-articles': go('/demo/your-articles'),
    'your-articles-advised': (page, lang) => checkChart(page, lang, { kind: 'garment', method: 'round' }),
    'your-articles-faults': (page, lang) => checkChart(page, lang, { method: 'round' }),
    ...tourStates(),
    ...onDeviceStates(product),
    'not-found': go('/products/no-such-article'),
    'not-by-get': go('/my-data/measurements'),
  };
  const jeans = slugs.find((slug) => slug.includes('jeans'));
  if (jeans) states['product-jeans'] = go(`/products/${jeans}`);
  for (const [verdict, { slug, person }] of Object.entries(verdicts)) {
    states[`advice-${verdict.replaceAll('_', '-')}`] = (page, lang) => ask(page, lang, slug, person);
  }
  for (const name of ['record', 'dpia', 'breach', 'object']) states[`privacy-${name}`] = go(`/privacy/${name}`);
  for (const name of ['privacy', 'imprint', 'terms', 'shipping', 'accessibility', 'how-it-works', 'demo']) states[name] = go(`/${name}`);
  return states;
}

// Steps of the tours: those with pages of their own, the strip on the shop's, what the example
// person is answered.
function tourStates() {
  return {
    'tour-law': go('/demo/tour/retail/6'),
    'tour-device': go('/demo/tour/privacy/5'),
    'tour-commands': go('/demo/tour/engineering/8'),
    'tour-finder': go('/fit?tour=short-1'),
    'tour-finder-filled': (page) => submit(page, page.locator('form.step-fill')),
    'tour-product': go('/demo/tour/short/2'),
    'tour-product-filled': (page) => submit(page, page.locator('form.step-fill')),
    'tour-report': async (page, lang) => {
      await page.goto(`/${lang}/demo/tour/short/3`);
      await page.locator('[data-running]').waitFor({ state: 'detached' });
    },
    'tour-mirror': go('/demo/tour/short/4'),
    'tour-erase': go('/demo/tour/short/5'),
  };
}

/** States of a visitor who has a profile and a basket; becomeKnown must have run. */
export function knownStates({ verdicts }) {
  return {
    'product-advised': go(`/products/${verdicts.recommended.slug}`),
    'listing-fits': go('/products?fits=1&sort=fits'),
    'fit-saved': go('/fit?notice=saved'),
    'fit-stored': go('/fit'),
    wishes: (page, lang) => saveForLater(page, lang, verdicts.recommended.slug),
    basket: go('/basket'),
    'basket-two-sizes': async (page, lang) => {
      await page.goto(`/${lang}/products/${verdicts.recommended.slug}`);
      await chooseSize(page, 1);
      await submit(page, page.locator('form#basket'));
      await page.locator('[data-two-sizes]').waitFor();
    },
    'basket-one-kept': (page) => submit(page, page.locator('[data-two-sizes] form'), page.locator('button[name="keep"]').first()),
    'mirror-known': go('/demo/mirror'),
    'basket-error': async (page, lang) => {
      await page.goto(`/${lang}/basket`);
      const form = page.locator('form.quantity').first();
      await form.locator('input[name="quantity"][type="text"]').fill('999');
      await submit(page, form);
    },
    checkout: go('/checkout'),
    'checkout-error': (page, lang) => sendCheckout(page, lang, { ...recipient, postcode: '1011' }, 'card'),
    'my-data': go('/my-data'),
    'my-data-paused': (page, lang) => changePause(page, lang, 'pause'),
    'product-paused': go(`/products/${verdicts.recommended.slug}`),
    receipt: async (page, lang) => {
      await changePause(page, lang, 'resume');
      await page.goto(await page.locator('#ledger a[href*="/receipts/"]').last().getAttribute('href'));
    },
    'my-data-error': async (page, lang) => {
      await page.goto(`/${lang}/my-data`);
      const form = page.locator('form[action$="/my-data/measurements"]');
      await fillMeasures(form, { bust: 'viel' });
      await submit(page, form);
    },
    'marketing-denied': (page, lang) => askAsMarketing(page, lang, 'mail'),
    'marketing-allowed': (page, lang) => askAsMarketing(page, lang, 'advice'),
    'my-data-value-error': async (page, lang) => {
      await page.goto(`/${lang}/my-data`);
      const form = page.locator('[data-value="waist"] form[action$="/correct"]');
      await fillMeasures(form, { value: '999' });
      await submit(page, form);
    },
    'listing-known': go('/products'),
    'mail-sent': (page, lang) => sendMail(page, lang, `jule-${lang}@example.org`, true),
    'mail-confirm': (page, lang) => followLetter(page, lang, 'confirm'),
    'mail-confirmed': (page) => submit(page, page.locator('main form')),
    'mail-sample-sent': (page) => submit(page, page.locator('form[action$="/mail/sample"]')),
    'withdraw-receipt': async (page, lang) => {
      await reviewWithdrawal(page, lang, declared);
      await submit(page, page.locator('main form'), page.locator('button[value="confirm"]'));
    },
    order: (page, lang) => sendCheckout(page, lang, recipient, 'invoice'),
    'order-feedback': (page) => submit(page, page.locator('form.learn-form')),
    'order-feedback-given': (page) => submit(page, page.locator('form.feedback-line').first(), page.locator('.feedback-zone button').first()),
    'return-error': async (page, lang) => {
      await openReturn(page, lang);
      await submit(page, page.locator('form.return-form'));
    },
    return: openReturn,
    'return-review': async (page) => {
      await page.locator('select[name="quantity-0"]').selectOption('1');
      await page.locator('select[name="reason-0"]').selectOption({ index: 1 });
      await submit(page, page.locator('form.return-form'));
    },
    'order-returned': (page) => submit(page, page.locator('main form'), page.locator('button[value="confirm"]')),
    'return-label': async (page) => page.goto(await page.locator('#returns a[href$="/label"]').first().getAttribute('href')),
    'order-refunded': async (page, lang) => {
      await page.goto(await latestOrder(page, lang));
      await submit(page, page.locator('#returns form[action$="/arrived"]').first());
    },
    'checkout-ordered': go('/checkout'),
    outbox: go('/outbox'),
    'my-data-subscribed': go('/my-data'),
    ...accountStates(verdicts.recommended.slug),
    'delete-measurements': go('/my-data/delete?scope=measurements'),
    'delete-all': go('/my-data/delete?scope=all'),
    // The last ones: nobody is known after them.
    'delete-done': async (page, lang) => {
      await page.goto(`/${lang}/my-data/delete?scope=all`);
      await submit(page, page.locator('form[action$="/my-data/delete"]').last());
    },
    'tour-erased': async (page, lang) => {
      await page.goto(`/${lang}/products/${verdicts.recommended.slug}`);
      await chooseSize(page);
      await submit(page, page.locator('form#basket'));
      await page.goto(`/${lang}/demo`);
      await submit(page, page.locator('form[action$="/demo/restart"]'));
    },
  };
}

// Each way in, opened, in the finder and on an article's page, and what one datum of it leads to.
function wayStates(product) {
  const states = {};
  for (const way of ['label', 'garment', 'tape', 'height']) {
    states[`fit-way-${way}`] = async (page, lang) => {
      await page.goto(`/${lang}/fit`);
      await page.locator(`.way:has(input[value="${way}"])`).click();
    };
    states[`product-way-${way}`] = async (page, lang) => {
      await page.goto(`/${lang}/products/${product}`);
      await page.locator(`#one-off .small-way:has(input[value="${way}"])`).click();
    };
  }
  return {
    ...states,
    'advice-by-label': (page, lang) => ask(page, lang, product, { usual_top: 'M' }),
    'advice-by-height': (page, lang) => ask(page, lang, product, { height: '178' }),
    'tour-step': go('/demo/tour/retail/2'),
  };
}

/** Stores a profile by consent and puts two things into the basket. */
export async function becomeKnown(page, lang, { slugs, verdicts }) {
  const { slug, person } = verdicts.recommended;
  await sendFit(page, lang, person, ['consent_advice', 'consent_offers', 'age16']);
  for (const wanted of [slug, slugs.find((other) => other !== slug && other.includes('jeans'))]) {
    await page.goto(`/${lang}/products/${wanted}`);
    await chooseSize(page);
    await submit(page, page.locator('form#basket'));
  }
}

/** Opens every folded part, so that checks see what people may unfold. */
export async function unfoldAll(page) {
  const unfoldNow = () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  };
  try {
    await page.evaluate(unfoldNow);
  } catch (error) {
    if (!/context was destroyed/.test(error.message)) throw error;
    await page.waitForLoadState(); // a page that waits for another device went on by itself
    await page.evaluate(unfoldNow);
  }
}

/**
 * Visits every state in one language: anonymous first, then known.
 * @param {(name: string) => Promise<void>} look called with the page standing in the state
 */
export async function everyState(visitor, shop, found, look) {
  const { page, lang } = visitor;
  const visit = async ([name, open]) => {
    try {
      await open(page, lang);
      await look(name);
    } catch (error) {
      throw new Error(`in the state ${name}: ${error.message}`, { cause: error });
    }
  };
  for (const state of Object.entries(anonymousStates(found))) await visit(state);
  await becomeKnown(page, lang, found);
  for (const state of Object.entries(knownStates(found))) await visit(state);
}
