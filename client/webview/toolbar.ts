/** The row above the picture: which template, search, what to show, direction, zoom and export. */
import type { WirePicture, WirePictureView } from '../../server/src/protocol';
import { kindWords } from './decorate';
import { el } from './element';
import { type IconName, icon, isIcon } from './icons';

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'markdown';

export interface ToolbarActions {
  change(view: Partial<WirePictureView>): void;
  show(id: string): void;
  pick(): void;
  pin(): void;
  fit(): void;
  zoom(factor: number): void;
  legend(): void;
  export(format: ExportFormat): void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  update(state: ToolbarState): void;
  search(): void;
}

export interface ToolbarState {
  readonly view: WirePictureView;
  readonly picture: WirePicture | undefined;
  readonly pinned: boolean;
  readonly templates: number;
  readonly legend: boolean;
}

type Toggle = 'failurePaths' | 'network' | 'targets' | 'problemsOnly';

const toggles: readonly (readonly [Toggle, IconName, string])[] = [
  ['failurePaths', 'failure', 'Failure paths'],
  ['network', 'network', 'Network'],
  ['targets', 'table', 'Tables and other targets'],
  ['problemsOnly', 'problems', 'Problems only'],
];

export function createToolbar(actions: ToolbarActions): Toolbar {
  let state: ToolbarState | undefined;
  const template = el('button', { class: 'template', title: 'Choose a template', click: () => actions.pick() });
  const pin = iconButton('pin', 'Keep showing this template', () => actions.pin());
  const search = createSearch(() => state?.picture, actions.show);
  const switches = toggles.map(([key, name, label]) => {
    const button = iconButton(name, label, () => state && actions.change({ [key]: !state.view[key] }));
    button.dataset.toggle = key;
    return { key, button };
  });
  const direction = iconButton(
    'sideways',
    '',
    () => state && actions.change({ direction: state.view.direction === 'LR' ? 'TB' : 'LR' }),
  );
  direction.dataset.action = 'direction';
  const unfocus = el('button', { class: 'chip', hidden: true, click: () => actions.change({ focus: null }) });
  const ungroup = el('button', {
    class: 'chip',
    hidden: true,
    click: () => state && actions.change({ grouping: state.view.grouping === 'auto' ? 'never' : 'auto', expanded: [] }),
  });
  const legend = iconButton('legend', 'Legend', () => actions.legend());
  const exporting = createExportMenu(actions.export);
  const element = el(
    'header',
    { class: 'toolbar', role: 'toolbar', 'aria-label': 'Picture' },
    template,
    pin,
    search.element,
    el('span', { class: 'group', role: 'group', 'aria-label': 'Show' }, ...switches.map(({ button }) => button)),
    unfocus,
    ungroup,
    el('span', { class: 'spring' }),
    el(
      'span',
      { class: 'group', role: 'group', 'aria-label': 'Layout' },
      direction,
      el(
        'span',
        { class: 'zoom' },
        iconButton('minus', 'Zoom out (−)', () => actions.zoom(1 / 1.25)),
        iconButton('plus', 'Zoom in (+)', () => actions.zoom(1.25)),
      ),
      iconButton('fit', 'Fit the window (0)', () => actions.fit()),
    ),
    legend,
    exporting,
  );
  return {
    element,
    search: () => search.focus(),
    update(next) {
      state = next;
      const { view, picture } = next;
      template.replaceChildren(icon('template'), el('bdi', {}, picture?.title ?? 'No template'));
      template.disabled = next.templates < 2;
      press(pin, next.pinned);
      press(legend, next.legend);
      for (const { key, button } of switches) press(button, view[key]);
      const sideways = view.direction === 'LR';
      direction.replaceChildren(icon(sideways ? 'sideways' : 'downwards'));
      label(direction, sideways ? 'Left to right; press for top to bottom' : 'Top to bottom; press for left to right');
      const focused = picture?.index.find(({ id }) => id === view.focus);
      unfocus.hidden = focused === undefined;
      unfocus.replaceChildren(icon('focus', 14), el('bdi', {}, focused?.title ?? ''), icon('close', 12));
      unfocus.title = 'Show everything';
      const grouped =
        (picture?.nodes.some(({ kind }) => kind === 'group') ?? false) ||
        view.grouping === 'never' ||
        view.expanded.length > 0;
      ungroup.hidden = !grouped;
      ungroup.textContent = view.grouping === 'never' ? 'Group' : 'Show all parts';
    },
  };
}

