// Lists for somebody whose details lie on this device: the size on each card, and what fits first
// or alone, of what is on the page.
import { el, style } from './dom.js';
import { decide, engine, read } from './engine.js';
import { kept } from './profile.js';
import { inHundred, plural, t, useTexts } from './words.js';

export async function start() {
  const fields = kept();
  const cards = [...document.querySelectorAll('.cards .article-card')];
  if (!fields || document.querySelector('.article-card-fits')) return;
  const { texts } = await engine;
  useTexts(texts);
  if ((await read(fields)).faults.length) return;
  const [decided] = await Promise.all([decide(), style()]);
  const decisions = new Map(decided.map((d) => [d.product, d]));
  const fits = new Map();
  for (const item of cards) {
    const link = item.querySelector('a[href*="/products/"]');
    const decision = decisions.get(link?.pathname.split('/').pop());
    if (!decision) continue;
    if (decision.size) fits.set(item, decision.p_fits);
    item.dataset.deviceSize = decision.size ?? '';
    link.closest('.article-card').append(el('p', { class: 'article-card-fits device-fits' }, el('span', {}, sentence(decision))));
  }
  const list = cards[0].parentElement;
  if (document.querySelector('.listing')) list.before(tools(list, cards, fits));
}

function sentence({ verdict, size, alternative, p_fits }) {
  if (verdict === 'between') return t('list.between', { smaller: size, larger: alternative });
  if (size) return t('list.fits', { size, n: inHundred(p_fits) });
  return t(verdict === 'not_recommended' ? 'list.none' : 'list.open');
}

// Before anything is filtered or sorted every picture of the page is asked for, in its order: which
// ones come to be seen afterwards would tell the shop what fits.
function loadPictures(list) {
  for (const picture of list.querySelectorAll('img[loading="lazy"]:not(.article-card-back img)')) picture.loading = 'eager';
}

function tools(list, cards, fits) {
  const only = el('input', { type: 'checkbox', id: 'device-only' });
  const first = el('input', { type: 'checkbox', id: 'device-first' });
  only.addEventListener('change', () => {
    loadPictures(list);
    for (const item of cards) item.hidden = only.checked && !fits.has(item);
  });
  first.addEventListener('change', () => {
    loadPictures(list);
    const order = first.checked ? cards.toSorted((a, b) => (fits.get(b) ?? -1) - (fits.get(a) ?? -1)) : cards;
    list.append(...order);
  });
  return el('div', { class: 'device-tools', 'data-device-list': true },
    el('p', {}, el('strong', {}, plural('list.sum', fits.size, { total: String(cards.length) })), ' ', el('span', { class: 'muted' }, `${t('local')}.`)),
    el('p', { class: 'device-tools-row' },
      el('label', { for: 'device-only' }, only, ` ${t('list.only')}`), el('label', { for: 'device-first' }, first, ` ${t('list.sort')}`),
      el('a', { href: `/${document.documentElement.lang}/fit/device` }, t('list.all'))));
}
