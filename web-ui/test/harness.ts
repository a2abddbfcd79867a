import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { chromium, devices, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { adminToken, endpoint } from './api';
import type { Executor } from './executor';

export * from './api';
export { Executor, type Answer, type Asked } from './executor';

const CHROMIUM = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export type Look = 'light' | 'dark' | 'phone';

/** Chromium for the tests of a file, and pages that are logged in. What a page complains of fails its test. */
export function useBrowser() {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(complaints.splice(0), 'what pages complained of on their consoles').toEqual([]);
  });
  afterAll(() => browser?.close());

  /** A context without a session. */
  async function stranger(look: Look = 'light'): Promise<BrowserContext> {
    const context = await browser.newContext({
      baseURL: endpoint(),
      colorScheme: look === 'dark' ? 'dark' : 'light',
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...(look === 'phone' ? devices['Pixel 5'] : { viewport: { width: 1280, height: 800 } }),
    });
    context.setDefaultTimeout(20_000);
    context.on('page', (page) => {
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('dialog', (dialog) => {
        complaints.push(`a dialog said '${dialog.message()}'`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        // a refused request is an answer that the page shows, and what the browser says of it no complaint of the page
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
      });
    });
    contexts.push(context);
    return context;
  }

  /** A page at this address, logged in with a token: the admin's, unless told. */
  async function open(path: string, options: { look?: Look; token?: string } = {}): Promise<Page> {
    const context = await stranger(options.look);
    const login = await context.request.post('/api/v1/session', { data: { token: options.token ?? adminToken() } });
    expect(login.status()).toBe(200);
    const page = await context.newPage();
    await page.goto(path);
    await page.locator('.shell').waitFor();
    return page;
  }

  return { open, stranger, complaints };
}

/** Takes executors that are to stop when their test is over. */
export function useExecutors(): (executor: Executor) => void {
  const executors: Executor[] = [];
  afterEach(() => Promise.all(executors.splice(0).map((executor) => executor.stop())));
  return (executor) => executors.push(executor);
}

/** Expects no finding of axe that is serious or critical, and colours that can be told apart in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const found = await serious(new AxeBuilder({ page }));
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  const inOtherColours = await serious(new AxeBuilder({ page }).withRules('color-contrast'));
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  expect({ found, inOtherColours }).toEqual({ found: [], inOtherColours: [] });
}

async function serious(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.target} ${node.failureSummary}`).join('\n')}`);
}

/** Replaces the text in the editor, as somebody would who pastes. */
export async function paste(page: Page, text: string): Promise<void> {
  const box = page.locator('.cm-content[contenteditable=true]');
  await box.click();
  await page.keyboard.press('Control+a');
  await box.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Texts that would run as scripts if one page forgot to escape them. */
export const HOSTILE = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript:alert(1)', "';alert(1)//", '${alert(1)}'];
