import { availableParallelism } from "node:os";

/** Two projects, so that the fast levels can be run alone: `npx jest --selectProjects unit`. */
const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  testMatch,
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "tsconfig.test.json" }] },
  setupFilesAfterEnv: ["<rootDir>/test/support/setup.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/"],
  ...extra,
});

export default {
  // The deployments wait for the provider most of the time, so they leave room for others beside them.
  maxWorkers: availableParallelism() + 1,
  // Property tests and Terraform share few processors with the deployments.
  testTimeout: 30_000,
  reporters: ["default", "<rootDir>/test/support/closing-line-reporter.js"],
  projects: [
    project("unit", ["<rootDir>/test/**/*.test.ts"], { testPathIgnorePatterns: ["<rootDir>/test/e2e/"] }),
    project("e2e", ["<rootDir>/test/e2e/**/*.test.ts"]),
  ],
};
