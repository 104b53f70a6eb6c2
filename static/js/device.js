// A second device: fills in the code that a QR code brought behind the #, which no server ever
// sees, and looks every few seconds for what the other device did. A link does the same without.

const field = document.querySelector('.device-form input[name="code"]');
if (field && location.hash.length > 1) {
  field.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname + location.search); // not for whoever sees the screen next
}

const every = 3000; // ms
const longest = 150_000; // ms; a code works for less
const here = document.querySelector('[data-awaits]')?.dataset.awaits;
const began = Date.now();
if (here === 'open' || here === 'typed' || here === 'confirmed') setTimeout(look, every);

async function look() {
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const there = page.querySelector('[data-awaits]')?.dataset.awaits;
    if (there !== here) return location.replace(location.pathname);
  } catch {
    // Without a connection there is nothing new; the next look may find one.
  }
  if (Date.now() - began < longest) setTimeout(look, every);
}