function iconButton(name: IconName, title: string, act: () => void): HTMLButtonElement {
  const button = el('button', { class: 'icon-button', click: act }, icon(name));
  label(button, title);
  return button;
}

function label(button: HTMLElement, text: string): void {
  button.title = text;
  button.setAttribute('aria-label', text);
}

const press = (button: HTMLElement, on: boolean): void => button.setAttribute('aria-pressed', String(on));

const formats: readonly (readonly [ExportFormat, string])[] = [
  ['svg', 'Save as SVG…'],
  ['png', 'Save as PNG…'],
  ['mermaid', 'Save as Mermaid text…'],
  ['markdown', 'Copy as Markdown'],
];

function createExportMenu(act: (format: ExportFormat) => void): HTMLElement {
  const open = iconButton('export', 'Export', () => show(menu.hidden === true));
  open.setAttribute('aria-haspopup', 'menu');
  const items = formats.map(([format, text]) =>
    el('button', { role: 'menuitem', 'data-format': format, click: () => choose(format) }, text),
  );
  const choose = (format: ExportFormat): void => {
    show(false);
    act(format);
  };
  const menu = el('div', { class: 'menu', role: 'menu', hidden: true }, ...items);
  const show = (shown: boolean): void => {
    menu.hidden = !shown;
    open.setAttribute('aria-expanded', String(shown));
    if (shown) items[0]?.focus();
  };
  const element = el('span', { class: 'menu-holder' }, open, menu);
  element.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape' && !menu.hidden) {
      event.stopPropagation();
      show(false);
      open.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length]?.focus();
    }
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) show(false);
  });
  return element;
}

const mostMatches = 12;

function createSearch(
  picture: () => WirePicture | undefined,
  show: (id: string) => void,
): { element: HTMLElement; focus(): void } {
  const list = el('ul', { class: 'matches', id: 'matches', role: 'listbox', hidden: true });
  const input = el('input', {
    type: 'text',
    placeholder: 'Find',
    role: 'combobox',
    'aria-label': 'Find in the picture',
    'aria-controls': 'matches',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    spellcheck: 'false',
  });
  let active = 0;
  let matches: WirePicture['index'] = [];
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (id: string | undefined): void => {
    close();
    if (id !== undefined) show(id);
  };
  const mark = (): void => {
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === active));
    input.setAttribute('aria-activedescendant', `match-${active}`);
  };
  const update = (): void => {
    const wanted = input.value.trim().toLowerCase();
    const found =
      wanted === '' ? [] : (picture()?.index ?? []).filter(({ title }) => title.toLowerCase().includes(wanted));
    matches = [...found].sort((a, b) => start(a.title, wanted) - start(b.title, wanted)).slice(0, mostMatches);
    active = 0;
    list.replaceChildren(
      ...matches.map(({ id, title, kind }, index) =>
        el(
          'li',
          {
            role: 'option',
            id: `match-${index}`,
            'data-id': id,
            pointerdown(event) {
              // The field keeps the focus until the choice is made.
              event.preventDefault();
              choose(id);
            },
          },
          isIcon(kind) && icon(kind, 14),
          el('bdi', {}, title),
          el('span', { class: 'quiet' }, kindWords[kind] ?? kind),
        ),
      ),
    );
    if (wanted !== '' && matches.length === 0)
      list.append(el('li', { class: 'quiet', role: 'option', 'aria-disabled': 'true' }, 'Nothing of that name'));
    list.hidden = wanted === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (matches.length > 0) mark();
  };
  input.addEventListener('input', update);
  input.addEventListener('focus', update);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') choose(matches[active]?.id);
    else if (event.key === 'Escape') {
      input.value = '';
      close();
      input.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (matches.length === 0) return;
      active = (active + (event.key === 'ArrowDown' ? 1 : matches.length - 1)) % matches.length;
      mark();
    }
    event.stopPropagation();
  });
  const element = el('span', { class: 'search' }, icon('search', 14), input, list);
  return {
    element,
    focus() {
      input.focus();
      input.select();
    },
  };
}

/** Names that begin with what was typed come first. */
const start = (title: string, wanted: string): number => (title.toLowerCase().startsWith(wanted) ? 0 : 1);
