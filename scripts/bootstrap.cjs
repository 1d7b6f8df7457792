#!/usr/bin/env node
// The first thing that runs in a fresh clone. It must parse on any old Node, so it is written in the language of 2009 and
// uses nothing that is not built in: it checks Node, installs the packages if the lock file has changed, and hands over.
var childProcess = require("child_process");
var crypto = require("crypto");
var fs = require("fs");
var path = require("path");

var root = path.join(__dirname, "..");

function stop(message, remedy) {
  console.error(message + "\nTry: " + remedy);
  process.exit(1);
}

function isNodeNewEnough(version) {
  var parts = version.replace(/^v/, "").split(".").map(Number);
  if (parts[0] === 20) return parts[1] >= 19;
  return parts[0] > 22 || (parts[0] === 22 && parts[1] >= 12);
}

function lockDigest() {
  return crypto
    .createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

function installIfStale() {
  var stamp = path.join(root, "node_modules", ".installed-lock");
  var wanted = lockDigest();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages (install scripts off) ...");
  var npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // `npm ci` refuses a lock that lacks packages of other platforms; where those could not be seen when the lock was made, it
  // would refuse everywhere. Installing without saving keeps every version and digest of the lock all the same.
  var args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  var installed = childProcess.spawnSync(npm, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (installed.status !== 0)
    stop("The packages could not be installed.", "run `npm install --no-save --ignore-scripts` and read its message.");
  fs.writeFileSync(stamp, wanted);
}

function main() {
  var command = process.argv[2];
  if (!command) stop("No command was named.", "node scripts/bootstrap.cjs start");
  if (!isNodeNewEnough(process.version)) {
    stop(
      "Node " + process.version + " is too old.",
      "install Node 20.19 or newer of the 20 line, or 22.12 or newer.",
    );
  }
  installIfStale();
  var script = path.join(__dirname, command + ".ts");
  var child = childProcess.spawn(
    process.execPath,
    ["--import", "tsx", script].concat(process.argv.slice(3)),
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  // Ctrl-C reaches the whole process group; this parent only waits for the child to end what it started.
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      if (signal !== "SIGINT") child.kill(signal);
    });
  });
  child.on("exit", (code, signal) => {
    process.exit(signal ? 1 : code);
  });
}

if (require.main === module) main();
module.exports = { isNodeNewEnough: isNodeNewEnough };
