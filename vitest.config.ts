import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*-test.ts"],
    setupFiles: ["test/quietSetup.ts"],
    reporters: ["default", "./test/closingReporter.ts"],
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
