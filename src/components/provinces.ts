import type {Lang} from "./lang.js";

/** A provincial division where the Regulations apply, with its place in a grid of tiles that draws no border. */
export interface Province {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly column: number;
  readonly row: number;
}

const province = (code: string, zh: string, en: string, column: number, row: number): Province => ({
  code,
  zh,
  en,
  column,
  row,
});

export const PROVINCES: readonly Province[] = [
  province("110000", "北京", "Beijing", 7, 2),
  province("120000", "天津", "Tianjin", 7, 3),
  province("130000", "河北", "Hebei", 6, 2),
  province("140000", "山西", "Shanxi", 5, 2),
  province("150000", "内蒙古", "Inner Mongolia", 6, 1),
  province("210000", "辽宁", "Liaoning", 8, 2),
  province("220000", "吉林", "Jilin", 9, 1),
  province("230000", "黑龙江", "Heilongjiang", 9, 0),
  province("310000", "上海", "Shanghai", 8, 4),
  province("320000", "江苏", "Jiangsu", 7, 4),
  province("330000", "浙江", "Zhejiang", 7, 5),
  province("340000", "安徽", "Anhui", 6, 4),
  province("350000", "福建", "Fujian", 6, 6),
  province("360000", "江西", "Jiangxi", 6, 5),
  province("370000", "山东", "Shandong", 6, 3),
  province("410000", "河南", "Henan", 5, 3),
  province("420000", "湖北", "Hubei", 5, 4),
  province("430000", "湖南", "Hunan", 5, 5),
  province("440000", "广东", "Guangdong", 5, 6),
  province("450000", "广西", "Guangxi", 4, 6),
  province("460000", "海南", "Hainan", 4, 7),
  province("500000", "重庆", "Chongqing", 4, 4),
  province("510000", "四川", "Sichuan", 3, 4),
  province("520000", "贵州", "Guizhou", 4, 5),
  province("530000", "云南", "Yunnan", 3, 5),
  province("540000", "西藏", "Tibet", 1, 4),
  province("610000", "陕西", "Shaanxi", 4, 3),
  province("620000", "甘肃", "Gansu", 3, 3),
  province("630000", "青海", "Qinghai", 2, 3),
  province("640000", "宁夏", "Ningxia", 4, 2),
  province("650000", "新疆", "Xinjiang", 1, 2),
];

/** The name of a provincial division; of the nation, or of an unknown place, the word for it. */
export function provinceName(code: string | null, lang: Lang): string {
  const found = PROVINCES.find((item) => item.code === code);
  if (found !== undefined) return found[lang];
  if (code === "100000") return lang === "zh" ? "全国" : "Nation";
  return lang === "zh" ? "地区不明" : "Region unknown";
}
