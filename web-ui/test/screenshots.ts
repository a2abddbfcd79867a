import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, test } from 'vitest';
import { useBrowser, type Look } from './harness';

/**
 * Every page in light, dark and on a phone, into target/screenshots: npm run screenshots. Each page's pictures are described
 * in a file of its own, test/screenshots/<page>.ts, which exports what is to be seen: made once, then looked at three times.
 */
export interface Picture {
  /** of the file: NAME-light.png */
  name: string;
  /** makes what is to be seen, and gives its address */
  make(): Promise<string>;
  /** waits until it is there, or opens something first */
  ready(page: Page): Promise<unknown>;
  /** the whole page, not only what fits on the screen */
  whole?: boolean;
  /** takes back what would be seen on other pages, too */
  tidy?(): Promise<unknown>;
}

const FOLDER = new URL('../target/screenshots/', import.meta.url).pathname;
const LOOKS: Look[] = ['light', 'dark', 'phone'];
const files = import.meta.glob<{ default: Picture[] }>('./screenshots/*.ts', { eager: true });

mkdirSync(FOLDER, { recursive: true });
const { open } = useBrowser();

describe.each(Object.values(files).flatMap((file) => file.default))('$name', (picture) => {
  test('in light, dark and on a phone', async () => {
    const path = await picture.make();
    for (const look of LOOKS) {
      const page = await open(path, { look });
      await picture.ready(page);
      if (picture.whole ?? look === 'phone') await growToContent(page);
      await page.screenshot({ path: `${FOLDER}${picture.name}-${look}.png` });
      await page.context().close();
    }
    await picture.tidy?.();
  });
});

/** Makes the screen as high as what it shows, so that what sticks to its edges does so in the picture, too. */
async function growToContent(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
}
