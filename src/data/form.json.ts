import {FORMS} from "../etl/form/forms.js";

const forms = FORMS.map(({year, otherRows, tables, identities}) => ({year, otherRows, tables, identities}));
process.stdout.write(JSON.stringify(forms));
