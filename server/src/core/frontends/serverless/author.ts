/** Writes fixes into services of the Serverless Framework: in its own words, in the file that holds the value. */
import type { LambdaFunction, Resource, ResourceId, Site } from '../../model/app';
import type { Author, NewResource, Plain } from '../../model/author';
import { mergeEdits } from '../../text/merge-edits';
import type { SourceEdit } from '../../text/source-edit';
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import { appendItems, edit, removeAt, setValue } from '../../yaml/edits';
import type { YamlNode } from '../../yaml/node';
import { pathTo } from '../../yaml/path-to';
import type { Sources } from '../front-end';
import { isPolicyOf, queuePolicy, sendStatement } from '../sam/author-permissions';
import type { TemplateSite } from '../sam/site';
import { inheritedConditions } from '../values/inherit-conditions';
import { allowEdits } from './author-permissions';
import { type DocumentAt, type EditPlace, pathOfKey, placeBelow, writtenAt } from './edit-places';
import { longForm } from './long-form';
import { resourceHome } from './resource-home';
import { field, isPlainMap } from './service-context';
import { isServiceSite, type ServiceSite } from './site';
import { destinationMap } from './spelling';
import { parseVariables } from './variable-syntax';

type Edits = readonly SourceEdit[] | undefined;

export interface AuthorContext {
  readonly document: YamlDocument;
  readonly sources: Sources;
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  /** All variables replaced. */
  readonly provider: YamlNode | undefined;
}

