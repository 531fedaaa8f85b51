/**
 * How fixes reach the text. A rule says what should hold, in CloudFormation's words; the front end that read the file
 * knows where and how that is written there, and `yaml/edits` writes it.
 */
import type { SourceEdit } from '../text/source-edit';
import type { Site } from './app';
import type { Located } from './value';

/** A value to be written. Intrinsic functions are rendered in the style of the file. */
export type Plain =
  | string
  | number
  | boolean
  | readonly Plain[]
  | { readonly ref: string }
  | { readonly getAtt: readonly [string, string] }
  | { readonly sub: string }
  | { readonly map: readonly PlainPair[] };

/** With words for people where the file can hold them: JSON and brackets can't. */
export type PlainPair = readonly [key: string, value: Plain, comment?: string];

export interface NewResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Plain;
  /** Siblings of `Properties`, such as `DependsOn` or `Type`-level conditions. */
  readonly attributes?: readonly (readonly [string, Plain])[];
  /** The new resource is put behind this one, or at the end of the resources. */
  readonly after?: Site;
}

/** Every method returns undefined where no trustworthy edit is possible; then the fix is not offered. */
export interface Author {
  /** Sets a property, making parents as needed. `path` is CloudFormation's; the front end maps it to its own spelling. */
  set(site: Site, path: readonly string[], value: Plain): readonly SourceEdit[] | undefined;
  /** Adds an item to a list property. */
  append(site: Site, path: readonly string[], value: Plain): readonly SourceEdit[] | undefined;
  remove(site: Site, path: readonly string[]): readonly SourceEdit[] | undefined;
  /** Adds an item to a list beside `Properties`, e.g. under `Metadata`; absent where the framework has no such place. */
  appendAttribute?(site: Site, path: readonly string[], value: Plain): readonly SourceEdit[] | undefined;
  /** Replaces a known scalar where it really stands: Globals, parameter default, included file. */
  replace(value: Located<unknown>, to: Plain): readonly SourceEdit[] | undefined;
  addResources(resources: readonly NewResource[]): readonly SourceEdit[] | undefined;
  /** Removes a whole resource, function or event. */
  removeSite(site: Site): readonly SourceEdit[] | undefined;
  /** `wish`, or `wish2`, ... : a logical id that is still free. */
  freeId(wish: string): string;
  /** Allows `fn`'s role to do something; undefined when the role can't be edited here. Empty when the framework does it by itself. */
  allow(fn: Site, actions: readonly string[], resource: Plain): readonly SourceEdit[] | undefined;
  /**
   * Keeps what failed in a function, in the framework's own best form: on a function for asynchronous events (for the
   * qualifier its triggers invoke), on a stream trigger for its batches. With `null` the framework makes the queue by
   * itself (SAM); undefined where it can't. Includes the permission where the framework does not add it.
   */
  failureDestination(site: Site, queueId: string | null): readonly SourceEdit[] | undefined;
  /**
   * A dead-letter queue in the framework's own form, or undefined where it has none that works: on a function for
   * asynchronous events, on a trigger (rule, schedule, subscription) for what could not be delivered. `null` and
   * permissions (role statement, or queue policy for the delivering service) as above. `made` is a queue to write along,
   * where a template without resources gets its first ones.
   */
  deadLetterQueue(site: Site, queueId: string | null, made?: NewResource): readonly SourceEdit[] | undefined;
  /** Lets a service send to a queue on behalf of one source (`aws:SourceArn`), by the policy of the queue. */
  admit(queueId: string, service: string, source: Plain): readonly SourceEdit[] | undefined;
}
