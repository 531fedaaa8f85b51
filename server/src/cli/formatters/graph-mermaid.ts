/** The picture as Mermaid text, one flowchart a template. */
import { pictureText } from '../../core/diagram/picture-text';
import type { Checked } from '../../core/project/checked';

export function formatGraphMermaid(templates: readonly Checked[], files: { file(uri: string): string }): string {
  return templates
    .map((checked) => (templates.length > 1 ? `%% ${files.file(checked.app.uri)}\n` : '') + pictureText(checked))
    .join('\n');
}
