/** Which folder of the core may import from which: the table of server/ARCHITECTURE.md in a form that a test can read. */

/** `host` and `service` are files of the core's own folder. */
export const directions: Readonly<Record<string, readonly string[]>> = {
  text: [],
  yaml: ['text', 'model'],
  model: ['text', 'catalog'],
  catalog: ['model'],
  host: [],
  frontends: ['text', 'yaml', 'model', 'catalog', 'host'],
  handlers: ['text', 'model', 'catalog', 'host'],
  graph: ['text', 'model', 'catalog', 'handlers'],
  rules: ['text', 'model', 'catalog', 'graph', 'handlers'],
  engine: ['text', 'yaml', 'model', 'catalog', 'graph', 'handlers', 'rules', 'host'],
  project: ['text', 'yaml', 'model', 'catalog', 'frontends', 'graph', 'handlers', 'rules', 'engine', 'host'],
  diagram: ['text', 'model', 'catalog', 'graph', 'handlers', 'rules', 'project'],
  features: [
    'text',
    'yaml',
    'model',
    'catalog',
    'frontends',
    'graph',
    'handlers',
    'rules',
    'engine',
    'project',
    'diagram',
    'host',
  ],
};
