// The size finder whose form is sent nowhere.
import { el } from './dom.js';
import { decide, engine, read } from './engine.js';
import { fill, forget, imported, keep, kept } from './profile.js';
import { inHundred, list, plural, t, useTexts } from './words.js';

const form = document.querySelector('[data-device-form]');
const find = (mark) => document.querySelector(`[data-device-${mark}]`);
const messages = JSON.parse(document.querySelector('#device-messages').textContent);

export async function start() {
  find('state').hidden = false;
  const before = kept();
  if (before) {
    fill(form, before);
    find('keep').checked = true;
  }
  find('file').addEventListener('change', useFile);
  find('take').querySelector('button').addEventListener('click', fetchStored);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
  try {
    const catalogue = await engine;
    useTexts(catalogue.texts);
  } catch {
    find('state').hidden = true;
    find('failed').hidden = false;
    return;
  }
  find('state').querySelector('span').textContent = find('state').dataset.ready;
  find('submit').disabled = false;
  if (before) await show();
}

// What belongs together keeps its order: labels and whose they are, also where one is empty.
function paired() {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && (value.trim() || name.startsWith('usual_')));
}

async function useFile({ target }) {
  const file = target.files[0];
  const told = file && imported(await file.text());
  find('file-wrong').hidden = !file || Boolean(told);
  if (told) fill(form, told);
}

// Fetches what the shop stores, because its owner pressed the button that says so.
async function fetchStored() {
  const answer = await fetch(`/${document.documentElement.lang}/my-data/export.json`);
  const told = answer.ok ? imported(await answer.text()) : null;
  if (told) fill(form, told);
  const take = find('take');
  take.querySelector('[role="status"]').textContent = told ? take.dataset.taken : take.dataset.none;
}

async function show() {
  const told = paired();
  const person = await read(told);
  showFaults(person.faults);
  if (person.faults.length > 0) return;
  const begun = performance.now();
  const decisions = await decide();
  const ms = performance.now() - begun;
  const keeping = find('keep').checked;
  if (keeping) keep(told);
  else forget();
  const { articles } = await engine;
  const results = find('results');
  const own = new Set(articles.filter(({ department }) => department === person.sizing).map(({ slug }) => slug));
  const names = new Map(articles.map(({ slug, name, href }) => [slug, { name, href }]));
  const others = decisions.filter(({ product }) => !own.has(product));
  const kinds = new Map(articles.map(({ slug, type }) => [slug, bottoms.includes(type) ? 'bottom' : dresses.includes(type) ? 'dress' : 'top']));
  results.replaceChildren(...resultOf(decisions.filter(({ product }) => own.has(product)), kinds, names, ms, keeping));
  if (others.length) results.append(group(t(`result.others.${person.sizing}`), others, names, false));
  results.hidden = false;
  results.focus({ preventScroll: true });
  results.scrollIntoView({ block: 'start' });
}

// The groups in the order of what is worth knowing first, with their colours in the bar.
const groups = ['recommended', 'between', 'cannot_say', 'not_recommended'];

const bottoms = ['skirt', 'trousers', 'jeans', 'shorts'], dresses = ['dress', 'jumpsuit'];

// The size that most articles of a kind are recommended in; nothing for fewer than three.
function mostly(decisions, kinds, kind) {
  const counts = {};
  let named = 0;
  for (const { product, verdict, size } of decisions) {
    if (verdict !== 'recommended' || kinds.get(product) !== kind) continue;
    counts[size] = (counts[size] ?? 0) + 1;
    named++;
  }
  return named < 3 ? undefined : Object.entries(counts).sort(([, a], [, b]) => b - a)[0][0];
}

function answerOf(decisions, kinds, sum) {
  const top = mostly(decisions, kinds, 'top'), bottom = mostly(decisions, kinds, 'bottom');
  if (top && bottom) return t('result.both', { top, bottom });
  if (top) return t('result.top', { top });
  return bottom ? t('result.bottom', { bottom }) : sum;
}

