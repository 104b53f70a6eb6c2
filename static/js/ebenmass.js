// Comfort only: all works without it. It stores nothing and asks no other server.

const typingDelay = 500; // ms without typing before asking

updateAdvice(document.querySelector('[data-live]'));
openPopovers();
offerPrinting();
adviseHere();
addEventListener('pageshow', (event) => {
  const [visit] = performance.getEntriesByType('navigation');
  if (event.persisted) refreshBasketCount();
  if (event.persisted || visit?.type === 'back_forward') reloadIfChanged();
});

// The one-off form answers while its visitor types, by what its button would post. Faults are
// left to the button: nobody is corrected mid-number.
function updateAdvice(root) {
  const form = root?.querySelector('#one-off');
  if (!form) return;
  let timer, request, shown, notBefore = 0;

  form.addEventListener('input', () => {
    stop();
    const current = fieldsOf(form) === shown;
    root.querySelector('#advice').toggleAttribute('data-stale', !current);
    if (!current && complete(form)) timer = setTimeout(ask, Math.max(typingDelay, notBefore - Date.now()));
  });
  form.addEventListener('submit', stop);

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  async function ask() {
    const posted = fieldsOf(form);
    request = new AbortController();
    const page = await answerTo(posted, request.signal).catch(() => null); // offline or overtaken
    if (!page) return;
    show(page);
    shown = posted;
  }

  async function answerTo(posted, signal) {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(posted), signal });
    if (answer.status === 429) {
      const wait = 1000 * (Number(answer.headers.get('Retry-After')) || 60);
      notBefore = Date.now() + wait;
      timer = setTimeout(ask, wait);
    }
    return answer.ok ? parse(answer) : null;
  }

  function show(page) {
    const fresh = page.querySelector('[data-live]');
    if (!root.dataset.verdict) document.head.append(...page.querySelectorAll('[rel=stylesheet]')); // the panel's
    const before = form.getBoundingClientRect().top;
    const chosen = root.querySelector('#size :checked');
    copyAttributes(root, fresh);
    for (const part of root.querySelectorAll('[data-part]')) {
      const twin = fresh.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
      if (twin) replaceContent(part, twin);
    }
    if (chosen) chosen.checked = true;
    scrollBy(0, form.getBoundingClientRect().top - before); // the field stays in place
  }
}

function fieldsOf(form) {
  return new URLSearchParams(new FormData(form)).toString();
}

// Something to go by, and no length half typed.
function complete(form) {
  const cm = form.elements.unit.value === 'in' ? 2.54 : 1;
  const values = (of) => [...form.querySelectorAll(of)].map((field) => field.value.trim()).filter(Boolean);
  const typed = values('[inputmode="decimal"]');
  return (typed.length > 0 || values('input[name^="usual_"]').length > 0) && typed.every((value) => {
    const length = cm * (/^\d+([.,]\d{1,4})?(?=\s*(cm|in|zoll|["″])?$)/i.exec(value)?.[0].replace(',', '.') ?? 0);
    return length >= 25 && length <= 230;
  });
}

async function parse(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const element of page.querySelectorAll('[autofocus]')) element.removeAttribute('autofocus');
  return page;
}

function copyAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
}

// Gives an element the attributes and content of its twin. A child marked data-keep stays as it
// is, and where: moving would take the focus from what is typed in it.
function replaceContent(old, fresh) {
  copyAttributes(old, fresh);
  const kept = old.querySelector(':scope > [data-keep]');
  for (const node of [...old.childNodes]) if (node !== kept) node.remove();
  let behind = !kept;
  for (const node of [...fresh.childNodes]) {
    if (kept && node.dataset?.keep !== undefined) behind = true;
    else if (behind) old.append(node);
    else kept.before(node);
  }
}

// Browsers without popovers always show such a box; here its buttons fold it.
function openPopovers() {
  if ('popover' in HTMLElement.prototype) return;
  for (const button of document.querySelectorAll('[popovertarget]')) {
    const box = document.getElementById(button.getAttribute('popovertarget'));
    const open = (yes) => {
      box.hidden = !yes;
      button.setAttribute('aria-expanded', yes);
      if (yes) box.querySelector('[autofocus]')?.focus();
    };
    open(false);
    button.addEventListener('click', () => open(box.hidden));
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      open(false);
      button.focus();
    });
  }
}

// Who keeps their details on this device (/fit/device) has sizes computed here.
function adviseHere() {
  try {
    if (localStorage['ebenmass.fit']) import(document.querySelector('[data-device]').dataset.device);
  } catch {
    // none
  }
}

function offerPrinting() {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

// A page out of the browser's memory may count an older basket.
async function refreshBasketCount() {
  const tool = '.site-tools a[href$="/basket"]:not([hreflang])'; // not its twin
  const link = document.querySelector(tool);
  const answer = await fetch(link.href).catch(() => null);
  const fresh = answer?.ok && (await parse(answer)).querySelector(tool);
  if (fresh) replaceContent(link, fresh);
}

// Where stock or price changed since a page was kept, so did its tag: it is loaded anew.
async function reloadIfChanged() {
  const tag = async (cache) => (await fetch(location, { cache, mode: 'same-origin' })).headers.get('ETag');
  try {
    const kept = await tag('only-if-cached');
    if (kept && kept !== (await tag('no-cache'))) location.reload();
  } catch {
    // never kept, or offline
  }
}
