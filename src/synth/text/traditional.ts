import {Converter} from "opencc-js/cn2t";

// The package's types do not resolve under nodenext; this annotation is the boundary.
type Convert = (text: string) => string;
const standard = Converter({from: "cn", to: "t"}) as Convert;
const hongKong = Converter({from: "cn", to: "hk"}) as Convert;

/** A text in traditional script, in the standard forms or those of Hong Kong. */
export const toTraditional: Readonly<Record<"standard" | "hongKong", Convert>> = {standard, hongKong};
