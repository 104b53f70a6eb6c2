// The advisor in its worker, with the catalogue it refers to.
const lang = document.documentElement.lang;
const waiting = new Map();
let worker, next = 0;

/** The catalogue and the advisor, loaded once a page. */
export const engine = (async () => {
  worker = new Worker('./worker.js', { type: 'module' });
  worker.onmessage = ({ data: { id, answer, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(error));
    else resolve(answer);
  };
  worker.onerror = () => {
    for (const { reject } of waiting.values()) reject(new Error('the advisor did not start'));
    waiting.clear();
  };
  const file = await fetch(`/${lang}/fit/device/catalogue.json`, { credentials: 'omit' });
  if (!file.ok) throw new Error(`catalogue: ${file.status}`);
  const catalogue = await file.json();
  await call('load', catalogue.articles);
  return catalogue;
})();
engine.catch(() => {}); // whoever waits for it says so

function call(name, ...args) {
  return new Promise((resolve, reject) => {
    const id = next++;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, call: name, args });
  });
}

/** Reads a form's fields, [name, value] each: faults, or the person advised from now on. */
export const read = (fields) => call('read', fields);

/** Explains the advice for an article: of the catalogue, or as a page carries it. */
export const explain = (slug, article) => call('explain', slug, article);

/** Decides on all articles, in the catalogue's order. */
export const decide = () => call('decide');
