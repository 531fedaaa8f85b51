/** The overview of a workspace: a node for each template, nested stacks below those that deploy them. */
import { expect, it } from 'vitest';
import { mermaidText } from '../../server/src/core/diagram/mermaid';
import { workspacePicture } from '../../server/src/core/diagram/workspace-picture';
import type { Checked } from '../../server/src/core/project/checked';
import { memoryService } from './support/memory-service';

const files = {
  'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Mail:
    Type: AWS::Serverless::Application
    Properties: { Location: mail/template.yaml }
  Desk: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: src/ } }
`,
  'mail/template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Send: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: src/ } }
  Sort: { Type: AWS::Serverless::Function, Properties: { Runtime: python3.13, Handler: a.b, CodeUri: src/ } }
`,
};

it('draws templates and nested stacks', async () => {
  const service = memoryService(files);
  const checked = await Promise.all(Object.keys(files).map((path) => service.check(`file:///app/${path}`)));
  const found = checked.filter((one): one is Checked => one !== undefined);
  const text = mermaidText(workspacePicture(found, ['file:///app']), { direction: 'LR', use: 'plain' });
  const [root, mail] = [/(\w+)\["<b>template\.yaml/.exec(text)?.[1], /(\w+)\["<b>mail\/template\.yaml/.exec(text)?.[1]];
  expect(text).toContain('<b>template.yaml</b><br/><small>SAM · 1 function</small>"]:::template');
  expect(text).toContain('<b>mail/template.yaml</b><br/><small>SAM · 2 functions</small>"]:::template');
  expect(text).toContain(`${root} -->|"nested stack"| ${mail}`);
});
