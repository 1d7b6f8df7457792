import { askSolver, type Question } from "./solver.ts";

const [question = ""] = process.argv.slice(2);

console.log(JSON.stringify(askSolver(JSON.parse(question) as Question)));
