/**
 * The narratives as one run of bytes, in the order of reports and sections: the
 * three files of the search agree on it. Only what a reader sees of a line is
 * indexed, in lower case.
 */
export const SECTIONS = `
  select report_id, ordinal, heading, text, octet_length(encode(text)) as bytes,
    (sum(octet_length(encode(text))) over (order by report_id, ordinal) - octet_length(encode(text)))::bigint as start,
    (row_number() over (order by report_id, ordinal) - 1)::integer as section
  from section`;

/** Each two characters that stand side by side, with the sections that have them. */
export const GRAMS = `
  with sections as (${SECTIONS}),
  grams as (
    select distinct section, lower(substr(text, position, 2)) as gram
    from sections, unnest(range(1, length(text))) as positions(position)
  )
  select gram, list(section order by section) as sections
  from grams
  where gram not like '% %' and gram not like '%' || chr(10) || '%' and length(gram) = 2
  group by gram
  order by gram`;
