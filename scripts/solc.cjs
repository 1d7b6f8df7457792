#!/usr/bin/env node
// npm's compiler behind the two calls that forge makes of a native one. It uses one core, so a large input is shared out
// among workers: each reads all sources, and makes the code of its own share of the files.
const fs = require("node:fs");
const os = require("node:os");
const { isMainThread, parentPort, Worker, workerData } = require("node:worker_threads");

const SHARED_OUT_FROM = 16;

if (isMainThread) main(process.argv.slice(2));
else parentPort.postMessage(require("solc").compile(workerData));

async function main(args) {
  if (args.includes("--version")) {
    const version = require("solc").version().replace(".Emscripten.clang", ".Linux.g++");
    console.log(`solc, the solidity compiler commandline interface\nVersion: ${version}`);
  } else if (args.includes("--standard-json")) {
    const input = JSON.parse(fs.readFileSync(0, "utf8"));
    const outputs = await Promise.all(sharesOf(input).map(compile));
    process.stdout.write(JSON.stringify(outputs.map((one) => JSON.parse(one)).reduce(joined)));
  } else {
    console.error(`unsupported: ${args.join(" ")}`);
    process.exit(1);
  }
}

function compile(input) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: JSON.stringify(input) });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/** The input once for each worker, with that worker's share of what is asked for. */
function sharesOf(input) {
  const { "*": everywhere = {}, ...named } = input.settings.outputSelection;
  const wanted = Object.keys(input.sources)
    .map((file) => [file, { ...everywhere, ...named[file] }])
    .filter(([, selection]) => Object.values(selection).some((outputs) => outputs.length > 0));
  const workers = wanted.length < SHARED_OUT_FROM ? 1 : Math.min(4, os.availableParallelism());
  const shares = Array.from({ length: workers }, () => ({ size: 0, files: [] }));
  const heaviestFirst = wanted.sort(([a], [b]) => sizeOf(input, b) - sizeOf(input, a));
  for (const [file, selection] of heaviestFirst) {
    const lightest = shares.reduce((a, b) => (b.size < a.size ? b : a));
    lightest.size += sizeOf(input, file);
    lightest.files.push([file, selection]);
  }
  return shares.map(({ files }) => ({
    ...input,
    settings: { ...input.settings, outputSelection: Object.fromEntries(files) },
  }));
}

/** The last part is what a test inherits, whatever its own length. */
function sizeOf(input, file) {
  return input.sources[file].content.length + 4_000;
}

function joined(one, other) {
  const sources = { ...one.sources };
  for (const [file, source] of Object.entries(other.sources ?? {}))
    sources[file] = { ...sources[file], ...source };
  const errors = new Map(
    [...(one.errors ?? []), ...(other.errors ?? [])].map((error) => [JSON.stringify(error), error]),
  );
  return {
    ...one,
    sources,
    contracts: { ...one.contracts, ...other.contracts },
    ...(errors.size === 0 ? {} : { errors: [...errors.values()] }),
  };
}
