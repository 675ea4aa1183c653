// Write what the suite's server expects and answers, of every scenario, as JSON: node scenarios.mjs ADDRESS FILE.
// It is copied into the folder where the suite is installed, and run there.
import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [baseUrl, file] = process.argv.slice(2);

// Values that the suite compares by a rule of their own (times, texts with the server's address) as their text.
function plain(value) {
  if (typeof value === "function") return plain(value({ baseUrl }));
  if (value === null || typeof value !== "object") return typeof value === "bigint" ? String(value) : value;
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value.resolve === "function") return value.serialize({ baseUrl });
  if (typeof value.toJSON === "function") return value.toJSON({ baseUrl });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

const scenarios = [];
for (const suite of ["http", "azure"]) {
  const dist = path.join(import.meta.dirname, "pkgs", suite, "dist/specs");
  for (const module of globSync("**/mockapi.js", { cwd: dist }).sort()) {
    const { Scenarios = {} } = await import(pathToFileURL(path.join(dist, module)).href);
    for (const [name, { apis }] of Object.entries(Scenarios)) {
      const exchanges = apis.map(({ uri, method, request, response }) => plain({ uri, method, request, response }));
      scenarios.push({ name, folder: path.join(suite, path.dirname(module)), exchanges });
    }
  }
}
writeFileSync(file, JSON.stringify(scenarios, null, 1));