function resultOf(decisions, kinds, names, ms, keeping) {
  const of = Object.fromEntries(groups.map((verdict) => [verdict, decisions.filter((d) => d.verdict === verdict)]));
  let x = 0;
  const bar = groups.map((verdict) => {
    const width = (400 * of[verdict].length) / decisions.length;
    const rect = width > 0 && el('rect', { class: `device-sum-${verdict}`, x: x.toFixed(1), width: Math.max(1, width - 2).toFixed(1), height: 16 });
    x += width;
    return rect;
  });
  const legend = groups.filter((verdict) => of[verdict].length).map((verdict) => el('li', {},
    el('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' }, el('rect', { class: `device-sum-${verdict}`, width: 12, height: 12 })), el('b', {}, String(of[verdict].length)), ` ${t(`result.${verdict}`)}`));
  const sum = plural('result.heading', of.recommended.length, { total: String(decisions.length) });
  const answer = answerOf(decisions, kinds, sum);
  return [
    el('h2', {}, answer),
    el('p', { class: 'lead' }, answer === sum ? '' : `${sum}. `, t(keeping ? 'result.kept' : 'result.not_kept')),
    el('svg', { class: 'device-sum', viewBox: '0 0 400 16', width: 400, height: 16, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bar),
    el('ul', { role: 'list', class: 'device-legend' }, legend),
    el('p', { class: 'fine' }, t('result.time', { ms: String(Math.max(1, Math.round(ms))) }), ' ', t('result.pictures')),
    ...groups.filter((verdict) => of[verdict].length).map((verdict, i) => group(t(`result.${verdict}`), of[verdict], names, i === 0)),
  ];
}

function group(heading, decisions, names, open) {
  const rows = decisions.map((d) => {
    const { name, href } = names.get(d.product);
    const sizes = [d.size, d.alternative].filter(Boolean).join(' / ');
    return el('li', { class: 'device-row', 'data-device-advice': true, 'data-product': d.product, 'data-verdict': d.verdict, 'data-size': d.size ?? '' },
      el('a', { href }, name), el('b', { class: 'device-size' }, sizes || '–'),
      d.size ? el('span', {}, t('chance', { n: inHundred(d.p_fits) })) : el('span', {}, t(`list.${d.verdict === 'not_recommended' ? 'none' : 'open'}`)));
  });
  return el('details', { class: 'fold device-group', open }, el('summary', {}, `${heading} `, el('span', { class: 'count' }, String(decisions.length))), el('ul', { role: 'list', class: 'device-rows' }, rows));
}

// Faults stand above all else and at their fields, in the words of the shop.
function showFaults(faults) {
  for (const message of form.querySelectorAll('[data-device-fault]')) message.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.closest('.field')?.classList.remove('field-wrong');
  }
  const title = document.title.replace(`${t('fault.title')} `, '');
  document.title = faults.length ? `${t('fault.title')} ${title}` : title;
  const top = find('faults');
  top.replaceChildren();
  if (faults.length === 0) return;
  const unit = form.elements.unit?.value ?? 'cm';
  const items = faults.map(({ field, code, known }) => {
    const owned = code === 'required' && /^own_\d/.exec(field)?.[0];
    const plain = owned || field.replace(/_\d+$/, '').replace(/_\d+_system$/, '_system');
    const names = owned ? list(known.map((zone) => messages[`width ${zone}`])) : known.join(', ');
    const message = (messages[`${field} ${code} ${unit}`] ?? messages[`${field} ${code}`] ?? messages[`${plain} ${code}`] ?? `${field}: ${code}`).replace('{known}', names);
    const input = document.getElementById(field) ?? form.querySelector(`[name="${plain}"]`);
    const box = input?.matches('input, select') ? input.closest('.field') : input;
    if (input?.matches('input, select')) {
      input.setAttribute('aria-invalid', 'true');
      box?.classList.add('field-wrong');
      for (let fold = input.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    }
    (box?.querySelector('.field-label, legend') ?? form.querySelector('h2')).after(el('p', { class: 'field-error', 'data-device-fault': true }, message));
    return el('li', {}, el('a', { href: `#${input?.id ?? 'measurements'}` }, message));
  });
  const summary = el('div', { class: 'error-summary', role: 'alert', tabindex: -1 }, el('p', { class: 'error-summary-title' }, t('fault.heading')), el('ul', { role: 'list' }, items));
  top.append(summary);
  summary.focus();
}