export function createAuthor(context: AuthorContext): Author {
  const { document, sources, functions, resources, provider } = context;
  const documentAt: DocumentAt = (uri) => (uri === document.uri ? document : sources.yaml(uri).document);
  const functionAt = (site: Site) => [...functions.values()].find((fn) => fn.site === site);
  const typeOf = (id: string): string | undefined =>
    resources.get(id)?.type ??
    ([...functions.values()].some((fn) => fn.logicalId === id) ? 'AWS::Lambda::Function' : undefined);
  const freeId = (wish: string): string => {
    let id = wish;
    for (let number = 2; typeOf(id) !== undefined; number++) id = `${wish}${number}`;
    return id;
  };

  const set = (site: Site, path: readonly string[], value: Plain): Edits => {
    if (!isServiceSite(site)) return setInTemplate(site, path, value, documentAt);
    const spelled = site.spell(path);
    const form = spelled?.form(value, typeOf);
    return spelled && form !== undefined ? write(site, spelled.path, form) : undefined;
  };

  /** A setting in the framework's words. The short form of an event becomes the long one. */
  const write = (site: ServiceSite, path: readonly string[], value: Plain): Edits => {
    if (site.what === 'event' && !isPlainMap(site.pair.value)) return longForm(site, path, value, documentAt);
    const place = placeBelow(holderOf(site, path, provider), path, documentAt);
    return place && setValue(place.document, place.path, value);
  };

  const addResources = (added: readonly NewResource[]): Edits => {
    if (added.length === 0) return [];
    const conditions = inheritedConditions(
      added.map(({ id, properties }) => ({ id, value: properties })),
      (id) => resources.get(id)?.condition ?? undefined,
    );
    if (conditions === undefined) return undefined;
    const behind = added.find(({ after }) => after)?.after;
    const home = resourceHome(document, sources, documentAt, nameOf(behind));
    if (home === undefined) return undefined;
    const conditioned = (id: string): readonly (readonly [string, Plain])[] => {
      const condition = conditions.get(id);
      return condition === undefined ? [] : [['Condition', condition]];
    };
    return edit(
      home.document,
      added.map(({ id, type, properties, attributes = [], after }) => ({
        op: 'set' as const,
        path: [...home.path, id],
        value: { map: [['Type', type], ...conditioned(id), ...attributes, ['Properties', properties]] as const },
        after: nameOf(after),
      })),
    );
  };

  const allow: Author['allow'] = (site, actions, resource) => {
    const fn = functionAt(site);
    return fn && isServiceSite(site)
      ? allowEdits({ fn, site, provider, resources, documentAt }, actions, resource)
      : undefined;
  };

  return {
    set,
    append(site, path, value) {
      if (!isServiceSite(site)) {
        const place = templatePlace(site, path, documentAt);
        return place && appendItems(place.document, place.path, value);
      }
      const spelled = site.spell(path);
      if (spelled === undefined) return undefined;
      const alone = spelled.form([value], typeOf);
      // What is a list in CloudFormation may be one word here.
      if (alone === undefined) return undefined;
      if (!Array.isArray(alone)) return hasField(site, spelled.path) ? undefined : write(site, spelled.path, alone);
      const holder = holderOf(site, spelled.path, provider);
      const [first = ''] = spelled.path;
      // A list of its own would hide the one that it inherits.
      if (holder === site.pair.value && !field(site.pair.value, first) && field(provider, first)) return undefined;
      const place = placeBelow(holder, spelled.path, documentAt);
      return place && appendItems(place.document, place.path, value);
    },
    remove(site, path) {
      if (!isServiceSite(site)) {
        const place = templatePlace(site, path, documentAt);
        return place && writtenAt(place) && removeAt(place.document, place.path);
      }
      const spelled = site.spell(path);
      const [first = ''] = spelled?.path ?? [];
      if (spelled === undefined || !hasField(site, spelled.path)) return undefined;
      // Without its own setting a function falls back to the one of `provider:`.
      if (site.what === 'function' && field(provider, first)) return undefined;
      const place = placeBelow(site.pair.value, spelled.path, documentAt);
      return place && removeAt(place.document, withoutEmptyParents(place, spelled.path.length));
    },
    appendAttribute(site, path, value) {
      const { pair } = site as TemplateSite;
      if (isServiceSite(site) || pair === undefined) return undefined;
      const place = placeBelow(pair.value, path, documentAt);
      return place && appendItems(place.document, place.path, value);
    },
    replace(value, to) {
      if (value.origin === 'default' || value.twins) return undefined;
      const span = value.home ?? value.span;
      const holder = documentAt(span.block.uri);
      const path = holder && pathTo(holder, placeOf(span));
      const node = holder && path && writtenAt({ document: holder, path });
      if (!holder || !path || node?.kind !== 'scalar' || node.tag !== undefined) return undefined;
      const isLiteral = parseVariables(node.text) === undefined && String(node.value) === String(value.value);
      return isLiteral ? setValue(holder, path, to) : undefined;
    },
    addResources,
    removeSite(site) {
      const { pair } = site as TemplateSite | ServiceSite;
      const holder = pair && documentAt(pair.key.span.block.uri);
      const path = holder && pathOfKey(holder, placeOf(pair.key.span).start);
      if (!holder || !path) return undefined;
      if (!isServiceSite(site) || site.what !== 'event') return removeAt(holder, path);
      // An item of `events` holds one event as a rule; then the whole item goes.
      const item = writtenAt({ document: holder, path: path.slice(0, -1) });
      return removeAt(holder, item?.kind === 'map' && item.pairs.length === 1 ? path.slice(0, -1) : path);
    },
    freeId,
    allow,
    failureDestination(site, queueId) {
      if (queueId === null || !isServiceSite(site)) return undefined;
      const target = destinationMap('sqs', { getAtt: [queueId, 'Arn'] });
      if (site.what === 'event')
        return site.name === 'stream' ? write(site, ['destinations', 'onFailure'], target) : undefined;
      const fn = functionAt(site);
      // Durable functions have no destinations.
      if (fn === undefined || fn.properties.get('DurableConfig')) return undefined;
      const written = write(site, ['destinations', 'onFailure'], target);
      // The framework extends its shared role by itself, and no other.
      const sharesRole = fn.role.kind === 'generated' && !hasOwnStatements(site);
      return sharesRole ? written : both(written, allow(site, ['sqs:SendMessage'], { getAtt: [queueId, 'Arn'] }));
    },
    deadLetterQueue(site, queueId, made) {
      if (queueId === null || !isServiceSite(site)) return undefined;
      const queue = made ? [made] : [];
      if (site.what === 'function') {
        const written = write(site, ['onError'], { getAtt: [queueId, 'Arn'] });
        const allowed = allow(site, ['sqs:SendMessage'], { getAtt: [queueId, 'Arn'] });
        return both(written, both(allowed, addResources(queue)));
      }
      // The framework adds the queue policy of a subscription by itself.
      if (site.name === 'sns' && isPlainMap(site.pair.value))
        return both(write(site, ['redrivePolicy', 'deadLetterTargetRef'], queueId), addResources(queue));
      if (site.name !== 'eventBridge') return undefined;
      const written = write(site, ['deadLetterQueueArn'], { getAtt: [queueId, 'Arn'] });
      return both(written, admitted(queueId, 'events.amazonaws.com', ['ArnLike', { sub: rulesOfAccount }], queue));
    },
    admit: (queueId, service, source) => admitted(queueId, service, ['ArnEquals', source]),
  };

  function admitted(
    queueId: string,
    service: string,
    condition: readonly [string, Plain],
    made: readonly NewResource[] = [],
  ): Edits {
    // Two edits that both make `resources:` would not fit together.
    if (made.length === 0 && field(document.root, 'resources') === undefined) return undefined;
    const statement = sendStatement(queueId, service, condition);
    // A queue has one policy: of two resources the later one wins.
    const existing = [...resources.values()].find((one) => !one.generated && isPolicyOf(one, queueId));
    if (existing) {
      const place = templatePlace(existing.site, ['PolicyDocument', 'Statement'], documentAt);
      return both(place && appendItems(place.document, place.path, statement), addResources(made));
    }
    const after = made[0]?.after;
    const policy = queuePolicy(freeId(`${queueId}Policy`), queueId, statement);
    return addResources([...made, after ? { ...policy, after } : policy]);
  }
}

