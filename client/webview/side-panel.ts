/** Beside the picture: everything known of the selected node or edge, with its problems, fixes and links. */
import type {
  WireLocation,
  WirePicture,
  WirePictureEdge,
  WirePictureNode,
  WirePictureProblem,
  WireTimeline,
} from '../../server/src/protocol';
import { endWords, kindWords } from './decorate';
import { el } from './element';
import { icon, isIcon } from './icons';

export interface PanelActions {
  reveal(location: WireLocation): void;
  rule(rule: string): void;
  fix(problem: WirePictureProblem, fix: number): void;
  focus(id: string | null): void;
  expand(id: string): void;
  openTemplate(uri: string): void;
  select(id: string): void;
  selectEdge(edge: WirePictureEdge): void;
  close(): void;
}

export function nodePanel(
  node: WirePictureNode,
  picture: WirePicture,
  focused: boolean,
  actions: PanelActions,
): HTMLElement {
  const title = el('h2', {}, isIcon(node.kind) && icon(node.kind), el('bdi', {}, node.title));
  const kind = el(
    'p',
    { class: 'quiet' },
    [kindWords[node.kind] ?? node.kind, ...node.facts].filter((part) => part !== '').join(' · '),
  );
  return panel(
    actions,
    `About ${node.title}`,
    title,
    kind,
    el('div', { class: 'actions' }, ...nodeActions(node, focused, actions)),
    node.problems.length > 0 &&
      section(
        'Problems',
        el('ul', { class: 'problems' }, ...node.problems.map((problem) => problemItem(problem, actions))),
      ),
    node.timelines.length > 0 &&
      section('When it fails', ...node.timelines.map((timeline) => timelineBlock(timeline, node.timelines.length > 1))),
    node.rows.length > 0 && section('Settings', rows(node.rows)),
    connections(node, picture, actions),
  );
}

export function edgePanel(edge: WirePictureEdge, picture: WirePicture, actions: PanelActions): HTMLElement {
  const name = (id: string): string => picture.nodes.find((node) => node.id === id)?.title ?? id;
  const location = edge.location;
  return panel(
    actions,
    `About the connection from ${name(edge.from)} to ${name(edge.to)}`,
    el('h2', {}, el('bdi', {}, name(edge.from)), ' → ', el('bdi', {}, name(edge.to))),
    el(
      'p',
      { class: 'quiet' },
      [edgeWords[edge.kind] ?? edge.kind, edge.label].filter((part) => part !== '').join(' · '),
    ),
    el('div', { class: 'actions' }, location !== null && button('Template', () => actions.reveal(location))),
    edge.summary !== '' && section('What happens', ...edge.summary.split('\n').map((line) => el('p', {}, line))),
    section(
      'Between',
      el(
        'ul',
        { class: 'links' },
        ...[edge.from, edge.to].map((id) =>
          el(
            'li',
            {},
            link(name(id), () => actions.select(id)),
          ),
        ),
      ),
    ),
  );
}

export const edgeWords: Readonly<Record<string, string>> = {
  sync: 'synchronous: the caller waits',
  async: 'asynchronous: Lambda takes the event and tries up to three times',
  queue: 'queue: Lambda polls and deletes what succeeded',
  stream: 'stream: Lambda polls, in order',
  feeds: 'passes events on',
  success: 'on success',
  reads: 'reads',
  writes: 'writes',
  kept: 'failed events are kept',
  lost: 'failed events are lost',
  blocked: 'a bad record blocks the shard',
  unclear: 'where failed events end is not known',
};

function panel(actions: PanelActions, label: string, ...children: Parameters<typeof el>[2][]): HTMLElement {
  const close = el(
    'button',
    { class: 'icon-button close', 'aria-label': 'Close', title: 'Close (Escape)', click: () => actions.close() },
    icon('close'),
  );
  return el('aside', { class: 'panel', 'aria-label': label, tabindex: -1 }, close, ...children);
}

