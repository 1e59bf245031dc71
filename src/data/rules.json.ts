import {FINDING_RULES} from "../etl/finding.js";

process.stdout.write(JSON.stringify(FINDING_RULES));
