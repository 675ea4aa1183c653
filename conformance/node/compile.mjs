// Compile every part of the suite into OpenAPI 3.0, OpenAPI 3.1 and Swagger 2.0: node compile.mjs PART/PARTS.
// It is copied into the folder where the suite is installed, and run there.
import { compile, formatDiagnostic, NodeHost } from "@typespec/compiler";
import { existsSync, globSync } from "node:fs";
import path from "node:path";

const root = import.meta.dirname;
const [part, parts] = process.argv[2].split("/").map(Number);
// Every service of the suite, and those that are there twice: as they were, or one beside the other.
const mains = globSync("src/{http,azure}/**/{main,old,service[0-9]}.tsp", { cwd: root }).sort();
// What OpenAPI cannot say, and for which the emitters write no document.
const UNSUPPORTED = "/unsupported-status-code-range";
let failed = 0;
let earlier; // its parsed libraries are used again
for (const main of mains.filter((_, index) => index % parts === part)) {
  const folder = path.dirname(main);
  const stem = path.basename(main, ".tsp");
  const name = path.join(path.relative("src", folder), stem === "main" ? "" : stem);
  const find = (file) => [path.join(root, folder, file)].filter(existsSync);
  const whole = (stem === "main" && find("client.tsp")[0]) || path.join(root, main);
  const reduced = (stem === "main" && find("openapi3.tsp")[0]) || whole; // without what that emitter stops at
  const options = {
    "@typespec/openapi3": {
      "file-type": "json",
      "openapi-versions": ["3.0.0", "3.1.0"],
      "emitter-output-dir": path.join(root, "out/oas3", name),
    },
    "@azure-tools/typespec-autorest": {
      "output-file": "{service-name-if-multiple}.{version}.swagger.json",
      "emitter-output-dir": path.join(root, "out/swagger2", name),
    },
  };
  const emitters = Object.keys(options);
  const apart = [[reduced, emitters.slice(0, 1)], [whole, emitters.slice(1)]];
  for (const [file, emit] of reduced === whole ? [[whole, emitters]] : apart) {
    earlier = await compile(NodeHost, file, { emit, options, outputDir: path.join(root, "out") }, earlier);
    const errors = earlier.diagnostics.filter((each) => each.severity === "error");
    for (const error of errors) console.error(formatDiagnostic(error));
    failed += errors.filter((each) => !each.code.endsWith(UNSUPPORTED)).length;
  }
}
process.exit(failed ? 1 : 0);
