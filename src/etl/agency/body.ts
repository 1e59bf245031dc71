import type {Agency} from "../report/report.js";
import {NATIONAL_BODIES, ORGANS, RENAMED, RUN_BY_COMMITTEE, SHORT_FORMS, ZONE} from "./organ.js";
import {NATION, getRegion} from "./region.js";
import {readRegion, type RegionReading} from "./regionName.js";

/** A body's name, taken apart. */
export interface Body {
  /** The national body whose branch in a region it is: 国家税务总局; empty for all others. */
  readonly head: string;
  /** The regions that the name begins with. */
  readonly reading: RegionReading;
  /** What reads like a region's name after them and is none that is known: 沐阳县; mostly empty. */
  readonly place: string;
  /** Of what the organ is part: the region itself, a township of it, or a zone in it. */
  readonly seat: "region" | "township" | "zone";
  /** The township or zone; empty for the region itself. */
  readonly seatName: string;
  /** The rest of the name, in full: 人民政府办公室. */
  readonly organ: string;
  readonly kind: Agency["kind"];
  /** Whether the name was only a place's, and its government was supplied. */
  readonly completed: boolean;
}

type Seat = Pick<Body, "place" | "seat" | "seatName" | "organ">;

const TOWNSHIP =
  /^(.{1,12}?(?:(?<!城)乡(?!村)|(?<!城)镇|苏木|街道))(?=$|人民政府|政府|办事处|办$|党政|便民|机关|财政所|司法所|派出所|社会事务|综合)(.*)$/u;
/** Read only before an organ of the list, so that 城市 in 城市管理局 is no place. */
const PLACE = /^((?!城市).{1,8}?(?:自治[州县旗]|[市州盟县区旗]))(.+)$/u;
/** 区 in 区协作办公室: the body's own region, not named. */
const OWN_REGION = /^[本我]?[省市县区州旗盟镇乡]/u;
const GOVERNMENT = /^(?:人民政府|行政公署|管理委员会|办事处|行政委员会|国务院)$/u;
/** What runs a zone, whatever its name. */
const ZONE_GOVERNMENT = /(?:管理委员会|^管理局|^执行委员会)$/u;
const OFFICE = /^(?:(?:人民政府|管理委员会|行政公署|办事处|行政委员会|国务院)办公[室厅]|党政(?:综合)?办公室)$/u;
const DEPARTMENT =
  /(?:[局委厅部署办]|委员会|办公室|总队|支队|大队|海关|分行|人民银行|事务所|管理处|管理站|联合社|法院|检察院|监狱)$/u;
const OTHER =
  /(?:大学|学院|学校|[中小]学|幼儿园|医院|公司|集团|协会|学会|研究[院所]|科学院|中心|出版社|电视台|[馆社]|联合会|工会|公证处|银行)$/u;
const NO_REGION: RegionReading = {regions: [], names: 0, printed: "", chain: "", rest: ""};

/** Takes a body's name apart; undefined if it names neither a region nor an organ. */
export function parseBody(text: string): Body | undefined {
  const name = RENAMED.get(text) ?? text;
  return parseNational(name) ?? parseBranch(name) ?? parseLocal(readRegion(name), "");
}

/** 教育部: its region is the nation, which its name need not say. */
function parseNational(name: string): Body | undefined {
  const body = NATIONAL_BODIES.get(name.replace(/^中华人民共和国/u, ""));
  if (body === undefined) return undefined;
  const seat: Seat = {place: "", seat: "region", seatName: "", organ: body.name};
  const reading = {...NO_REGION, regions: [getRegion(NATION)]};
  return {...seat, head: "", reading, kind: kindOf(body.name, seat.seat), completed: false};
}

/** 国家税务总局淮安市税务局. */
function parseBranch(name: string): Body | undefined {
  const head = [...NATIONAL_BODIES.keys()].find((each) => each.length > 3 && name.startsWith(each));
  if (head === undefined) return undefined;
  const reading = readRegion(name.slice(head.length));
  return reading.names === 0 ? undefined : parseLocal(reading, head);
}

function parseLocal(reading: RegionReading, head: string): Body | undefined {
  const seat = parseSeat(stripOwnRegion(stripRepeated(reading), reading));
  const completed = seat.organ === "";
  if (completed && reading.names === 0 && seat.seat === "region") return undefined;
  const organ = completed ? governmentOf(seat, reading.printed) : fullOrgan(seat);
  const kind = head === "" ? kindOf(organ, seat.seat) : "department";
  const isBody = kind !== "other" || OTHER.test(organ);
  return isBody || reading.names > 0 ? {...seat, head, reading, organ, kind, completed} : undefined;
}

/** 桐梓县县人民政府: a misprint. */
function stripRepeated({printed, rest}: RegionReading): string {
  const isRepeated = printed !== "" && rest.startsWith(printed.slice(-1)) && !isKnown(rest);
  return isRepeated && isKnown(rest.slice(1)) ? rest.slice(1) : rest;
}

function stripOwnRegion(rest: string, {names}: RegionReading): string {
  if (names > 0 || isKnown(rest)) return rest;
  const stripped = rest.replace(OWN_REGION, "");
  return isKnown(stripped) ? stripped : rest;
}

function isKnown(organ: string): boolean {
  return ORGANS.has(organ) || SHORT_FORMS.has(organ);
}

function parseSeat(rest: string): Seat {
  const seat = {place: "", seat: "region", seatName: "", organ: rest} as const;
  if (isKnown(rest)) return seat;
  const township = TOWNSHIP.exec(rest);
  if (township !== null) return {...seat, seat: "township", seatName: township[1] ?? "", organ: township[2] ?? ""};
  const zone = ZONE.exec(rest);
  if (zone !== null) return {...seat, seat: "zone", seatName: zone[0], organ: rest.slice(zone[0].length)};
  const [, place = "", organ = ""] = PLACE.exec(rest) ?? [];
  return isKnown(organ) ? {...seat, place, organ} : seat;
}

function governmentOf({seat, seatName}: Seat, printed: string): string {
  if (seatName.endsWith("街道")) return "办事处";
  return seat === "zone" || RUN_BY_COMMITTEE.has(printed) ? "管理委员会" : "人民政府";
}

function fullOrgan({seat, organ}: Seat): string {
  if (seat === "township" && organ === "办") return "办事处";
  return SHORT_FORMS.get(organ) ?? organ;
}

function kindOf(organ: string, seat: Body["seat"]): Body["kind"] {
  if (GOVERNMENT.test(organ) || (seat === "zone" && ZONE_GOVERNMENT.test(organ))) return "government";
  if (OFFICE.test(organ)) return "office";
  if (OTHER.test(organ) && !organ.endsWith("人民银行")) return "other";
  return DEPARTMENT.test(organ) ? "department" : "other";
}
