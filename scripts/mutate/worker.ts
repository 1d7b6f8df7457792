import { invariant } from "../../extension/errors/invariant.ts";
import { type Changed, createProving, type Proving, type TestRef } from "./proving.ts";

/** What the command asks of a worker, in turn; each is answered by one message. */
export type Task =
  | { do: "prepare"; root: string; mutated: readonly string[]; testFiles: readonly string[] }
  | { do: "baseline" }
  | { do: "judge"; changed: Changed; plan: readonly TestRef[] };

let proving: Proving | undefined;

process.on("message", (task: Task) => {
  void answer(task).then(
    (value) => process.send?.({ value }),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// A promise that a mutant left to itself says nothing about the next one.
process.on("unhandledRejection", () => {});

async function answer(task: Task): Promise<unknown> {
  if (task.do === "prepare") {
    proving = await createProving(task.root, task.mutated, task.testFiles);
    return null;
  }
  invariant(proving !== undefined, "a worker is prepared before anything else");
  return task.do === "baseline" ? await proving.baseline() : await proving.judge(task.changed, task.plan);
}
