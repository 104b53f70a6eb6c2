// Lighthouse on a phone, in a browser of its own that speaks to nobody but the shop.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import lighthouse from 'lighthouse';

/** Pages that are held to Lighthouse's figures, below the language. */
export const judgedPages = ['/', '/products', '/products/arne-linen-shirt', '/fit'];

/** Opens a browser that Lighthouse can steer, and returns its port and how to close it. */
export async function openJudge() {
  const profile = mkdtempSync(join(tmpdir(), 'ebenmass-lighthouse-'));
  const chromium = spawn('/usr/bin/chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
  ], { stdio: 'ignore' });
  const ended = new Promise((resolve) => chromium.on('exit', resolve));
  const close = async () => {
    chromium.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let i = 0; i < 3000; i++) {
    try {
      const port = Number(readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
      if (port > 0) return { port, close };
    } catch {
      // not written yet
    }
    await pause(100);
  }
  await close();
  throw new Error('the browser did not open within five minutes');
}

/**
 * Judges a page as Lighthouse's phone profile does: simulated throttling, empty cache.
 * @returns scores from 0 to 100, the bytes sent with the first picture of all, the layout
 * shift, the largest paint in milliseconds and what fell short
 */
export async function judge(url, port) {
  const { categories, audits } = await report(url, port);
  const scores = {};
  const shortfalls = [];
  for (const [name, category] of Object.entries(categories)) {
    scores[name] = Math.round(category.score * 100);
    for (const { id, weight } of category.auditRefs) {
      const { score, title, details } = audits[id];
      if (weight > 0 && score !== null && score < 1) shortfalls.push(`${name}: ${title} ${JSON.stringify(details?.items ?? '').slice(0, 400)}`);
    }
  }
  return {
    scores,
    bytes: bytesToFirstPicture(audits['network-requests'].details.items),
    layoutShift: audits['cumulative-layout-shift'].numericValue,
    largestPaint: audits['largest-contentful-paint'].numericValue,
    shortfalls,
  };
}

// A busy machine sometimes loses the trace of a page; that says nothing about the page.
async function report(url, port) {
  for (let attempt = 1; ; attempt++) {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error', output: 'json', maxWaitForLoad: 90_000 });
    if (!lhr.runtimeError) return lhr;
    if (attempt === 3) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  }
}

// Further pictures load when they come near; what a visitor waits for ends with the first.
function bytesToFirstPicture(requests) {
  const first = requests.find((request) => request.resourceType === 'Image' && request.url.includes('/garments/'));
  return requests.filter((request) => request.resourceType !== 'Image' || request === first)
    .reduce((sum, request) => sum + request.transferSize, 0);
}
