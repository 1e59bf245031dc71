import {Command} from "commander";
import type {Mutation} from "./mutations.js";
import {invariantFaults, manyWrongFaults, readMutated, showChanges, wrongFaults} from "./reading.js";
import {listSubjects} from "./subjects.js";

const program = new Command("replay")
  .description("Reads a report with the changes that a failing test names, and prints what they do and what is wrong.")
  .argument("<report>", 'its name, such as "tabs, seed 1"')
  .argument("<changes>", "as JSON, as the test prints them")
  .addHelpText(
    "after",
    `\nExample:\n  npx tsx test/fuzz/replay.ts "cell-bare, seed 1" '[{"kind":"delete","at":412346,"other":0,"text":""}]'`,
  );

const [name = "", changes = "[]"] = program.parse().args;
const subject = (await listSubjects()).find((each) => each.name === name);
if (subject === undefined) program.error(`no such report: ${name}`);
else {
  const reading = await readMutated(subject, JSON.parse(changes) as Mutation[]); // as the test printed them
  const faultsOf = subject.kind === "lines" ? wrongFaults : manyWrongFaults;
  console.log([...invariantFaults(reading), ...faultsOf(reading)].join("\n") || "no fault");
  console.log(showChanges(reading));
}
