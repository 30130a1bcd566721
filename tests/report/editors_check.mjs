// The real packages of Excalidraw and tldraw read what the program writes. Run with a folder in which both are
// installed and one with the files: node editors_check.mjs NODE_MODULES FOLDER. Prints what each found, and saves
// beside them what each would save.
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";

const [modules, folder] = process.argv.slice(2);
const require = createRequire(join(modules, "from.cjs"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const files = (ending) => readdirSync(folder).filter((f) => f.endsWith(ending)).sort();
const read = (file) => readFileSync(join(folder, file), "utf8");
let wrong = 0;
const expect = (holds, what) => {
  if (holds) return;
  wrong += 1;
  console.log("WRONG", what);
};

// tldraw: its own migrations and validators, as its File > Open runs them.
const {createTLSchema} = require("@tldraw/tlschema");
for (const file of files(".tldr")) {
  const written = JSON.parse(read(file));
  const store = Object.fromEntries(written.records.map((r) => [r.id, r]));
  const schema = createTLSchema();
  const opened = schema.migrateStoreSnapshot({store, schema: written.schema});
  expect(opened.type === "success", `${file}: ${opened.reason}`);
  if (opened.type !== "success") continue;
  const records = Object.values(opened.value);
  for (const record of records) schema.types[record.typeName].validate(record);
  const count = (list, test) => list.filter(test).length;
  for (const type of ["shape", "binding", "page"])
    expect(count(records, (r) => r.typeName === type) === count(written.records, (r) => r.typeName === type),
      `${file}: ${type}s were lost`);
  expect(count(records, (r) => r.meta?.kurumaza) === count(written.records, (r) => r.meta?.kurumaza),
    `${file}: what is kept was lost`);
  writeFileSync(join(folder, `saved-${file}`),
    JSON.stringify({tldrawFileFormatVersion: 1, schema: schema.serialize(), records}));
  console.log(`${file}: tldraw opened ${count(records, (r) => r.typeName === "shape")} shapes`);
}

// Excalidraw: its own restore, as its File > Open runs it, in a page that it believes to be a browser's.
const {JSDOM} = await load("jsdom");
const {window} = new JSDOM("<!doctype html><body></body>", {url: "https://excalidraw.com/", pretendToBeVisual: true});
for (const key of Object.getOwnPropertyNames(window))
  if (!(key in globalThis)) Object.defineProperty(globalThis, key, {value: window[key], configurable: true, writable: true});
Object.defineProperty(globalThis, "navigator", {value: window.navigator, configurable: true});
globalThis.window = globalThis.self = window;
globalThis.document = window.document;
window.matchMedia ??= () => ({matches: false, addEventListener() {}, removeEventListener() {}, addListener() {}});
globalThis.matchMedia = window.matchMedia;
globalThis.FontFace = window.FontFace = class { constructor(family) { this.family = family; } load() { return Promise.resolve(this); } };
window.document.fonts = {add() {}, has: () => true, check: () => true, load: async () => [], addEventListener() {}};
const plain = {measureText: (t) => ({width: t.length * 10})};
window.HTMLCanvasElement.prototype.getContext = () => new Proxy(plain, {get: (o, k) => o[k] ?? (() => {}), set: () => true});
// Its package is made for bundlers.
const bundled = join(mkdtempSync(join(tmpdir(), "excalidraw-")), "excalidraw.mjs");
await require("esbuild").build({
  stdin: {contents: 'export {restoreElements} from "@excalidraw/excalidraw"', resolveDir: modules},
  bundle: true, format: "esm", platform: "browser", outfile: bundled, logLevel: "error",
  loader: {".css": "empty", ".woff2": "empty"}, define: {"process.env.NODE_ENV": '"production"'},
});
const {restoreElements} = await import(pathToFileURL(bundled).href);
rmSync(dirname(bundled), {recursive: true});
for (const file of files(".excalidraw")) {
  const written = JSON.parse(read(file)).elements;
  const opened = restoreElements(structuredClone(written), null, {repairBindings: true, refreshDimensions: false});
  expect(opened.length === written.length, `${file}: ${written.length} elements written, ${opened.length} opened`);
  const held = (list) => list.filter((e) => e.type === "arrow").flatMap((e) => [e.startBinding, e.endBinding]).filter(Boolean).length;
  expect(held(opened) === held(written), `${file}: bindings were lost`);
  const kept = (list) => list.filter((e) => e.customData?.kurumaza).length;
  expect(kept(opened) === kept(written), `${file}: what is kept was lost`);
  const inside = (list) => list.filter((e) => e.containerId).length;
  expect(inside(opened) === inside(written), `${file}: words came off their boxes`);
  writeFileSync(join(folder, `saved-${file}`), JSON.stringify({type: "excalidraw", version: 2, elements: opened}));
  console.log(`${file}: Excalidraw opened ${opened.length} elements`);
}
process.exit(wrong === 0 ? 0 : 1);
