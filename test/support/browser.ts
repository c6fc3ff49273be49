/** The browser that prints test files and opens the page, where one is installed. */
import { type Browser, chromium } from 'playwright-core';

export const BROWSER = '/usr/bin/chromium';

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
}
