/** What of a picture one wants to see. The page, the command line and the exports all choose with these words. */

export interface PictureView {
  readonly direction: 'LR' | 'TB';
  readonly failurePaths: boolean;
  readonly network: boolean;
  /** Tables, buckets and other targets that invoke nothing. */
  readonly targets: boolean;
  readonly problemsOnly: boolean;
  /** A node's id: only it and its neighbours. */
  readonly focus: string | null;
  /** Groups that are shown opened. */
  readonly expanded: readonly string[];
  /** Big pictures are gathered into groups; `never` draws everything. */
  readonly grouping: 'auto' | 'never';
}

export const wholePicture: PictureView = {
  direction: 'LR',
  failurePaths: true,
  network: true,
  targets: true,
  problemsOnly: false,
  focus: null,
  expanded: [],
  grouping: 'auto',
};
