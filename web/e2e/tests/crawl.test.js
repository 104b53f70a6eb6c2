// Follows every link of the shop in both languages, as a visitor who gives nothing away.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openVisitor, startBrowser } from '../lib/browser.js';
import { crawl } from '../lib/crawl.js';
import { expectNone } from '../lib/findings.js';
import { langs, messages, startShop } from '../lib/shop.js';

const texts = new URL('../../../views/text/', import.meta.url);
const catalogue = messages(readdirSync(texts).filter((name) => name.endsWith('.toml')).map((name) => new URL(name, texts).pathname));

let shop, browser, site;
before(async () => {
  shop = await startShop();
  browser = await startBrowser();
  site = await crawl(shop.base, langs.map((lang) => `/${lang}/`));
}, { timeout: 1_200_000 });
after(async () => {
  await browser?.close();
  await shop?.stop();
});

test('no link is broken', async () => {
  const broken = [];
  for (const page of site.values()) {
    // The steps of a tour lead on to the page they show.
    const status = page.status === 303 ? (await fetch(page.url)).status : page.status;
    if (status !== 200) broken.push({ ...page, status });
  }
  expectNone(broken.map(({ url, status, from }) => `${status} ${url} from ${from}`), 'broken links');
});

test('no page sets a cookie or names another host as a source', () => {
  const wrong = [];
  for (const { url, cookie, sources } of site.values()) {
    if (cookie) wrong.push(`${url} sets ${cookie}`);
    for (const source of sources) if (new URL(source).origin !== shop.base) wrong.push(`${url} loads ${source}`);
  }
  expectNone(wrong, 'cookies and foreign sources');
});

test('every page speaks the language of its URL and has a twin', () => {
  const wrong = [];
  for (const page of langs.flatMap(pagesOf)) {
    const { pathname, search } = new URL(page.url);
    const [, lang] = pathname.split('/');
    if (!page.html.includes(`<html lang="${lang}"`)) wrong.push(`${page.url}: lang is not ${lang}`);
    const other = lang === 'de' ? 'en' : 'de';
    const twinPath = pathname.replace(`/${lang}/`, `/${other}/`);
    const twin = page.twins.map((url) => new URL(url)).find((url) => url.pathname === twinPath && keeps(url, search));
    if (!twin) wrong.push(`${page.url}: none of its twins is it: ${page.twins}`);
    else if (site.get(twin.href)?.status !== 200) wrong.push(`${page.url}: the twin ${twin} was not found`);
  }
  expectNone(wrong, 'language and twins');
});

// A twin says what the page says: it has every parameter, though it may spell out a default.
const keeps = (twin, search) => [...new URLSearchParams(search)].every(([name, value]) => twin.searchParams.getAll(name).includes(value));

test('the sitemap lists every product in both languages', async () => {
  const sitemap = await (await fetch(`${shop.base}/sitemap.xml`)).text();
  const products = [...site.keys()].map((url) => new URL(url)).filter(({ pathname, search }) => /\/products\/[a-z0-9-]+$/.test(pathname) && search === '');
  assert.ok(products.length >= 2 * 64, `${products.length} product pages are linked`);
  expectNone(products.filter(({ pathname }) => !sitemap.includes(`${pathname}<`)), 'missing in the sitemap');
});

test('every page is wholly translated', () => {
  const wrong = [];
  for (const lang of langs) {
    const isForeign = reader(lang === 'de' ? 'en' : 'de', lang);
    for (const { url, html } of pagesOf(lang)) {
      for (const text of textsOf(html, lang)) {
        if (isForeign(text)) wrong.push(`${url}: “${text}” is not ${lang}`);
        if (catalogue[text] || /^[a-z_]+(\.[a-z_0-9-]+)+$/.test(text) && !text.endsWith('.json')) wrong.push(`${url}: the key ${text} shows`);
        if (/\{[a-z_]+\}/.test(text)) wrong.push(`${url}: a placeholder shows in “${text}”`);
      }
    }
  }
  expectNone(wrong, 'words');
});

for (const lang of langs) {
  test(`pages in ${lang} ask for nothing foreign and run without errors or cookies`, { timeout: 1_200_000 }, async () => {
    const visitor = await openVisitor(browser, shop, { lang });
    for (const url of sample(lang)) await visitor.page.goto(url);
    const cookies = await visitor.context.cookies();
    await visitor.context.close();
    expectNone(visitor.faults, 'what the pages did wrong');
    assert.deepEqual(cookies, []);
  });
}

const pagesOf = (lang) => [...site.values()].filter(({ url, status, html }) => status === 200 && html !== '' && new URL(url).pathname.startsWith(`/${lang}/`));

// Tells whether a text is a message in a language and not also one in the page's own.
function reader(foreign, own) {
  const spoken = new Set(Object.values(catalogue).map((message) => message[own]));
  const texts = Object.values(catalogue).map((message) => message[foreign]).filter((text) => !spoken.has(text));
  const whole = new Set(texts);
  const filled = texts.filter((text) => /\{\w+\}/.test(text) && (text.replace(/\{\w+\}/g, '').match(/\p{L}/gu) ?? []).length >= 8).map(pattern);
  const read = new Map(); // most pages say most texts that others say
  return (text) => {
    if (!read.has(text)) read.set(text, whole.has(text) || filled.some((expression) => expression.test(text)));
    return read.get(text);
  };
}

const pattern = (message) => new RegExp(`^${message.split(/\{\w+\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.+')}$`, 'u');

// Each path once, and each path with a query once more; of the many product pages every eighth.
function sample(lang) {
  const chosen = new Map();
  for (const { url } of pagesOf(lang)) {
    const { pathname, search } = new URL(url);
    chosen.set(pathname + (search ? '?' : ''), url);
  }
  let products = 0;
  return [...chosen.values()].filter((url) => !url.includes('/products/') || products++ % 8 === 0);
}

// All texts people read or hear: what stands between tags and in naming attributes, without
// what is marked as another language.
function textsOf(html, lang) {
  const own = html
    .replace(/<(style|script)\b.*?<\/\1>/gs, '')
    .replace(/<code\b.*?<\/code>/gs, '') // names for programs are in no language
    .replace(new RegExp(`<(\\w+)\\b[^>]*\\slang="(?!${lang}")[^>]*>.*?</\\1>`, 'gs'), '');
  const between = [...own.matchAll(/>([^<]+)</g)];
  const naming = [...own.matchAll(/\s(?:aria-label|alt|title|placeholder|content)="([^"]*)"/g)];
  return [...between, ...naming].map((match) => unescape(match[1]).trim()).filter((text) => /\p{L}/u.test(text));
}

const entities = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'" };
const unescape = (text) => text.replace(/&(?:amp|lt|gt|#34|#39);/g, (entity) => entities[entity]);
