/** The preview page: takes pictures from the host, draws them, and tells the host what one does with them. */
import type { WirePicture, WirePictureResult, WirePictureView } from '../../server/src/protocol';
import { el } from './element';
import { picturePng, pictureSvg } from './export-picture';
import { icon } from './icons';
import { legend } from './legend';
import { connectHost } from './page-host';
import { keptView } from './page-view';
import { edgePanel, nodePanel, type PanelActions } from './side-panel';
import { createStage, type Selection } from './stage';
import { createToolbar, type ExportFormat } from './toolbar';

/** Above this many parts drawing takes seconds; one is asked first. */
const mostParts = 700;

const host = connectHost();
const before = host.state();
let view: WirePictureView = keptView(before.view, window.innerWidth < window.innerHeight ? 'TB' : 'LR');
let picture: WirePicture | undefined;
let pinned = false;
let templates = 0;
let selection: Selection | undefined;
let showLegend = false;
let wanted: { id: string; focus: boolean } | undefined =
  typeof before.selected === 'string' ? { id: before.selected, focus: false } : undefined;
let asked: { readonly name: string; readonly focus: boolean } | undefined;
let allowed: string | undefined;
/** Pictures are drawn one after another; of those that wait only the newest is drawn. */
let waiting: { picture: WirePicture; fit: boolean } | undefined;
let drawing = false;

const panelHolder = el('div', { class: 'panel-holder' });
const legendHolder = el('div', { class: 'legend-holder' });
const message = el('div', { class: 'message-holder', role: 'status' });
const note = el('div', { class: 'note', role: 'status', hidden: true });
const toast = el('div', { class: 'note toast', role: 'status', hidden: true });
const stage = createStage({
  choose(chosen, open) {
    if (open && chosen?.kind === 'node') {
      const location = chosen.node.handler ?? chosen.node.name;
      if (chosen.node.kind === 'group') expand(chosen.node.id);
      else if (chosen.node.kind === 'template' && location) openTemplate(location.uri);
      else if (location) host.post({ type: 'reveal', location, keepFocus: false });
      return;
    }
    select(chosen);
    const location = chosen?.kind === 'node' ? chosen.node.name : chosen?.edge.location;
    if (location) host.post({ type: 'reveal', location, keepFocus: true });
  },
  frame: (location) => host.post({ type: 'reveal', location, keepFocus: true }),
});
const toolbar = createToolbar({
  change,
  show: (id) => show(id, false),
  pick: () => host.post({ type: 'pick-template' }),
  pin: () => host.post({ type: 'pin', pinned: !pinned }),
  fit: () => stage.viewing.fit(),
  zoom: (factor) => stage.viewing.zoomBy(factor),
  legend() {
    showLegend = !showLegend;
    update();
  },
  export: (format) => void exportAs(format),
});
document.body.append(
  toolbar.element,
  el(
    'main',
    { class: 'content' },
    el('div', { class: 'drawing' }, stage.element, message, note, toast, legendHolder),
    panelHolder,
  ),
);

const panelActions: PanelActions = {
  reveal: (location) => host.post({ type: 'reveal', location, keepFocus: false }),
  rule: (rule) => host.post({ type: 'rule', rule }),
  fix: ({ rule, location }, fix) => host.post({ type: 'fix', rule, location, fix }),
  focus: (id) => change({ focus: id }),
  expand: (id) => expand(id),
  openTemplate,
  select: (id) => show(id, false),
  selectEdge: (edge) => select({ kind: 'edge', edge }),
  close() {
    const id = selection?.kind === 'node' ? selection.node.id : undefined;
    select(undefined);
    if (id !== undefined) stage.focusNode(id);
  },
};

host.onMessage((received) => {
  switch (received.type) {
    case 'picture':
      pinned = received.pinned;
      templates = received.templates;
      document.body.classList.remove('busy');
      take(received.result);
      break;
    case 'busy':
      document.body.classList.add('busy');
      break;
    case 'cursor':
      stage.light(received.uri, received.line, received.character);
      break;
    case 'show':
      asked = received;
      answer();
      break;
    case 'notice':
      notice(received.text);
      break;
  }
});

