import {readArchive} from "./document/archive.js";
import {readCopy} from "./reading.js";

/** What a thread of the pool can be asked for, by name. */
export {readArchive as expand, readCopy as read};
