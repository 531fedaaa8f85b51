/** Custom requests between client and server, and their plain types: the one server file that the client may import. */

export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface WireLocation {
  readonly uri: string;
  readonly range: WireRange;
}

// The picture of a template, for the preview.

export const pictureRequest = 'redrive/picture';
export const pictureTextRequest = 'redrive/pictureText';
export const pictureFixRequest = 'redrive/pictureFix';
/** From the server: pictures may look different now. */
export const pictureChangedNotice = 'redrive/pictureChanged';
/** In place of a template's URI: the picture of all templates together. */
export const workspaceUri = 'redrive:workspace';

export interface WirePictureView {
  readonly direction: 'LR' | 'TB';
  readonly failurePaths: boolean;
  readonly network: boolean;
  readonly targets: boolean;
  readonly problemsOnly: boolean;
  /** A node's id: only it and its neighbours. */
  readonly focus: string | null;
  /** Ids of groups that are shown opened. */
  readonly expanded: readonly string[];
  readonly grouping: 'auto' | 'never';
}

export interface WirePictureParams {
  readonly uri: string;
  readonly view: WirePictureView;
}

export type WirePictureResult =
  | { readonly state: 'picture'; readonly picture: WirePicture }
  /** `reason` is for people: what is the matter and what to do. */
  | { readonly state: 'not-a-template' | 'broken' | 'empty'; readonly reason: string };

export interface WirePicture {
  readonly uri: string;
  readonly title: string;
  /** For the page's own Mermaid: edge `n` of `edges` has the id `e<n>`. */
  readonly mermaid: string;
  readonly nodes: readonly WirePictureNode[];
  readonly edges: readonly WirePictureEdge[];
  readonly frames: readonly WirePictureFrame[];
  /** Everything there is to search, shown or not. */
  readonly index: readonly { readonly id: string; readonly title: string; readonly kind: string }[];
  readonly counts: { readonly shown: number; readonly all: number; readonly problems: number };
  /** What keeps the text from being read as it should: the picture may lack things. */
  readonly broken: readonly { readonly message: string; readonly location: WireLocation }[];
}

export interface WirePictureNode {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly external: boolean;
  /** Id of the innermost frame it stands in. */
  readonly frame: string | null;
  readonly problems: readonly WirePictureProblem[];
  readonly verdict: 'idempotent' | 'not-idempotent' | 'unknown' | 'not-needed' | null;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly timelines: readonly WireTimeline[];
  readonly name: WireLocation | null;
  readonly place: WireLocation | null;
  readonly handler: WireLocation | null;
  readonly members: readonly string[];
}

export interface WirePictureEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly label: string;
  readonly summary: string;
  readonly returnsError: boolean;
  readonly location: WireLocation | null;
}

export interface WirePictureFrame {
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
  readonly egress: string;
  readonly safe: boolean;
  readonly location: WireLocation | null;
}

export interface WirePictureProblem {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly location: WireLocation;
  readonly fixes: readonly { readonly title: string; readonly grade: 'safe' | 'review' }[];
}

export interface WireTimeline {
  readonly title: string;
  readonly end: 'kept' | 'lost' | 'blocks' | 'caller' | 'unknown';
  readonly steps: readonly { readonly when: string; readonly what: string; readonly kind: string }[];
}

/** The same picture as Mermaid text that stands alone. */
export interface WirePictureText {
  readonly text: string;
}

/** Which fix of which problem: by what it is and where it stands, as the picture told it. */
export interface WirePictureFixParams {
  readonly uri: string;
  readonly rule: string;
  readonly location: WireLocation;
  /** Position among the problem's fixes. */
  readonly fix: number;
}

// Patterns, timelines and what the status bar says.

export const patternsRequest = 'redrive/patterns';
export const insertPatternRequest = 'redrive/insertPattern';
export const timelineRequest = 'redrive/timeline';
export const statusRequest = 'redrive/status';

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WirePatternsParams {
  readonly uri: string;
  readonly position: WirePosition;
}

/** Empty where the file is no template. */
export interface WirePattern {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The function around the position that it would be linked to. */
  readonly linkedTo: string | null;
  /** What would be put into the template, in its language. */
  readonly preview: string;
}

export interface WireInsertPatternParams extends WirePatternsParams {
  readonly pattern: string;
}

export type WireInsertPatternResult =
  /** `version`: of the document the edits were made for; null where the file is not open. */
  | { readonly edits: readonly WireEdit[]; readonly version: number | null }
  /** For people: why nothing is inserted. */
  | { readonly reason: string };

export interface WireEdit {
  readonly range: WireRange;
  readonly newText: string;
}

/** By its name in a template, or the one at a place in a template or in code. */
export interface WireTimelineParams {
  readonly uri: string;
  readonly function: string | WirePosition;
}

export interface WireTimelineResult {
  /** The template it belongs to; it may be written in a file that this includes. */
  readonly uri: string;
  readonly function: string;
  /** Its node in the picture. */
  readonly node: string;
  readonly timelines: readonly WireTimeline[];
  readonly template: WireLocation;
  readonly code: WireLocation | null;
}

export interface WireStatusParams {
  readonly uri: string;
}

/** Null where the file is no template and holds no handler of one. */
export interface WireStatus {
  readonly template: string;
  readonly framework: 'sam' | 'cloudformation' | 'serverless';
  readonly functions: number;
  readonly problems: { readonly error: number; readonly warning: number; readonly info: number; readonly hint: number };
}

/** Whether a file is a template; for buttons that are shown on templates only. */
export const isTemplateRequest = 'redrive/isTemplate';
/** All templates of the workspace, for choosing one. */
export const templatesRequest = 'redrive/templates';

export interface WireTemplate {
  readonly uri: string;
  /** Path seen from its workspace folder. */
  readonly path: string;
  readonly framework: 'sam' | 'cloudformation' | 'serverless';
  readonly functions: number;
}
