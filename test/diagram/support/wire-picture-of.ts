/** The message that shows a template's picture on the page, as the host would send it. */

import type { FromHost } from '../../../client/webview/messages';
import { buildPicture } from '../../../server/src/core/diagram/build-picture';
import { type PictureView, wholePicture } from '../../../server/src/core/diagram/picture-view';
import type { PlacedProblem } from '../../../server/src/core/project/checked';
import { createLines } from '../../../server/src/lsp/lines';
import { toWirePicture } from '../../../server/src/lsp/to-wire-picture';
import type { WirePicture } from '../../../server/src/protocol';
import { checkText } from './memory-service';

interface Options {
  readonly view?: Partial<PictureView>;
  readonly problems?: readonly PlacedProblem[];
}

export async function wirePictureOf(template: string, { view = {}, problems }: Options = {}): Promise<WirePicture> {
  const checked = await checkText(template);
  const picture = buildPicture({ ...checked, problems: problems ?? checked.problems });
  const whole = { uri: checked.app.uri, picture, problems: checked.problems.length, notes: [] };
  return toWirePicture(
    whole,
    { ...wholePicture, ...view },
    createLines(() => template),
  );
}

export function pictureMessage(picture: WirePicture, rest: { pinned?: boolean; templates?: number } = {}): FromHost {
  return { type: 'picture', result: { state: 'picture', picture }, pinned: false, templates: 1, ...rest };
}