window.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement) return;
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const keys: Readonly<Record<string, () => void>> = {
  '+': () => stage.viewing.zoomBy(1.25),
  '=': () => stage.viewing.zoomBy(1.25),
  '-': () => stage.viewing.zoomBy(1 / 1.25),
  '0': () => stage.viewing.fit(),
  '/': () => toolbar.search(),
  f: () => selection?.kind === 'node' && change({ focus: view.focus === selection.node.id ? null : selection.node.id }),
  Escape() {
    if (selection) panelActions.close();
    else if (view.focus !== null) change({ focus: null });
  },
};

update();
host.post({ type: 'ready' });
host.post({ type: 'view', view });

function take(result: WirePictureResult): void {
  if (result.state === 'picture') takePicture(result.picture);
  // Half-typed text keeps the last good picture.
  else if (result.state === 'broken' && picture) tell(result.reason);
  else noPicture(undefined, headings[result.state], result.reason);
  update();
}

function takePicture(next: WirePicture): void {
  const problem = next.broken[0];
  const sameTemplate = picture?.uri === next.uri;
  if (problem && picture && sameTemplate && !reshaped && loses(picture, next)) {
    tellBroken(problem, ' This is the picture from before.');
  } else if (next.nodes.length === 0) {
    noPicture(next, 'Nothing to show', view.problemsOnly ? noProblems : noParts);
  } else if (next.nodes.length > mostParts && allowed !== next.uri) {
    noPicture(next, 'This picture is very large', `It has ${next.nodes.length} parts and takes a while to draw.`, [
      ['Show groups', () => change({ grouping: 'auto', expanded: [] })],
      [
        'Draw it anyway',
        () => {
          allowed = next.uri;
          take({ state: 'picture', picture: next });
        },
      ],
    ]);
  } else {
    const fit = !sameTemplate || reshaped || stage.drawing() === undefined;
    // Something changed in the workspace, but nothing here: what is drawn stays.
    const same = !fit && !drawing && JSON.stringify(next) === JSON.stringify(stage.drawing()?.picture);
    reshaped = false;
    picture = next;
    if (problem) tellBroken(problem, '');
    else tell(undefined);
    say(undefined);
    if (!same) void draw(next, fit);
  }
}

function tellBroken({ location, message }: WirePicture['broken'][number], more: string): void {
  const line = location.range.start.line + 1;
  tell(`Line ${line} can't be read (${message}).${more}`, () =>
    host.post({ type: 'reveal', location, keepFocus: false }),
  );
}

const noProblems = 'There are no problems here. Switch off “Problems only” to see everything.';
const noParts = 'No function, queue or event source was found in this template.';

function noPicture(
  next: WirePicture | undefined,
  heading: string,
  text: string,
  choices: readonly (readonly [string, () => void])[] = [],
): void {
  picture = next;
  stage.clear();
  select(undefined);
  tell(undefined);
  say(heading, text, choices);
}

/** True when what was chosen to be seen changed so much that the old place means nothing. */
let reshaped = false;

const loses = (old: WirePicture, next: WirePicture): boolean => {
  const there = new Set(next.index.map(({ id }) => id));
  return old.index.some(({ id }) => !there.has(id));
};

async function draw(next: WirePicture, fit: boolean): Promise<void> {
  waiting = { picture: next, fit: fit || (waiting?.fit ?? false) };
  if (drawing) return;
  drawing = true;
  try {
    while (waiting) {
      const job: { picture: WirePicture; fit: boolean } = waiting;
      waiting = undefined;
      await stage.draw(job.picture, job.fit);
    }
    arrive();
  } catch (error) {
    stage.clear();
    say('The picture could not be drawn', error instanceof Error ? error.message : String(error));
  } finally {
    drawing = false;
  }
}

/** A name can be looked up only when there is a picture. */
function answer(): void {
  const index = picture?.index ?? [];
  const found =
    asked && (index.find(({ id }) => id === asked?.name) ?? index.find(({ title }) => title === asked?.name));
  const { focus = false } = asked ?? {};
  if (index.length > 0) asked = undefined;
  if (found) show(found.id, focus);
}

