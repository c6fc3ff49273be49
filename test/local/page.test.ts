/** A real browser on the real server: a reader finds a contradiction and sees where it is printed. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, run, type Started, start } from '../support/command-line.ts';

const CHROMIUM = '/usr/bin/chromium';
const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser) console.log(`skipped: no browser at ${CHROMIUM} (.ci/install-extras installs it)`);

const folder = mkdtempSync(join(tmpdir(), 'jixiao-page-'));
let system: Started;
let browser: Browser;
let page: Page;
let url = '';
const errors: string[] = [];

describe.skipIf(!hasBrowser)('the page', () => {
  beforeAll(async () => {
    const data = join(folder, 'data');
    const report = join(ROOT, 'samples', 'mutated-rate.task', 'report.pdf');
    expect((await run('ingest', report, '--data', data)).code).toBe(0);
    system = start('serve', '--data', data, '--no-samples', '--port', '0');
    url = /page\s+(\S+)/.exec(await system.seen(/ page /))?.[1] ?? '';
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error') errors.push(line.text());
    });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    system?.child.kill('SIGTERM');
    await system?.ended;
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('lists the report with its printed score and its contradictions', async () => {
    await page.goto(url);
    const row = page.locator('tbody tr').first();
    expect(await row.textContent()).toContain('安平市东湖区文化广电和旅游局');
    expect(await row.locator('b').first().textContent()).toBe('98.2');
    expect(await row.locator('.chip.contradiction').textContent()).toContain('1');
  });

  it('filters by score', async () => {
    await page.fill('input[name=maxScore]', '90');
    await page.locator('input[name=maxScore]').blur();
    await page.waitForSelector('.empty');
    await page.goto(url);
  });

  it('shows both sides of a contradiction, and a box on the page where it is printed', async () => {
    await page.locator('tbody tr a').first().click();
    const finding = page.locator('.finding.contradiction').first();
    expect(await finding.locator('dd.printed').textContent()).toBe('82.00%');
    await finding.locator('.head').click();
    await page.waitForSelector('.mark');
    expect(await page.locator('.sheet').getAttribute('data-page')).toBe('2');
    const mark = await page.locator('.mark').first().boundingBox();
    const sheet = await page.locator('.sheet canvas').boundingBox();
    if (mark === null || sheet === null) throw new Error('nothing was drawn');
    expect(mark.x).toBeGreaterThan(sheet.x);
    expect(mark.x + mark.width).toBeLessThan(sheet.x + sheet.width);
  });

  it('points at any value of the form, in either language', async () => {
    await page.getByRole('tab').nth(1).click();
    await page.locator('[data-path="/forms/0/tasks/0/budgetYuan"]').click();
    await page.waitForSelector('.places li');
    await page.locator('.language').click();
    await page.waitForSelector('html[lang=en]');
    expect(await page.locator('#top nav').textContent()).toBe('ReportsFindingsAPI');
  });

  it('loads nothing from elsewhere and reports no error', () => {
    expect(errors).toEqual([]);
  });
});
