import {readArchive} from "./document/archive.js";
import {readSource} from "./reading.js";

/** What a thread of the pool can be asked for, by name. */
export {readArchive as expand, readSource as read};
