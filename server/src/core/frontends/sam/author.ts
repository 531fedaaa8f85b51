/** Writes fixes into SAM and CloudFormation templates. What a fix needs is said in CloudFormation's words. */
import type { FunctionId, LambdaFunction, Resource, ResourceId, Site, Trigger } from '../../model/app';
import type { Author, NewResource, Plain } from '../../model/author';
import type { SourceEdit } from '../../text/source-edit';
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import { edit, type Operation, type Path, replaceAt } from '../../yaml/edits';
import { valueAt, type YamlNode } from '../../yaml/node';
import { mentionsKin, namesKin } from '../stacks/names-kin';
import { keepFailures, keepUndelivered } from './author-failures';
import { allowOperations, queuePolicyOperations } from './author-permissions';
import { pathOfPair } from './pair-path';
import type { TemplateSite } from './site';
import { underConditions } from './under-conditions';

/** What the author of a template knows of it. */
export interface AuthorContext {
  readonly document: YamlDocument;
  /** Files that were read for the template. */
  readonly file: (uri: string) => YamlDocument | undefined;
  readonly functions: ReadonlyMap<FunctionId, LambdaFunction>;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  readonly triggers: readonly Trigger[];
  readonly freeId: (wish: string) => string;
}

export type Operations = readonly Operation[] | undefined;

export function createAuthor(parts: Omit<AuthorContext, 'freeId'>): Author {
  const { document } = parts;
  const freeId = (wish: string): string => {
    let id = wish;
    for (let number = 2; isTaken(parts, id); number++) id = `${wish}${number}`;
    return id;
  };
  const context: AuthorContext = { ...parts, freeId };
  const conditionOf = (id: string) => (parts.functions.get(id) ?? parts.resources.get(id))?.condition ?? undefined;
  const written = (operations: Operations): readonly SourceEdit[] | undefined => {
    // A resource of another template can't be named here: it would have to be handed in as a parameter.
    if (operations?.some(namesKin)) return undefined;
    const conditioned = operations && underConditions(operations, conditionOf);
    return conditioned && (conditioned.length === 0 ? [] : edit(document, conditioned));
  };
  return {
    set: (site, path, value) => written(setOperations(context, site, path, value)),
    append: (site, path, value) => {
      const at = propertyPath(context, site, path);
      return written(at && [{ op: 'append', path: at, items: [value] }]);
    },
    appendAttribute: (site, path, value) => {
      const entry = entryPath(context, site);
      return written(entry && [{ op: 'append', path: [...entry, ...path], items: [value] }]);
    },
    remove: (site, path) => {
      const at = propertyPath(context, site, path);
      if (at === undefined || nodeAt(document.root, at) === undefined) return undefined;
      return written([{ op: 'remove', path: at }]);
    },
    replace(value, to) {
      if (value.origin === 'default' || (value.origin !== 'literal' && value.home === undefined)) return undefined;
      if (mentionsKin(to)) return undefined;
      const edits: SourceEdit[] = [];
      for (const span of [value.home ?? value.span, ...(value.twins ?? [])]) {
        const place = placeOf(span);
        const home = place.uri === document.uri ? document : parts.file(place.uri);
        const made = home && replaceAt(home, place, to);
        if (made === undefined) return undefined;
        edits.push(...made);
      }
      return edits;
    },
    addResources: (resources) => written(resources.map((one) => resourceOperation(context, one))),
    removeSite: (site) => {
      const entry = entryPath(context, site);
      return written(entry && [{ op: 'remove', path: entry }]);
    },
    freeId,
    allow(fn, actions, resource) {
      const allowed = [...parts.functions.values()].find((one) => one.site === fn);
      return written(allowed && allowOperations(context, allowed, actions, resource));
    },
    failureDestination: (site, queueId) => written(keepFailures(context, site, queueId)),
    deadLetterQueue(site, queueId, made) {
      const kept = keepUndelivered(context, site, queueId);
      return written(kept && made ? [...kept, resourceOperation(context, made)] : kept);
    },
    admit: (queueId, service, source) => written(queuePolicyOperations(context, queueId, service, source)),
  };
}

/** Parameters and resources share their names. */
function isTaken({ document, functions, resources }: Omit<AuthorContext, 'freeId'>, id: string): boolean {
  if (resources.has(id) || functions.has(id)) return true;
  return ['Parameters', 'Resources'].some((section) => valueAt(valueAt(document.root, section), id) !== undefined);
}

export function setOperations(context: AuthorContext, site: Site, path: readonly string[], value: Plain): Operations {
  const at = propertyPath(context, site, path);
  return at && [{ op: 'set', path: at, value }];
}

export function resourceOperation(context: AuthorContext, resource: NewResource): Operation {
  const attributes = resource.attributes ?? [];
  const after = resource.after && entryPath(context, resource.after)?.[1];
  const value: Plain = { map: [['Type', resource.type], ...attributes, ['Properties', resource.properties]] };
  const path = ['Resources', resource.id];
  return typeof after === 'string' ? { op: 'set', path, value, after } : { op: 'set', path, value };
}

export function propertyPath(context: AuthorContext, site: Site, path: readonly string[]): Path | undefined {
  const entry = entryPath(context, site);
  const spelled = (site as TemplateSite).spell(path);
  return entry && spelled && [...entry, ...(site as TemplateSite).base, ...spelled];
}

function entryPath({ document }: AuthorContext, site: Site): Path | undefined {
  const { pair } = site as TemplateSite;
  return pair && pathOfPair(document, pair);
}

/** What is written at a path; nothing inside of an intrinsic function. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    if (node === undefined || node.tag !== undefined) return undefined;
    node = typeof step === 'number' ? (node.kind === 'seq' ? node.items[step] : undefined) : valueAt(node, step);
  }
  return node;
}
