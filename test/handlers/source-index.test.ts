// Which files may declare a class, in a module and beside it.
import { expect, test } from 'vitest';
import { createSourceIndex } from '../../server/src/core/handlers/resolve/source-index';
import { createMemoryHost, workspace } from '../support/memory-host';

test('a class that is called like one of a sibling module does not hide it', () => {
  const host = createMemoryHost({
    'desk/src/main/java/desk/Courier.java': 'package desk; class Courier {}',
    'post/src/main/java/post/Courier.java': 'package post; class Courier {}',
    'post/src/main/java/post/Stamp.java': 'package post; class Stamp {}',
  });
  const whole = createSourceIndex(host, [workspace], '.java');
  const own = createSourceIndex(host, [`${workspace}/desk`], '.java', () => whole);
  expect(own.filesOf('Courier')).toEqual([
    `${workspace}/desk/src/main/java/desk/Courier.java`,
    `${workspace}/post/src/main/java/post/Courier.java`,
  ]);
  expect(own.filesOf('Stamp')).toEqual([`${workspace}/post/src/main/java/post/Stamp.java`]);
});
