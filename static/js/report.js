// The manager's page while it is computed: takes over the new figures every second, so that
// nothing that is typed or read is lost. Without a script the page loads itself anew.

const every = 1000; // ms
let faults = 0;
setTimeout(look, every);

async function look() {
  const here = document.querySelector('[data-running]');
  if (!here) return;
  try {
    const answer = await fetch(location, { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-part]')) {
      const twin = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (twin) part.replaceChildren(...twin.childNodes);
    }
    const said = page.querySelector('[data-said]');
    if (said && !page.querySelector('[data-running]')) {
      here.remove();
      document.querySelector('[data-said]').textContent = said.textContent;
    }
    faults = 0;
  } catch {
    faults++; // without a connection there is nothing new
  }
  if (faults < 30) setTimeout(look, every);
}
