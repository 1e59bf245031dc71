import {readColophon} from "../site/colophon.js";
import {findWarehouse} from "./mart.js";

process.stdout.write(JSON.stringify(await readColophon(await findWarehouse())));
