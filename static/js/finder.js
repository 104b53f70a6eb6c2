// The size finder answers in one line while its visitor chooses and types, by what its button would
// post. Faults are left to the button: nobody is corrected mid-number. It stores nothing.

const typingDelay = 500; // ms without a change before asking
const form = document.querySelector('.finder-form');
let timer, request, notBefore = 0;

form?.addEventListener('input', () => {
  stop();
  if (complete()) timer = setTimeout(ask, Math.max(typingDelay, notBefore - Date.now()));
});
form?.addEventListener('submit', stop);

// Something to go by, and no length half typed.
function complete() {
  const data = new FormData(form);
  const cm = data.get('unit') === 'in' ? 2.54 : 1;
  const typed = [...form.querySelectorAll('[inputmode="decimal"]')].map((field) => field.value.trim()).filter(Boolean);
  const label = [...data].some(([name, value]) => /^usual_[a-z]+$/.test(name) && value);
  return (label || typed.length > 0) && typed.every((value) => {
    const length = cm * (/^\d+([.,]\d{1,4})?$/.test(value) ? value.replace(',', '.') : 0);
    return length >= 25 && length <= 230;
  });
}

function stop() {
  clearTimeout(timer);
  request?.abort();
}

async function ask() {
  request = new AbortController();
  const said = await answer(request.signal).catch(() => null); // offline or overtaken
  if (said === null) return;
  const line = [...form.querySelectorAll('[data-live-answer]')].find((each) => each.parentElement.checkVisibility());
  if (line && line.textContent !== said) line.textContent = said;
}

// The heading of the answer with the sentence under it; '' where there is none yet.
async function answer(signal) {
  if (form.querySelector('[name^="consent_"]:checked')) return ''; // what stores is for the button alone
  const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal });
  if (response.status === 429) {
    notBefore = Date.now() + 1000 * (Number(response.headers.get('Retry-After')) || 60);
    return null;
  }
  if (!response.ok) return '';
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!page.querySelector('.found')) return '';
  return ['.finder-head h1', '.finder-head .lead'].map((part) => page.querySelector(part).textContent.trim()).join('. ').replace(/([.!?])\. /, '$1 ');
}
