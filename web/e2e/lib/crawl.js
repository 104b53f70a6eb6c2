// A crawler over plain HTTP that keeps no cookies.

/** Query variants of one path are looked into this far; filters multiply without end. */
const variantsPerPath = 40;

/**
 * Follows all links, pictures, styles and forms by GET from some paths.
 * @returns {Promise<Map<string, Found>>} by URL
 * @typedef {{url: string, from: string, status: number, cookie: string|null, html: string, sources: string[], twins: string[]}} Found
 */
export async function crawl(base, starts) {
  const found = new Map();
  const variants = new Map();
  const queue = starts.map((path) => ({ url: new URL(path, base).href, from: 'the start' }));
  const enqueue = (href, from) => {
    const url = new URL(href, from);
    url.hash = '';
    if (url.origin !== base || found.has(url.href)) return;
    if (url.search !== '') {
      const seen = variants.get(url.pathname) ?? 0;
      if (seen >= variantsPerPath) return;
      variants.set(url.pathname, seen + 1);
    }
    found.set(url.href, null);
    queue.push({ url: url.href, from });
  };
  for (const { url } of queue) found.set(url, null);
  for (let next = queue.shift(); next; next = queue.shift()) {
    const page = await fetchPage(next);
    found.set(next.url, page);
    // The twin is always followed, whatever the number of variants.
    for (const twin of page.twins) {
      if (!found.has(twin) && new URL(twin).origin === base) {
        found.set(twin, null);
        queue.push({ url: twin, from: next.url });
      }
    }
    for (const href of page.links) enqueue(href, next.url);
    for (const source of page.sources) enqueue(source, next.url);
  }
  return found;
}

async function fetchPage({ url, from }) {
  const response = await fetch(url, { redirect: 'manual' });
  const body = await response.text();
  const html = (response.headers.get('content-type') ?? '').startsWith('text/html') ? body : '';
  const absolute = (href) => new URL(href, url).href;
  return {
    url,
    from,
    status: response.status,
    cookie: response.headers.get('set-cookie'),
    html,
    links: attributes(html, /<a\b[^>]*?\shref="([^"]*)"/g).filter((href) => !/^(mailto|tel):/.test(href)).map(absolute),
    sources: [
      ...attributes(html, /<(?:img|script|source)\b[^>]*?\ssrc="([^"]*)"/g),
      ...attributes(html, /<link\b(?=[^>]*rel="(?:stylesheet|preload|icon)")[^>]*?\shref="([^"]*)"/g),
      ...attributes(html, /\ssrcset="([^"]*)"/g).flatMap((set) => set.split(',').map((source) => source.trim().split(/\s+/)[0])),
    ].filter((source) => !source.startsWith('data:')).map(absolute),
    twins: attributes(html, /<(?:a|link)\b(?=[^>]*\shreflang=)[^>]*?\shref="([^"]*)"/g).map(absolute),
  };
}

const attributes = (html, pattern) => [...html.matchAll(pattern)].map((match) => match[1].replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&#43;', '+'));
