/** What Mermaid, Markdown and HTML would take for markup is written so that it shows as it is. */
import { describe, expect, it } from 'vitest';
import { escapeLabel, nameLines } from '../../server/src/core/diagram/mermaid-text';

describe('text that Mermaid shows as it is', () => {
  const cases: readonly (readonly [label: string, expected: string])[] = [
    ['OrdersQueue', 'OrdersQueue'],
    ['GET /orders/{id}', 'GET /orders/{id}'],
    ['s3:ObjectCreated:*', 's3#58;ObjectCreated#58;#42;'],
    ['"]; click A call alert(1)', '#34;#93;#59; click A call alert(1)'],
    ['<img src=x onerror=alert(1)>', '#60;img src=x onerror=alert(1)#62;'],
    ['`code`', '#96;code#96;'],
    ['%%{init: {}}%%', '#37;#37;{init#58; {}}#37;#37;'],
    ['#quot;', '#35;quot#59;'],
    ['a & b', 'a #38; b'],
    ['snake_case_name', 'snake_case_name'],
    ['__init__', '#95;#95;init#95;#95;'],
    ['1. first', '1#46; first'],
    ['- item', '#45; item'],
    ['www.example.com', 'ww#119;.example.com'],
    ['two\nlines\ttab', 'two lines tab'],
    ['parcels 📦 déjà', 'parcels 📦 déjà'],
    ['طلبات', 'طلبات'],
    ['safe\u202eevil', 'safeevil'],
    ['fa:fa-car', 'fa#58;#8288;fa-car'],
    ['$$x^2$$', '#36;#8288;#36;x#94;2#36;#8288;#36;'],
    ['back\\nslash', 'back#92;#8288;nslash'],
  ];
  it.each(cases)('%j becomes %j', (label, expected) => {
    expect(escapeLabel(label)).toBe(expected);
  });
});

describe('long names', () => {
  const cases: readonly (readonly [name: string, lines: readonly string[]])[] = [
    ['Short', ['Short']],
    ['AcceptOrderAndTellTheWarehouseAboutIt', ['AcceptOrderAndTellThe', 'WarehouseAboutIt']],
    ['orders-service-prod-handler-of-returns', ['orders-service-prod-', 'handler-of-returns']],
    ['x'.repeat(50), ['x'.repeat(24), 'x'.repeat(24), 'xx']],
    ['two words', ['two words']],
  ];
  it.each(cases)('%s', (name, lines) => {
    expect(nameLines(name, 24)).toEqual(lines);
  });
});
