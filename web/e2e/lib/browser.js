// Chromium as the machine has it, and contexts that notice what a page must never do.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Windows of a phone, a tablet and a desk in CSS pixels. */
export const phone = { width: 390, height: 844 };
export const tablet = { width: 768, height: 1024 };
export const desk = { width: 1280, height: 900 };

/** Starts the browser; a missing one is a failure, never a skip. */
export function startBrowser() {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}`);
  return chromium.launch({
    executablePath,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * Opens a visitor: a context with a page, and the list of faults its pages commit: requests
 * to other hosts, console errors (which CSP violations are), script errors, missing files.
 */
export async function openVisitor(browser, shop, { lang = 'de', viewport = desk, javaScript = true } = {}) {
  const context = await browser.newContext({
    baseURL: shop.base,
    locale: lang === 'de' ? 'de-DE' : 'en-GB',
    viewport,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000); // a busy machine is no fault of the page
  const faults = [];
  const page = await context.newPage();
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== shop.base) faults.push(`${page.url()} asks for ${request.url()}`);
  });
  context.on('response', (response) => {
    const document = response.request().resourceType() === 'document';
    if (!document && response.status() >= 400) faults.push(`${page.url()}: ${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => {
    // A page answered with 4xx on purpose is reported here too; missing files are caught above.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  return { context, page, faults, lang };
}
