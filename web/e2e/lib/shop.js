// Starts the built shop on a free port with a data folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = new URL('../../../', import.meta.url).pathname;

/** Languages of the shop. */
export const langs = ['de', 'en'];

/**
 * Starts the shop, with further flags, and waits until it is ready. The binary is EBENMASS_BINARY, or built here.
 * @returns {Promise<{base: string, data: string, log: () => string, stop: () => Promise<void>}>}
 */
export async function startShop(...flags) {
  const folder = mkdtempSync(join(tmpdir(), 'ebenmass-e2e-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const process_ = spawn(binary(folder), ['--addr', `localhost:${port}`, '--data', data, '--advice-rate', '0', ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  process_.stdout.on('data', (chunk) => (log += chunk));
  process_.stderr.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => process_.on('exit', resolve));
  const base = `http://localhost:${port}`;
  try {
    await untilReady(base, () => process_.exitCode === null, () => log);
  } catch (error) {
    process_.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    base,
    data,
    log: () => log,
    async stop() {
      process_.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function binary(folder) {
  if (process.env.EBENMASS_BINARY) return process.env.EBENMASS_BINARY;
  const built = join(folder, 'ebenmass');
  execFileSync('go', ['build', '-o', built, '.'], { cwd: root, stdio: 'inherit' });
  return built;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function untilReady(base, running, log) {
  for (let i = 0; i < 3000; i++) {
    if (!running()) throw new Error(`the shop ended at once:\n${log()}`);
    try {
      if ((await fetch(`${base}/readyz`)).ok) return;
    } catch {
      // not listening yet
    }
    await pause(100);
  }
  throw new Error(`the shop was not ready after five minutes:\n${log()}`);
}

/** Asks the shop's JSON advice. */
export async function askAdvice(base, product, person) {
  const { sizing, unit = 'cm', measured_with = 'tape', preference = 'regular', ...given } = person;
  const measurements = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
  const answer = await fetch(`${base}/api/v1/advice`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ product, sizing, unit, measured_with, preference, measurements }),
  });
  if (!answer.ok) throw new Error(`advice on ${product}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** All product slugs, from the sitemap. */
export async function productSlugs(base) {
  const sitemap = await (await fetch(`${base}/sitemap.xml`)).text();
  return [...new Set([...sitemap.matchAll(/\/products\/([a-z0-9-]+)</g)].map((match) => match[1]))];
}

/** The message catalogue as key → {de, en}, read from the source files. */
export function messages(files) {
  const found = {};
  for (const file of files) {
    let key = '';
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const header = line.match(/^\[(.+)\]$/);
      const text = line.match(/^(de|en) = (".*")$/);
      if (header) found[(key = header[1])] = {};
      if (text) found[key][text[1]] = JSON.parse(text[2]);
    }
  }
  return found;
}
