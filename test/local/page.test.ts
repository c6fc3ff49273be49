/** A real browser on the real server: a reader finds a contradiction and sees where it is printed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSER } from '../support/browser.ts';
import { ROOT, run, type Started, start } from '../support/command-line.ts';
import { PLANTED, plantedReport } from '../support/planted-report.ts';

const hasBrowser = existsSync(BROWSER);
if (!hasBrowser) console.log(`skipped: no browser at ${BROWSER} (.ci/install-extras installs it)`);

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
      executablePath: BROWSER,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => {
      // A report that is not read yet is asked for until it is.
      if (line.type() === 'error' && !line.location().url.endsWith('/summary'))
        errors.push(line.text());
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
    // Codes have names on the page.
    const forms = await page.locator('select[name=variant] option').allTextContents();
    expect(forms).toEqual(['全部', '河南部门整体 (1)']);
  });

  it('filters by score', async () => {
    await page.fill('input[name=maxScore]', '90');
    await page.locator('input[name=maxScore]').blur();
    await page.waitForSelector('.empty');
    await page.goto(url);
  });

  it('keeps its filters, and says so, where what they ask does not fit', async () => {
    const other = await browser.newPage();
    await other.goto(`${url}#/?minScore=99&maxScore=1`);
    expect(await other.locator('.empty').textContent()).toMatch(/^条件不合: minScore/);
    expect(await other.locator('input[name=minScore]').inputValue()).toBe('99');
    await other.close();
  });

  it('is used by keyboard alone: what was reached keeps the focus', async () => {
    const other = await browser.newPage();
    const focused = async () => {
      const at = other.locator(':focus');
      return (await at.getAttribute('name')) ?? (await at.textContent());
    };
    await other.goto(url);
    await other.locator('select[name=year]').focus();
    await other.keyboard.press('ArrowDown');
    await other.waitForURL('**/#/?year=2024');
    await other.waitForSelector('main:not([aria-busy])');
    expect(await focused()).toBe('year');
    expect(await other.locator('select[name=year]').inputValue()).toBe('2024');
    await other.locator('.language').focus();
    await other.keyboard.press('Enter');
    await other.waitForSelector('html[lang=en]');
    expect(await focused()).toBe('language');
    await other.locator('tbody tr a').first().click();
    await other.getByRole('tab').first().focus();
    await other.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Form');
    expect(await other.getByRole('tab', { selected: true }).textContent()).toBe('Form');
    await other.close();
  });

  it('saves what a link cannot fetch where a token is asked for, and says what failed', async () => {
    const other = await browser.newPage();
    await other.goto(url);
    await other.evaluate("sessionStorage.setItem('jixiao-token', 'ours')");
    await other.locator('tbody tr a').first().click();
    const source = other.locator('a[href$="/source"]');
    const [asked, saved] = await Promise.all([
      other.waitForRequest((r) => r.url().endsWith('/source')),
      other.waitForEvent('download'),
      source.click(),
    ]);
    expect(asked.headers().authorization).toBe('Bearer ours');
    expect(saved.suggestedFilename()).toBe('report.pdf');
    await other.route('**/v1/reports?*format=csv*', (route) => route.abort());
    await other.goto(url);
    await other.locator('.csv').click();
    await other.waitForSelector('.action [role=alert]:not(:empty)');
    await other.close();
  });

  it('saves the list as CSV, every page of it', async () => {
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('.csv')]);
    expect(saved.suggestedFilename()).toBe('reports.csv');
    const text = readFileSync(await saved.path(), 'utf8');
    const [heads = '', row = '', ...rest] = text.split('\r\n');
    expect(heads).toMatch(/^\u{feff}reportId,departmentId,department,/u);
    expect(row).toContain('安平市东湖区文化广电和旅游局');
    expect(rest).toEqual(['']);
  });

  it('gives what a report holds as tables for a spreadsheet', async () => {
    const other = await browser.newPage();
    await other.goto(url);
    await other.locator('tbody tr a').first().click();
    const links = other.locator('.csv-links a');
    await links.first().waitFor();
    const heads: string[] = [];
    for (const link of await links.all()) {
      const csv = await fetch(new URL((await link.getAttribute('href')) ?? '', url));
      heads.push((await csv.text()).split(',')[0] ?? '');
    }
    expect(heads).toEqual(['code', 'form', 'form', 'form', 'form', 'path']);
    await other.close();
  });

  it('shows both sides of a contradiction, and a box on the page where it is printed', async () => {
    await page.locator('tbody tr a').first().click();
    const finding = page.locator('.finding.contradiction').first();
    expect(await finding.locator('dd.printed').textContent()).toBe('82.00%');
    await finding.locator('.head').click();
    await page.waitForSelector('.mark');
    expect(await page.locator('.sheet').getAttribute('data-page')).toBe('2');
    expect(await page.locator('.places li').allTextContents()).toEqual([
      '第2页 设备购置 · 执行率 82.00%',
      '第2页 设备购置 · 执行数 29.92',
      '第2页 设备购置 · 预算 29.92',
    ]);
    const mark = await page.locator('.mark').first().boundingBox();
    const sheet = await page.locator('.sheet canvas').boundingBox();
    if (mark === null || sheet === null) throw new Error('nothing was drawn');
    expect(mark.x).toBeGreaterThan(sheet.x);
    expect(mark.x + mark.width).toBeLessThan(sheet.x + sheet.width);
  });

  it('keeps the box at its place on the page where the window gets another size', async () => {
    const placeOf = async () => {
      const mark = await page.locator('.mark').first().boundingBox();
      const sheet = await page.locator('.sheet canvas').boundingBox();
      if (mark === null || sheet === null) throw new Error('nothing was drawn');
      return [(mark.x - sheet.x) / sheet.width, (mark.y - sheet.y) / sheet.height];
    };
    const before = await placeOf();
    const size = page.viewportSize();
    await page.setViewportSize({ width: 900, height: 700 });
    const after = await placeOf();
    after.forEach((share, i) => {
      expect(share).toBeCloseTo(before[i] ?? 0, 2);
    });
    if (size) await page.setViewportSize(size);
  });

  it('puts the finding into the address, which leads to it again', async () => {
    const address = page.url();
    expect(address).toMatch(/#\/report\/[0-9a-f]{64}\?finding=[0-9a-f]+$/);
    const other = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await other.goto(address);
    await other.waitForSelector('.finding.chosen');
    await other.waitForSelector('.mark');
    expect(await other.title()).toContain('安平市东湖区文化广电和旅游局');
    // On a telephone the page stands below the list: it is brought into sight.
    await other.locator('h1').scrollIntoViewIfNeeded();
    await other.locator('.finding .head').first().click();
    const topOfViewer = async () => (await other.locator('.viewer').boundingBox())?.y;
    await expect.poll(topOfViewer, { timeout: 10_000 }).toBeLessThan(400);
    await other.locator('.viewer .back').click();
    const topOfFinding = async () => (await other.locator('.finding').first().boundingBox())?.y;
    await expect.poll(topOfFinding, { timeout: 10_000 }).toBeGreaterThan(0);
    await other.close();
  });

  it('offers every department, also those behind the first page of them', async () => {
    const other = await browser.newPage();
    const department = (i: number) => ({ departmentId: `000000-${i}`, name: `第${i}局` });
    await other.route('**/v1/departments?*', (route) => {
      const first = !route.request().url().includes('cursor');
      const items = first ? [department(1), department(2)] : [department(3)];
      return route.fulfill({ json: { items, next: first ? 'more' : null } });
    });
    let asked = 0;
    other.on('request', (request) => {
      if (request.url().includes('/v1/departments')) asked += 1;
    });
    await other.goto(url);
    const field = other.locator('input[name=typed]');
    await field.waitFor();
    // Whoever does not choose one waits for none.
    expect(asked).toBe(0);
    await field.focus();
    await other.locator('#departments option').nth(2).waitFor({ state: 'attached' });
    expect(await other.locator('#departments option').count()).toBe(3);
    // A part of a name that is one department's alone stands for it.
    await field.fill('局');
    await field.blur();
    await other.locator('input[name=typed]:invalid').waitFor();
    await field.fill('3局');
    await field.blur();
    await other.waitForURL('**/#/?department=000000-3');
    await other.close();
  });

  it('points at any value of the form, in either language', async () => {
    await page.getByRole('tab').nth(1).click();
    await page.locator('[data-path="/forms/0/tasks/0/budgetYuan"]').click();
    await page.waitForSelector('.places li');
    await page.locator('.language').click();
    await page.waitForSelector('html[lang=en]');
    expect(await page.locator('#top nav').textContent()).toBe('ReportsFindingsUploadAPI');
  });

  it('shows a printed figure with all its decimals: the third one may be the contradiction', async () => {
    const other = await browser.newPage();
    await other.route('**/v1/reports/*', async (route) => {
      const answer = await route.fetch();
      const record = await answer.json();
      const [form] = record.forms;
      form.indicators[0].score = 1.995;
      form.rescore.items[1] = { ...form.rescore.items[1], printed: 1.995, min: 1.9923, max: 2 };
      form.rescore.total = { printed: 98.2, min: 97.60332, max: 97.60401 };
      await route.fulfill({ response: answer, json: record });
    });
    await other.goto(url);
    await other.locator('tbody a').first().click();
    await other.getByRole('tab').nth(1).click();
    const score = other.locator('[data-path="/forms/0/indicators/0/score"]');
    expect(await score.textContent()).toBe('1.995');
    expect(await other.locator('.headline').textContent()).toContain('重算 97.6 ');
    await other.getByRole('tab').nth(2).click();
    const row = other.locator('tr', { has: score }).last();
    expect(await row.textContent()).toContain('1.9951.9923–2');
    await other.close();
  });

  it('fits on a telephone: tables scroll in their frames, and words are no columns of characters', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const widths = async () => {
      const cells = await phone.locator('tbody td:not(.number)').all();
      const boxes = await Promise.all(cells.slice(0, 20).map((cell) => cell.boundingBox()));
      return {
        page: await phone.evaluate('document.documentElement.scrollWidth'),
        words: boxes.map((box) => box?.width ?? 0),
      };
    };
    await phone.goto(url);
    const row = phone.locator('tbody a').first();
    await row.waitFor();
    const list = await widths();
    await row.click();
    await phone.getByRole('tab').nth(1).click();
    await phone.locator('.value').first().waitFor();
    const form = await widths();
    for (const { page: width, words } of [list, form]) {
      expect(width).toBe(390);
      expect(words.length).toBeGreaterThan(1);
      expect(Math.min(...words)).toBeGreaterThan(60);
    }
    await phone.close();
  });

  it('takes a file in, says how far it is, and leads to its report, names masked', async () => {
    await page.goto(`${url}#/upload`);
    const bytes = Buffer.from(plantedReport());
    const mimeType = 'application/octet-stream';
    await page.setInputFiles('input[type=file]', { name: '上街区.docx', mimeType, buffer: bytes });
    const row = page.locator('.uploads li').first();
    expect(await row.locator('b').textContent()).toBe('上街区.docx');
    await row.locator('a').waitFor();
    expect(await row.getAttribute('class')).toBe('done');
    expect(await row.locator('progress').count()).toBe(0);
    const id = createHash('sha256').update(bytes).digest('hex');
    await row.locator('a').click();
    await page.waitForURL(`**/#/report/${id}`);
    await page.getByRole('tab').nth(1).waitFor();
    const shown = await page.locator('#main').textContent();
    expect(shown).toContain('上街区商务局');
    for (const name of PLANTED) expect(shown).not.toContain(name);
  });

  it('says clearly why a file is refused: its kind, its size, what is in it', async () => {
    await page.goto(`${url}#/upload`);
    const html = Buffer.from('<!doctype html><html><body>502 Bad Gateway</body></html>');
    await page.setInputFiles('input[type=file]', [
      { name: 'list.xlsx', mimeType: 'application/octet-stream', buffer: html },
      { name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: 'web page.pdf', mimeType: 'application/pdf', buffer: html },
    ]);
    await page.locator('.uploads .refused').nth(2).waitFor();
    const states = await page.locator('.uploads .state').allTextContents();
    expect(states).toEqual([
      'Only PDF and DOCX are taken',
      'The file is empty',
      expect.stringMatching(/^unreadable: document\.\w+/),
    ]);
  });

  it('loads nothing from elsewhere and reports no error', () => {
    expect(errors).toEqual([]);
  });
});
