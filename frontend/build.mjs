// Bundles third-party assets into dist/, which Django collects: `npm run build`.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";

const out = new URL("dist/vendor/", import.meta.url).pathname;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await cp("node_modules/htmx.org/dist/htmx.min.js", `${out}htmx.min.js`);
await build({
  entryPoints: ["charts.mjs"],
  outfile: `${out}charts.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  legalComments: "eof",
  logLevel: "warning",
});
