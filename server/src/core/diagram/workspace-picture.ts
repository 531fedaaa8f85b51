/** All templates of a workspace in one picture: each is a node, and nested stacks are drawn below those that deploy them. */
import type { Checked } from '../project/checked';
import { isInside, relativePath } from '../text/uri';
import type { Picture, PictureNode } from './picture';
import { withoutEchoes } from './problem-echoes';
import { createSketch } from './sketch';
import { wordFor } from './words';

export function workspacePicture(templates: readonly Checked[], folders: readonly string[]): Picture {
  const sketch = createSketch();
  const id = (uri: string): string => wordFor('tpl', uri);
  const known = new Set(templates.map(({ app }) => app.uri));
  for (const checked of templates) {
    const { app } = checked;
    const folder = folders.find((candidate) => isInside(candidate, app.uri));
    const start = { uri: app.uri, start: 0, end: 0 };
    sketch.node(id(app.uri), 'template', folder === undefined ? app.uri : relativePath(folder, app.uri), {
      facts: facts(checked),
      problems: withoutEchoes(checked.problems).map(({ rule, level, message, place }) => ({
        rule,
        level,
        message,
        place,
        fixes: [],
      })),
      rows: [{ label: 'Functions', value: [...app.functions.keys()].join('\n') || 'none' }],
      name: start,
      place: null,
      handler: start,
    });
  }
  for (const { app } of templates) {
    for (const { id: stack, uri } of app.nested) {
      if (uri === undefined || !known.has(uri)) continue;
      sketch.edge(id(app.uri), id(uri), 'feeds', { label: 'nested stack', summary: `${stack} deploys it` });
    }
  }
  return { title: 'Workspace', nodes: sketch.nodes().filter(isWorthAPlace), edges: sketch.edges(), frames: [] };
}

/** Templates without functions, such as a VPC's own, are shown too, but not those in which nothing was understood. */
const isWorthAPlace = ({ facts }: PictureNode): boolean => facts.length > 0;

function facts({ app }: Checked): readonly string[] {
  const functions = app.functions.size;
  const resources = [...app.resources.values()].filter((resource) => !resource.generated).length;
  if (functions === 0 && resources === 0) return [];
  const framework = { sam: 'SAM', cloudformation: 'CloudFormation', serverless: 'Serverless' }[app.framework];
  return [framework, functions === 1 ? '1 function' : `${functions} functions`];
}
