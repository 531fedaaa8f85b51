/** A SAM template with one function `Fn`, as short as a test needs it. */

/** `properties` indented by six, `resources` by two, each beginning with a line break. */
export function functionWith(properties: string, resources = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      Handler: app.handler
      CodeUri: src/${properties}${resources}
`;
}
