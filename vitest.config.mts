import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', 'test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The core is pure and the tests share nothing but it, so each worker loads it once.
    isolate: false,
    // Vitest leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
  },
});
