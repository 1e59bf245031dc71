/**
 * The narrative sections as one run of bytes, the last year first, so that the
 * sections of a year and part stand together: the files of the search agree on
 * it. Only what a reader sees of a line is indexed, in lower case.
 */
export const SECTIONS = `
  with ordered as (
    select report_id, year, ordinal, text, octet_length(encode(text)) as bytes,
      row_number() over (order by year desc, ordinal, report_id) - 1 as section
    from section join report using (report_id)
    where ordinal in (1, 5, 6)
  )
  select *, sum(bytes) over (order by section) - bytes as start from ordered`;

/** Each two characters that stand side by side, with the sections that have them. */
export const GRAMS = `
  with sections as (${SECTIONS}),
  grams as (
    select distinct section::integer as section, lower(substr(text, position, 2)) as gram
    from sections, unnest(range(1, length(text))) as positions(position)
  )
  select gram, list(section order by section) as sections
  from grams
  where gram not like '% %' and gram not like '%' || chr(10) || '%' and length(gram) = 2
  group by gram
  order by gram`;
