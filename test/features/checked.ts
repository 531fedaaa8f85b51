/** A template under test: the text with `<|>` where the cursor is, checked by the real service over files in memory. */
import type { Checked } from '../../server/src/core/project/checked';
import { createService, type Service } from '../../server/src/core/service';
import type { YamlDocument } from '../../server/src/core/yaml/document';
import { grammarHost } from '../handlers/grammar-host';
import { workspace } from '../support/memory-host';

export interface UnderTest {
  readonly checked: Checked;
  readonly document: YamlDocument;
  readonly offset: number;
  readonly service: Service;
}

export async function underTest(
  marked: string,
  { name = 'template.yaml', files = {} }: { name?: string; files?: Readonly<Record<string, string>> } = {},
): Promise<UnderTest> {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const uri = `${workspace}/${name}`;
  const service = createService(grammarHost(new Map(Object.entries({ ...files, [name]: text }))), {
    today: () => '2026-11-21',
  });
  service.open(uri, text);
  const checked = await service.check(uri);
  const document = service.yaml(uri);
  if (!checked || !document) throw new Error('the text under test is no template');
  return { checked, document, offset, service };
}
