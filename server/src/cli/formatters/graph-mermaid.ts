/** The picture as Mermaid text, one flowchart a template: the same text that the preview exports. */
import { buildPicture } from '../../core/diagram/build-picture';
import { wholePicture } from '../../core/diagram/picture-view';
import { portableText } from '../../core/diagram/portable-text';
import type { Checked } from '../../core/project/checked';

export function formatGraphMermaid(templates: readonly Checked[], files: { file(uri: string): string }): string {
  return templates
    .map((checked) => {
      const text = portableText(buildPicture(checked), wholePicture);
      return templates.length > 1 ? `%% ${files.file(checked.app.uri)}\n${text}` : text;
    })
    .join('\n');
}