/** After a drawing: the selection's data may be new, and something may wait to be shown. */
function arrive(): void {
  if (asked) answer();
  if (wanted) {
    const { id, focus } = wanted;
    const shown = picture?.nodes.find((node) => node.id === id || node.members.includes(id));
    if (shown?.id === id) {
      wanted = undefined;
      select({ kind: 'node', node: shown });
      if (!focus) stage.bring(id);
    } else if (shown) {
      expand(shown.id);
    } else {
      wanted = undefined;
    }
    return;
  }
  if (selection?.kind === 'node') {
    const { id } = selection.node;
    const node = picture?.nodes.find((candidate) => candidate.id === id);
    select(node && { kind: 'node', node });
  }
}

function change(change: Partial<WirePictureView>): void {
  view = { ...view, ...change };
  reshaped = true;
  keep();
  update();
  host.post({ type: 'view', view });
}

function openTemplate(uri: string): void {
  host.post({ type: 'open-template', uri });
}

function expand(id: string): void {
  change({ expanded: [...view.expanded, id] });
}

function show(id: string, focus: boolean): void {
  wanted = { id, focus };
  const known = picture?.nodes.some((node) => node.id === id || node.members.includes(id));
  // What is filtered away comes back when one looks for it.
  if (focus) change({ focus: id });
  else if (known) arrive();
  else change({ focus: null, problemsOnly: false, targets: true, failurePaths: true });
}

function select(next: Selection | undefined): void {
  selection = next;
  stage.select(next);
  const focusInside = panelHolder.contains(document.activeElement);
  if (!picture || !next) panelHolder.replaceChildren();
  else if (next.kind === 'node')
    panelHolder.replaceChildren(nodePanel(next.node, picture, view.focus === next.node.id, panelActions));
  else panelHolder.replaceChildren(edgePanel(next.edge, picture, panelActions));
  if (focusInside) panelHolder.querySelector<HTMLElement>('.panel')?.focus();
  keep();
}

function update(): void {
  toolbar.update({ view, picture, pinned, templates, legend: showLegend });
  legendHolder.replaceChildren(...(showLegend ? [legend(picture)] : []));
  keep();
}

function keep(): void {
  host.keep({
    uri: picture?.uri ?? before.uri ?? null,
    pinned,
    view,
    selected: selection?.kind === 'node' ? selection.node.id : null,
  });
}

const headings = {
  'not-a-template': 'No template here',
  broken: 'The template can not be read',
  empty: 'Nothing to show',
} as const;

function say(heading: string | undefined, text = '', choices: readonly (readonly [string, () => void])[] = []): void {
  message.replaceChildren(
    ...(heading === undefined
      ? []
      : [
          el(
            'div',
            { class: 'message-card' },
            icon('template', 28),
            el('h2', {}, heading),
            el('p', {}, text),
            el(
              'div',
              { class: 'actions' },
              ...choices.map(([label, act]) => el('button', { class: 'button', click: act }, label)),
            ),
          ),
        ]),
  );
}

/** What is said until something else is. */
function tell(text: string | undefined, act?: () => void): void {
  note.hidden = text === undefined;
  note.replaceChildren(text ?? '', ...(act ? [' ', el('button', { class: 'link', click: act }, 'Show')] : []));
}

let noticeEnds: ReturnType<typeof setTimeout> | undefined;

/** What is said for a moment. */
function notice(text: string): void {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(noticeEnds);
  noticeEnds = setTimeout(() => {
    toast.hidden = true;
  }, 4000);
}

async function exportAs(format: ExportFormat): Promise<void> {
  if (format === 'mermaid' || format === 'markdown') {
    host.post({ type: 'export', format });
    return;
  }
  const drawn = stage.drawing();
  if (!drawn) {
    notice('There is no picture to save.');
    return;
  }
  const chosen = selection;
  stage.select(undefined);
  const background = getComputedStyle(document.body).backgroundColor;
  const name = drawn.picture.title.replace(/\.[^.]+$/, '');
  try {
    const data = format === 'svg' ? pictureSvg(drawn, background).text : await picturePng(drawn, background);
    host.post({ type: 'save', format, name, data });
  } catch (error) {
    notice(`The picture could not be saved: ${error instanceof Error ? error.message : String(error)}`);
  }
  stage.select(chosen);
}
