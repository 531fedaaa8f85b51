/** The preview page alone in a real browser: what is drawn, what clicks and keys say to the host, and that names stay text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ToHost } from '../../client/webview/messages';
import type { WirePicture } from '../../server/src/protocol';
import { manyFunctions } from './support/many-functions';
import { chromiumPath, openPreviewBrowser, type PreviewBrowser, type PreviewPage } from './support/preview-page';
import { pictureMessage, wirePictureOf } from './support/wire-picture-of';

if (chromiumPath === undefined)
  console.log('skipped: the preview page, because there is no Chromium (apt-get install chromium)');

const template = readFileSync(join(__dirname, 'fixtures', 'everything.yaml'), 'utf8');

describe.runIf(chromiumPath !== undefined)('the preview page', () => {
  let browser: PreviewBrowser;
  let whole: WirePicture;

  beforeAll(async () => {
    [browser, whole] = await Promise.all([openPreviewBrowser(), wirePictureOf(template)]);
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser?.close());

  async function shown(
    picture: WirePicture = whole,
    options: Parameters<PreviewBrowser['open']>[0] = {},
  ): Promise<PreviewPage> {
    const preview = await browser.open(options);
    await preview.drawn(() => preview.send(pictureMessage(picture)));
    return preview;
  }
  const node = ({ page }: PreviewPage, id: string): Locator => page.locator(`[data-node="${id}"]`);
  const said = <T extends ToHost['type']>({ sent }: PreviewPage, type: T) =>
    sent.filter((message): message is Extract<ToHost, { type: T }> => message.type === type);
  const clickNode = (preview: PreviewPage, id: string, count = 1): Promise<void> =>
    node(preview, id).locator('.nodeLabel').first().click({ clickCount: count, force: true });

  it('draws every node and edge, and runs under its policy', async () => {
    const preview = await shown();
    for (const { id } of whole.nodes) expect(await node(preview, id).count()).toBe(1);
    expect(await preview.page.locator('path.edge').count()).toBe(whole.edges.length);
    expect(await preview.page.locator('.edge-hit').count()).toBe(whole.edges.length);
    expect(await preview.page.locator('path.edge-kept').count()).toBe(
      whole.edges.filter(({ kind }) => kind === 'kept').length,
    );
    expect(await preview.page.locator('g.cluster.frame-unsafe').count()).toBe(1);
    expect(preview.errors).toEqual([]);
  });

  it('a click reveals the text and opens the panel; a double click the code', async () => {
    const preview = await shown();
    await clickNode(preview, 'fn_Sorter');
    const expected = whole.nodes.find(({ id }) => id === 'fn_Sorter')?.name;
    await expect.poll(() => said(preview, 'reveal')).toEqual([{ type: 'reveal', location: expected, keepFocus: true }]);
    const panel = preview.page.locator('.panel');
    expect(await panel.locator('h2').textContent()).toBe('Sorter');
    expect(await panel.locator('.step').allTextContents()).toContain('thenParcelDlq, kept 14 days');
    expect(await node(preview, 'fn_Sorter').getAttribute('aria-pressed')).toBe('true');
    await clickNode(preview, 'fn_Sorter', 2);
    await expect.poll(() => said(preview, 'reveal').at(-1)?.keepFocus).toBe(false);
  });

  it('a double click means what the first click hit, also when the panel comes to lie under the pointer', async () => {
    const preview = await shown(whole, { width: 500, height: 640 });
    const box = await node(preview, 'fn_Sorter').boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await preview.page.mouse.click(x, y);
    await preview.page.locator('.panel').waitFor();
    // Something of the panel that would act.
    await preview.page.evaluate(
      ([left, top]) => {
        const trap = document.querySelector<HTMLElement>('.panel .button');
        Object.assign(trap?.style ?? {}, { position: 'fixed', zIndex: '9', left: `${left}px`, top: `${top}px` });
      },
      [x - 4, y - 4] as const,
    );
    await preview.page.mouse.click(x, y);
    const expected = whole.nodes.find(({ id }) => id === 'fn_Sorter');
    await expect
      .poll(() => said(preview, 'reveal').at(-1))
      .toEqual({ type: 'reveal', location: expected?.handler ?? expected?.name, keepFocus: false });
    expect(said(preview, 'reveal').length).toBe(2);
  });

  it('an edge tells its story', async () => {
    const preview = await shown();
    await preview.page.locator('.edge-label.edge-lost').first().click({ force: true });
    expect(await preview.page.locator('.panel').textContent()).toContain('failed events are lost');
    expect(said(preview, 'reveal').length).toBe(1);
  });

  it('says in short what one points at', async () => {
    const preview = await shown();
    const card = preview.page.locator('.hover-card');
    expect(await card.isVisible()).toBe(false);
    await node(preview, 'fn_Sorter').locator('.nodeLabel').first().hover({ force: true });
    await card.waitFor();
    expect(await card.locator('strong').textContent()).toBe('Sorter');
    await preview.page.locator('.edge-label.edge-lost').first().hover({ force: true });
    await expect.poll(() => card.locator('strong').textContent()).not.toBe('Sorter');
    await preview.page.mouse.move(2, 2);
    await card.waitFor({ state: 'hidden' });
  });

  it('zooms with the wheel at the pointer, and shows where one is', async () => {
    const preview = await shown();
    const sorter = node(preview, 'fn_Sorter');
    const middle = async (): Promise<{ x: number; y: number; width: number }> => {
      const box = await sorter.boundingBox();
      if (!box) throw new Error('the node is not there');
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
    };
    const before = await middle();
    await preview.page.mouse.move(before.x, before.y);
    await preview.page.keyboard.down('Control');
    for (let i = 0; i < 4; i++) await preview.page.mouse.wheel(0, -200);
    await preview.page.keyboard.up('Control');
    await expect.poll(async () => (await middle()).width).toBeGreaterThan(before.width * 1.2);
    const after = await middle();
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(12);

    const map = preview.page.locator('.minimap');
    await map.waitFor();
    const box = await map.boundingBox();
    await preview.page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 4);
    await expect.poll(async () => (await middle()).x).not.toBeCloseTo(after.x, 0);
  });

  it('the cursor in the text lights up its node', async () => {
    const preview = await shown();
    const place = whole.nodes.find(({ id }) => id === 'fn_Mailer')?.place;
    const { line, character } = place?.range.start ?? { line: -1, character: -1 };
    await preview.send({ type: 'cursor', uri: whole.uri, line: line + 1, character });
    await expect.poll(() => preview.page.locator('.node.lit').getAttribute('data-node')).toBe('fn_Mailer');
  });

  it.each(['failurePaths', 'network', 'targets', 'problemsOnly'] as const)('toggles %s', async (toggle) => {
    const preview = await shown();
    const button = preview.page.locator(`[data-toggle="${toggle}"]`);
    const before = await button.getAttribute('aria-pressed');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).not.toBe(before);
    await expect.poll(() => said(preview, 'view').at(-1)?.view[toggle]).toBe(before !== 'true');
  });

  it('changes direction, and fits the window anew', async () => {
    const preview = await shown();
    await preview.page.locator('[data-action="direction"]').click();
    await expect.poll(() => said(preview, 'view').at(-1)?.view.direction).toBe('TB');
    const turned = await wirePictureOf(template, { view: { direction: 'TB' } });
    await preview.drawn(() => preview.send(pictureMessage(turned)));
    const [sheet, stage] = await Promise.all([
      preview.page.locator('.sheet > svg').boundingBox(),
      preview.page.locator('.stage').boundingBox(),
    ]);
    expect(sheet?.height).toBeLessThanOrEqual(stage?.height ?? 0);
  });

  it('finds a node by name, with the keyboard alone', async () => {
    const preview = await shown();
    await preview.page.keyboard.press('/');
    await preview.page.keyboard.type('arch');
    expect(await preview.page.locator('.matches li').first().textContent()).toContain('Archive');
    await preview.page.keyboard.press('ArrowDown');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.page.locator('.node.selected').count()).toBe(1);
  });

  it('walks with the arrow keys and opens with Enter', async () => {
    const preview = await shown();
    await node(preview, 'res_ParcelQueue').focus();
    await preview.page.keyboard.press('ArrowRight');
    const focused = await preview.page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset.node);
    expect(['fn_Sorter', 'res_ParcelDlq']).toContain(focused);
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.page.locator('.panel h2').count()).toBe(1);
    await preview.page.keyboard.press('Escape');
    expect(await preview.page.locator('.panel').count()).toBe(0);
  });

  it('leads from a node to its lines, with the keyboard alone', async () => {
    const preview = await shown();
    await node(preview, 'fn_Tracker').focus();
    await preview.page.keyboard.press('Enter');
    const line = preview.page.locator('.panel .links .quiet', { hasText: 'blocked' });
    await line.focus();
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => preview.page.locator('.panel h2').textContent()).toBe('Tracker → shard blocked');
    expect(await preview.page.locator('path.edge-blocked.selected').count()).toBe(1);
  });

  it('keeps zoom, place and selection when the text changes', async () => {
    const preview = await shown();
    await clickNode(preview, 'fn_Mailer');
    await preview.page.keyboard.press('+');
    const before = await node(preview, 'fn_Mailer').boundingBox();
    const changed = await wirePictureOf(
      template.replace('  Sorter:\n', '  Newcomer:\n    Type: AWS::Serverless::Function\n  Sorter:\n'),
    );
    await preview.drawn(() => preview.send(pictureMessage(changed)));
    expect(await node(preview, 'fn_Newcomer').count()).toBe(1);
    const after = await node(preview, 'fn_Mailer').boundingBox();
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(3);
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(3);
    expect(await preview.page.locator('.node.selected').getAttribute('data-node')).toBe('fn_Mailer');
  });

  it('leaves what is drawn when nothing changed', async () => {
    const preview = await shown();
    const drawn = (): Promise<string | null> => preview.page.locator('.stage').getAttribute('data-drawn');
    const before = await drawn();
    await preview.send(pictureMessage(whole));
    await preview.send({ type: 'notice', text: 'taken' });
    await preview.page.locator('.toast', { hasText: 'taken' }).waitFor();
    expect(await drawn()).toBe(before);
  });

  it('keeps the last good picture while the text is broken', async () => {
    const preview = await shown();
    const location = { uri: whole.uri, range: { start: { line: 6, character: 0 }, end: { line: 6, character: 1 } } };
    const broken = {
      ...(await wirePictureOf(
        'Transform: AWS::Serverless-2016-10-31\nResources:\n  A:\n    Type: AWS::Serverless::Function\n',
      )),
      broken: [{ message: 'a bracket is not closed', location }],
    };
    await preview.send(pictureMessage(broken));
    await expect.poll(() => preview.page.locator('.note').first().textContent()).toContain('Line 7');
    expect(await node(preview, 'fn_Sorter').count()).toBe(1);
    await preview.page.locator('.note button').click();
    await expect.poll(() => said(preview, 'reveal').at(-1)?.location).toEqual(location);
  });

  const states: readonly (readonly [state: 'not-a-template' | 'broken' | 'empty', heading: string])[] = [
    ['not-a-template', 'No template here'],
    ['broken', 'The template can not be read'],
    ['empty', 'Nothing to show'],
  ];
  it.each(states)('says what is the matter: %s', async (state, heading) => {
    const preview = await browser.open();
    await preview.send({ type: 'picture', result: { state, reason: 'the reason' }, pinned: false, templates: 0 });
    const card = preview.page.locator('.message-card');
    await expect.poll(() => card.textContent()).toBe(`${heading}the reason`);
  });

  it('names stay text, all the way to the page', async () => {
    const names = [
      '"]; click A call alert(1)',
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      'it\'s "quoted" and `ticked`',
      '%%{init: {"securityLevel": "loose"}}%%',
      'end',
      'subgraph x',
      'Заказы-📦',
      'طلبات العملاء',
      'fa:fa-car $$x$$ **bold**',
      '#quot; &lt;b&gt; \\n #35;',
    ];
    const nasty = await wirePictureOf(
      `Transform: AWS::Serverless-2016-10-31\nResources:\n${names
        .map(
          (name) =>
            `  ${JSON.stringify(name)}:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: ${JSON.stringify(name)}, Events: { It: { Type: Schedule, Properties: { Schedule: ${JSON.stringify(name)} } } } }\n`,
        )
        .join('')}`,
    );
    let dialogs = 0;
    const preview = await browser.open();
    preview.page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    await preview.drawn(() => preview.send(pictureMessage(nasty)));
    const squeeze = (text: string | null): string => (text ?? '').replace(/[\s\u2060]+/g, '');
    for (const name of names) {
      const found = nasty.nodes.find(({ kind, title }) => kind === 'function' && title === name);
      const title = await node(preview, found?.id ?? '')
        .locator('.nodeLabel b')
        .first()
        .textContent();
      expect(squeeze(title)).toBe(squeeze(name));
    }
    await clickNode(preview, nasty.nodes.find(({ title }) => title.startsWith('<img'))?.id ?? '');
    expect(await preview.page.locator('.panel h2').textContent()).toBe('<img src=x onerror=alert(1)>');
    expect(await preview.page.locator('img, .sheet script, .sheet a, .panel script').count()).toBe(0);
    expect(dialogs).toBe(0);
    expect(preview.errors).toEqual([]);
  });

  it('exports an SVG that stands alone, and a PNG', async () => {
    const preview = await shown();
    const save = async (format: 'svg' | 'png'): Promise<string> => {
      await preview.page.locator('button[aria-label="Export"]').click();
      await preview.page.locator(`[data-format="${format}"]`).click();
      await expect
        .poll(() => said(preview, 'save').some((message) => message.format === format), { timeout: 20_000 })
        .toBe(true);
      return said(preview, 'save').find((message) => message.format === format)?.data ?? '';
    };
    const svg = await save('svg');
    expect(svg).toContain('>ParcelQueue</text>');
    expect(svg).not.toMatch(/foreignObject|<style|<script|var\(--/);
    const png = Buffer.from(await save('png'), 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(png.readUInt32BE(16)).toBe(Number(width) * 2);
    expect(png.readUInt32BE(20)).toBe(Number(height) * 2);
    expect(preview.errors).toEqual([]);
  });

  it.each(['mermaid', 'markdown'] as const)('asks the host for the %s text', async (format) => {
    const preview = await shown();
    await preview.page.locator('button[aria-label="Export"]').click();
    await preview.page.locator(`[data-format="${format}"]`).click();
    await expect.poll(() => said(preview, 'export')).toEqual([{ type: 'export', format }]);
  });

  it('follows the theme without drawing anew', async () => {
    const preview = await shown();
    const fill = () =>
      preview.page.evaluate(
        () => getComputedStyle(document.querySelector('[data-node=fn_Web] rect') ?? document.body).fill,
      );
    const light = await fill();
    const drawn = await preview.page.locator('.stage').getAttribute('data-drawn');
    for (const theme of ['dark', 'high-contrast', 'high-contrast-light'] as const) {
      await preview.theme(theme);
      expect(await fill()).not.toBe(light);
    }
    expect(await preview.page.locator('.stage').getAttribute('data-drawn')).toBe(drawn);
  });

  it('shows only one node and its neighbours, and comes back', async () => {
    const preview = await shown();
    await clickNode(preview, 'fn_Sorter');
    await preview.page.keyboard.press('f');
    await expect.poll(() => said(preview, 'view').at(-1)?.view.focus).toBe('fn_Sorter');
    const near = await wirePictureOf(template, { view: { focus: 'fn_Sorter' } });
    await preview.drawn(() => preview.send(pictureMessage(near)));
    const chip = preview.page.locator('.chip', { hasText: 'Sorter' });
    await chip.click();
    await expect.poll(() => said(preview, 'view').at(-1)?.view.focus).toBe(null);
  });

  it('opens a group with a double click', async () => {
    const big = await wirePictureOf(manyFunctions(120));
    const preview = await shown(big);
    const group = big.nodes.find(({ kind }) => kind === 'group')?.id ?? '';
    await clickNode(preview, group, 2);
    await expect.poll(() => said(preview, 'view').at(-1)?.view.expanded).toEqual([group]);
    const opened = await wirePictureOf(manyFunctions(120), { view: { expanded: [group] } });
    await preview.drawn(() => preview.send(pictureMessage(opened)));
    expect(await node(preview, group).count()).toBe(0);
    expect(await preview.page.locator('g.cluster').count()).toBe(1);
  });

  it('finds what is inside a group', async () => {
    const preview = await shown(await wirePictureOf(manyFunctions(120)));
    await preview.page.keyboard.press('/');
    await preview.page.keyboard.type('Timer42');
    await preview.page.keyboard.press('Enter');
    await expect.poll(() => said(preview, 'view').at(-1)?.view.expanded.length).toBe(1);
    const expanded = said(preview, 'view').at(-1)?.view.expanded ?? [];
    await preview.drawn(async () =>
      preview.send(pictureMessage(await wirePictureOf(manyFunctions(120), { view: { expanded } }))),
    );
    await expect.poll(() => preview.page.locator('.node.selected').getAttribute('data-node')).toBe('fn_Timer42');
  });

  it('asks before it draws what takes long', async () => {
    const preview = await browser.open();
    await preview.send(pictureMessage(await wirePictureOf(manyFunctions(320), { view: { grouping: 'never' } })));
    await expect.poll(() => preview.page.locator('.message-card').textContent()).toContain('very large');
    await preview.page.locator('.message-card button', { hasText: 'Show groups' }).click();
    await expect.poll(() => said(preview, 'view').at(-1)?.view.grouping).toBe('auto');
  });

  it('keeps what one chose over a reload', async () => {
    const view = { ...said(await shown(), 'view')[0]?.view, direction: 'TB', network: false };
    const preview = await browser.open({ state: { view, selected: 'fn_Web' } });
    await expect.poll(() => said(preview, 'view')[0]?.view).toMatchObject({ direction: 'TB', network: false });
    await preview.drawn(() => preview.send(pictureMessage(whole)));
    await expect.poll(() => preview.page.locator('.node.selected').getAttribute('data-node')).toBe('fn_Web');
  });

  it('takes no message that has another form', async () => {
    const preview = await shown();
    await preview.page.evaluate(() => {
      for (const data of [null, 7, 'picture', { type: 'nonsense' }, { type: 'picture' }, { type: 'toString' }])
        window.postMessage(data, '*');
    });
    await preview.send({ type: 'notice', text: 'still here' });
    await expect.poll(() => preview.page.locator('.toast').textContent()).toBe('still here');
    expect(preview.errors).toEqual([]);
  });
});
