import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {Report} from "./report.js";

type Published = Pick<Report, "agency" | "year" | "scope" | "publishedOn">;

/**
 * When article 49 of the Regulations wants a report published, as an ISO date:
 * a local government's, on its whole jurisdiction, by 31 March of the next year;
 * a department's own by 31 January. Null for bodies of which it says nothing.
 */
export function dueOn({agency, year, scope}: Pick<Published, "agency" | "year" | "scope">): string | null {
  if (agency.level === "township" || agency.kind === "other") return null;
  const isGovernments = agency.kind === "government" || (agency.kind === "office" && scope === "consolidated");
  return `${year + 1}-${isGovernments ? "03-31" : "01-31"}`;
}

/** A report that was published after it was due; none where either date is not known. */
export function timelinessFindings(report: Published): Finding[] {
  const [due, published] = [dueOn(report), report.publishedOn];
  if (due === null || published === null || published <= due) return [];
  const days = (Date.parse(published) - Date.parse(due)) / MILLISECONDS_A_DAY;
  const message = {
    zh: `${published} 发布，法定期限为 ${due}，迟 ${days} 天`,
    en: `published on ${published}, ${days} days after it was due on ${due}`,
  };
  return [finding("published_late", message, {expected: due, actual: published})];
}

const MILLISECONDS_A_DAY = 86_400_000;
