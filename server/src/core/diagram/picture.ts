/**
 * The picture of one app, before anybody draws it: what stands in it, what is connected how, where failed events end,
 * and the places in the files that each part stands for.
 */
import type { EventSource } from '../catalog/event-sources';
import type { Step } from '../graph/graph';
import type { HandlerFacts } from '../handlers/handler-facts';
import type { Level } from '../rules/rule';
import type { Place } from '../text/span';

/** What a node is, which decides its shape, colour and icon. The marks `lost`, `blocked` and `unclear` are ends of failure paths. */
export type NodeKind = EventSource['shape'] | 'dlq' | 'lost' | 'blocked' | 'unclear' | 'group' | 'template';

export type EdgeKind =
  | 'sync'
  | 'async'
  | 'queue'
  | 'stream'
  /** One resource passes events on to another. */
  | 'feeds'
  | 'success'
  | 'reads'
  | 'writes'
  /** The four ends of a failure path. Where the caller sees the error, the sync edge itself says so. */
  | 'kept'
  | 'lost'
  | 'blocked'
  | 'unclear';

export interface Picture {
  /** File name of the template. */
  readonly title: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  readonly frames: readonly PictureFrame[];
}

export interface PictureNode {
  /** Stable while the rest changes, and a word that Mermaid takes as it is. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  /** One quiet line below the title: runtime and timeout, retention... */
  readonly facts: readonly string[];
  /** Not in this template: named by an ARN, an import, a parameter. */
  readonly external: boolean;
  /** A store or target that invokes nothing: left out when one only wants to see who calls whom. */
  readonly secondary: boolean;
  /** The innermost frame it stands in. */
  readonly frame: string | null;
  readonly problems: readonly PictureProblem[];
  readonly verdict: HandlerFacts['verdict'] | null;
  readonly rows: readonly PictureRow[];
  readonly timelines: readonly Timeline[];
  /** Its name in the template. */
  readonly name: Place | null;
  /** All of its text in the template: the cursor in it means this node. */
  readonly place: Place | null;
  readonly handler: Place | null;
  /** For a group: the nodes that it stands for. */
  readonly members: readonly string[];
}

export interface PictureEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** What matters about it, in a few words; may be empty. */
  readonly label: string;
  /** The whole story, for hovers and screen readers. */
  readonly summary: string;
  /** The caller gets the error: drawn with an arrow back. */
  readonly returnsError: boolean;
  readonly place: Place | null;
}

/** A VPC or the subnets some functions share. */
export interface PictureFrame {
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
  /** "no way out", "NAT gateway": how traffic leaves, in words. */
  readonly egress: string;
  readonly safe: boolean;
  readonly place: Place | null;
}

export interface PictureProblem {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  readonly place: Place;
  readonly fixes: readonly { readonly title: string; readonly grade: 'safe' | 'review' }[];
}

export interface PictureRow {
  readonly label: string;
  readonly value: string;
}

/** What happens when it fails, for one way of being invoked. */
export interface Timeline {
  readonly title: string;
  readonly end: 'kept' | 'lost' | 'blocks' | 'caller' | 'unknown';
  readonly steps: readonly Step[];
}
