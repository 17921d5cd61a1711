/**
 * Runs before `npm run demo` and `npm test`: makes a fresh clone ready, and is quick when nothing is missing.
 * Plain JavaScript without dependencies, because it runs before there are any.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const OLDEST_NODE = [20, 9];

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join(".")} or later.`);
  process.exit(1);
}

const npm = (...parameters) => {
  const { status, error } = spawnSync("npm", parameters, {
    // npm's chatter is progress, not a result: standard output belongs to the command that follows.
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error) console.error(`npm ${parameters.join(" ")} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
};

const installed = "node_modules/.package-lock.json";
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync("package-lock.json").mtimeMs) {
  console.error("Installing the packages of package-lock.json …");
  npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
} else {
  npm("run", "--silent", "build");
}
