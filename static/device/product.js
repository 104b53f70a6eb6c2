// A product page for somebody whose details lie on this device. Where the shop advises already,
// by what is stored there, its answer stays.
import { style } from './dom.js';
import { card, mark, why } from './panel.js';
import { engine, explain, read } from './engine.js';
import { kept } from './profile.js';
import { useTexts } from './words.js';

export async function start() {
  const fields = kept();
  const root = document.querySelector('.product');
  const place = root?.querySelector('[data-part="advice"]');
  if (!fields || !place || document.querySelector('[data-advice]')) return;
  const article = JSON.parse(document.querySelector('#device-article').textContent);
  const catalogue = await engine;
  useTexts(catalogue.texts);
  const person = await read(fields);
  if (person.faults.length) return; // the catalogue has changed since; the finder says what is wrong
  const [answer] = await Promise.all([explain(article.slug, article), style()]);
  const form = place.querySelector(':scope > [data-keep]');
  for (const child of [...place.children]) if (child !== form) child.remove();
  place.prepend(card(answer, person, catalogue, `/${document.documentElement.lang}/fit/device`));
  root.querySelector('[data-part="why"]').replaceChildren(why(answer, person, catalogue));
  mark(root, answer);
  choose(answer);
}

// The size named is marked in the picker, and chosen where nobody has chosen yet.
function choose(answer) {
  const sku = [...document.querySelectorAll('[data-sku] input[type="radio"]')];
  const label = (input) => input.closest('[data-sku]').querySelector('.size-name')?.textContent.replace(/\s+/g, '');
  const group = (input) => input.closest('.sizes')?.previousElementSibling?.textContent.trim() ?? '';
  const named = sku.find((input) => label(input) === answer.size || (answer.size?.includes('/') && `${label(input)}` === answer.size.replace(/\s+/g, '')) || `${group(input)}` === answer.size);
  if (!answer.size || !named) return;
  named.closest('[data-sku]').classList.add('size-advised');
  if (!named.disabled && !sku.some((input) => input.checked)) named.checked = true;
}
