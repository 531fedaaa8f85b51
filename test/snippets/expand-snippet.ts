/** What a snippet gives when one accepts every default: the text after the last Tab. */
export function expandSnippet(snippet: string): string {
  const defaults = new Map<string, string>();
  const literal = (text: string): string => text.replace(/\\([\\$},|])/g, '$1');
  const filled = snippet.replace(
    /(?<!\\)\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)\}/g,
    (_, stop: string, text: string | undefined, choices: string | undefined) => {
      const first = choices?.match(/^(?:\\.|[^\\,])*/)?.[0] ?? '';
      defaults.set(stop, text ?? first);
      return text ?? first;
    },
  );
  return literal(filled.replace(/(?<!\\)\$(\d+)/g, (_, stop: string) => defaults.get(stop) ?? ''));
}
