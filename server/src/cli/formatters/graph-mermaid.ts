/** The picture as Mermaid text, one flowchart a template: the same text that the preview exports. */
import { buildPicture } from '../../core/diagram/build-picture';
import { mermaidText } from '../../core/diagram/mermaid';
import { wholePicture } from '../../core/diagram/picture-view';
import { viewPicture } from '../../core/diagram/view-picture';
import type { Checked } from '../../core/project/checked';

export function formatGraphMermaid(templates: readonly Checked[], files: { file(uri: string): string }): string {
  return templates
    .map((checked) => {
      const text = mermaidText(viewPicture(buildPicture(checked), wholePicture), { direction: 'LR', use: 'plain' });
      return templates.length > 1 ? `%% ${files.file(checked.app.uri)}\n${text}` : text;
    })
    .join('\n');
}
