import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {anyMutation, localMutation} from "./mutations.js";
import type {Mutation} from "./mutations.js";
import {invariantFaults, manyWrongFaults, readMutated, showChanges, wrongFaults} from "./reading.js";
import type {FuzzReading} from "./reading.js";
import {listSubjects} from "./subjects.js";
import type {Subject} from "./subjects.js";

/** `npm run fuzz` tries ten times as many. `FUZZ_SEED` tries others. */
const CASES = process.env["MODE"] === "fuzz" ? 10_000 : 1000;
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const SLOW = {timeout: 3_600_000};

const SUBJECTS = await listSubjects();

interface Case {
  readonly subject: Subject;
  readonly mutations: readonly Mutation[];
}

function caseOf(
  accepts: (subject: Subject) => boolean,
  mutations: (subject: Subject) => fc.Arbitrary<readonly Mutation[]>,
): fc.Arbitrary<Case> {
  const subjects = SUBJECTS.filter(accepts);
  return fc
    .constantFrom(...subjects)
    .chain((subject) => mutations(subject).map((made) => ({subject, mutations: made})))
    .map((made) =>
      Object.assign(made, {[fc.toStringMethod]: () => `${made.subject.name}: ${JSON.stringify(made.mutations)}`}),
    );
}

/** Fails with the smallest changes that show a fault, and with what they did to the report. */
async function check(
  cases: fc.Arbitrary<Case>,
  share: number,
  faultsOf: (reading: FuzzReading) => string[],
): Promise<void> {
  const property = fc.asyncProperty(cases, async ({subject, mutations}) => {
    const reading = await readMutated(subject, mutations);
    const faults = faultsOf(reading);
    if (faults.length > 0)
      throw new Error(`${subject.name}\n${faults.slice(0, 5).join("\n")}\n${showChanges(reading)}`);
  });
  const {failed, errorInstance, seed, counterexample} = await fc.check(property, {
    numRuns: Math.ceil(CASES * share),
    seed: SEED,
  });
  expect(failed ? `seed ${seed}: ${fc.stringify(counterexample)}\n${String(errorInstance)}` : "").toBe("");
}

const isSlow = ({kind}: Subject): boolean => kind === "drawings" || kind === "bytes";

describe("reading files after any changes", () => {
  const several = (subject: Subject) => fc.array(anyMutation(subject.pieces.length > 0), {minLength: 1, maxLength: 5});

  it("ends, in time, in a reading that is sound or a reason why there is none", SLOW, async () => {
    await check(
      caseOf((subject) => !isSlow(subject), several),
      0.45,
      invariantFaults,
    );
  });

  it("does so for PDFs", SLOW, async () => {
    await check(caseOf(isSlow, several), 0.05, invariantFaults);
  });
});

/** A cell whose tag is no tag any more is no cell: what it holds stands before the table, in a browser too. */
function breaksTag({kind, pieces}: Subject, mutation: Mutation): boolean {
  const isTableTag = /^<\/?(w:)?t(able|[bcdhr])/.test(pieces[mutation.at % pieces.length] ?? "");
  return kind === "tags" && isTableTag && (mutation.kind === "drop" || mutation.kind === "garble");
}

describe("reading reports after one change", () => {
  const one = (subject: Subject) =>
    fc.tuple(localMutation(subject).filter((mutation) => !breaksTag(subject, mutation)));

  it("reads no wrong number from lines that are as they were", SLOW, async () => {
    await check(
      caseOf(({kind}) => kind === "lines", one),
      0.35,
      wrongFaults,
    );
  });

  it("reads at most one other number from pages and documents", SLOW, async () => {
    await check(
      caseOf(({kind}) => kind === "tags", one),
      0.1,
      manyWrongFaults,
    );
  });

  it("reads at most one other number from PDFs", SLOW, async () => {
    await check(
      caseOf(({kind}) => kind === "drawings", one),
      0.05,
      manyWrongFaults,
    );
  });
});