/** The framework names its rules by a digest where they are long, so the policy is for the rules of the account. */
const rulesOfAccount = `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/*`;

/** `vpc:` of a function must be whole; what is inherited is changed where it is inherited from. */
function holderOf(site: ServiceSite, [first]: readonly string[], provider: YamlNode | undefined): YamlNode {
  const inherits = site.what === 'function' && first === 'vpc' && !field(site.pair.value, 'vpc');
  return inherits && provider && field(provider, 'vpc') ? provider : site.pair.value;
}

function hasField(site: ServiceSite, path: readonly string[]): boolean {
  let at: YamlNode | undefined = site.pair.value;
  for (const key of path) at = field(at, key);
  return at !== undefined;
}

const hasOwnStatements = ({ pair }: ServiceSite): boolean =>
  field(pair.value, 'iamRoleStatements') !== undefined ||
  field(field(field(pair.value, 'iam'), 'role'), 'statements') !== undefined;

/** `destinations: {}` is no valid setting: a map that would get empty goes with its last entry. */
function withoutEmptyParents(place: EditPlace, steps: number): EditPlace['path'] {
  let { path } = place;
  for (let left = steps; left > 1; left--) {
    const parent = writtenAt({ document: place.document, path: path.slice(0, -1) });
    if (parent?.kind !== 'map' || parent.pairs.length > 1) break;
    path = path.slice(0, -1);
  }
  return path;
}

function templatePlace(site: Site, path: readonly string[], documentAt: DocumentAt): EditPlace | undefined {
  const { pair, base, spell } = site as TemplateSite;
  const spelled = pair && spell(path);
  return spelled && placeBelow(pair.value, [...base, ...spelled], documentAt);
}

function setInTemplate(site: Site, path: readonly string[], value: Plain, documentAt: DocumentAt): Edits {
  const place = templatePlace(site, path, documentAt);
  return place && setValue(place.document, place.path, value);
}

const nameOf = (site: Site | undefined): string | undefined => (site as TemplateSite | undefined)?.pair?.key.text;
const both = (first: Edits, second: Edits): Edits => first && second && mergeEdits([first, second]);