function nodeActions(node: WirePictureNode, focused: boolean, actions: PanelActions): (HTMLElement | false)[] {
  const { name, handler } = node;
  return [
    name !== null && node.kind !== 'group' && button('Template', () => actions.reveal(name)),
    handler !== null && button('Handler code', () => actions.reveal(handler)),
    node.kind === 'template' &&
      name !== null &&
      button('Picture of this template', () => actions.openTemplate(name.uri)),
    node.kind === 'group'
      ? button('Open the group', () => actions.expand(node.id))
      : button(focused ? 'Show everything' : 'Only this and its neighbours', () =>
          actions.focus(focused ? null : node.id),
        ),
  ];
}

function problemItem(problem: WirePictureProblem, actions: PanelActions): HTMLElement {
  return el(
    'li',
    { class: `problem level-${problem.level}` },
    el('p', { class: 'message' }, ...marked(problem.message)),
    el(
      'p',
      { class: 'problem-links' },
      link(problem.rule, () => actions.rule(problem.rule), `About the rule ${problem.rule}`),
      link('Show', () => actions.reveal(problem.location), 'Show where this is'),
    ),
    problem.fixes.length > 0 &&
      el(
        'div',
        { class: 'fixes' },
        ...problem.fixes.map((fix, index) =>
          button(
            fix.title,
            () => actions.fix(problem, index),
            fix.grade === 'review' ? 'Changes the template; look at it before you deploy' : 'Safe to apply',
            index === 0 ? 'primary' : '',
          ),
        ),
      ),
  );
}

/** Names in backticks become code; all of it stays text. */
function marked(message: string): (HTMLElement | string)[] {
  return message
    .split(/(`[^`]+`)/)
    .map((part) => (part.length > 2 && part.startsWith('`') ? el('code', {}, part.slice(1, -1)) : part));
}

function timelineBlock(timeline: WireTimeline, titled: boolean): HTMLElement {
  return el(
    'div',
    { class: `timeline end-${timeline.end}` },
    titled && el('p', { class: 'timeline-title' }, timeline.title),
    el(
      'ol',
      {},
      ...timeline.steps.map((step) =>
        el(
          'li',
          { class: `step step-${step.kind}` },
          el('span', { class: 'when' }, step.when),
          el('span', { class: 'what' }, ...marked(step.what)),
        ),
      ),
    ),
    timeline.steps.length === 0 && el('p', {}, endWords[timeline.end]),
  );
}

function rows(all: WirePictureNode['rows']): HTMLElement {
  return el('dl', {}, ...all.flatMap((row) => [el('dt', {}, row.label), el('dd', {}, ...lines(row.value))]));
}

const lines = (text: string): (HTMLElement | string)[] =>
  text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));

function connections(node: WirePictureNode, picture: WirePicture, actions: PanelActions): HTMLElement | false {
  const byId = new Map(picture.nodes.map((other) => [other.id, other]));
  const found = picture.edges.flatMap((edge) => {
    const id = edge.from === node.id ? edge.to : edge.to === node.id ? edge.from : undefined;
    const other = id === undefined ? undefined : byId.get(id);
    return other && other.id !== node.id ? [{ edge, other, out: edge.from === node.id }] : [];
  });
  if (found.length === 0) return false;
  return section(
    'Connected with',
    el(
      'ul',
      { class: 'links' },
      ...found.slice(0, 60).map(({ edge, other, out }) =>
        el(
          'li',
          {},
          out ? '→ ' : '← ',
          link(other.title, () => actions.select(other.id)),
          ' ',
          // Lines can't be walked to with the keys; from here they can be reached.
          link(
            [edge.kind, edge.label].filter((part) => part !== '').join(' · '),
            () => actions.selectEdge(edge),
            `About the connection, ${edge.kind}`,
            'quiet',
          ),
        ),
      ),
    ),
  );
}

function section(title: string, ...children: Parameters<typeof el>[2][]): HTMLElement {
  return el('section', {}, el('h3', {}, title), ...children);
}

function button(text: string, act: () => void, title = '', extra = ''): HTMLButtonElement {
  return el('button', { class: `button ${extra}`, click: act, title: title || undefined }, ...marked(text));
}

function link(text: string, act: () => void, label?: string, extra = ''): HTMLButtonElement {
  return el('button', { class: `link ${extra}`, click: act, 'aria-label': label }, text);
}
