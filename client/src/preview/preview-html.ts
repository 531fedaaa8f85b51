/** The page's frame: one script, one style sheet, and a policy that allows nothing else. */

export interface PreviewHtmlOptions {
  readonly script: string;
  readonly style: string;
  /** Where the page may take its own files from. */
  readonly source: string;
  readonly nonce: string;
}

/** Mermaid positions its labels by style attributes, so inline styles are allowed; scripts run by nonce only. */
export function previewHtml({ script, style, source, nonce }: PreviewHtmlOptions): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'unsafe-inline'`,
    'img-src data:',
    `font-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Architecture</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
