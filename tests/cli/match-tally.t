match-tally: applicant rows in, counts by keys and score out. Every applicant
is a row; columns go by name, in any order, others are ignored.

  $ cat >rows.csv <<'END'
  > applicant_id,specialty,applicant_type,step2_ck,matched
  > 1,"Surgery, Categorical",us_md_senior,251,1
  > 2,Pathology,us_img,230,0
  > 3,"Surgery, Categorical",us_md_senior,251,0
  > 4,Pathology,us_img,230,1
  > 5,Pathology,us_img,,1
  > 6,"The ""Big"" One",us_img,241.5,0
  > 7,Pathology,us_img,NA,0
  > END
  $ match-tally -b specialty,applicant_type rows.csv
  match-tally: 2 of 7 rows have no step2_ck and are left out (--missing keeps them)
  specialty,applicant_type,score,matched,unmatched
  Pathology,us_img,230,1,1
  "Surgery, Categorical",us_md_senior,251,1,1
  "The ""Big"" One",us_img,241.5,0,1

The rows without a score can be kept; they come last in their group.

  $ match-tally --missing -b specialty <rows.csv
  specialty,score,matched,unmatched
  Pathology,230,1,1
  Pathology,,1,1
  "Surgery, Categorical",251,1,1
  "The ""Big"" One",241.5,0,1
  $ match-tally --no-score -b applicant_type rows.csv
  applicant_type,matched,unmatched
  us_img,2,3
  us_md_senior,1,1
  $ match-tally -t --no-score -b specialty rows.csv
  specialty             matched  unmatched
  Pathology                   2          2
  Surgery, Categorical        1          1
  The "Big" One               0          1
  $ match-tally -q rows.csv
  score,matched,unmatched
  230,1,1
  241.5,0,1
  251,1,1

Bands hold whole points, ends included; the outer ones are open. A fraction
goes where it would be rounded to.

  $ match-tally -q --bins 231,242,251 rows.csv
  score_low,score_high,matched,unmatched
  ,230,1,1
  231,241,0,1
  251,,1,1
  $ match-tally -q -v --missing --bins 231,242,251 rows.csv
  score_low,score_high,matched,unmatched
  ,230,1,1
  231,241,0,1
  251,,1,1
  ,,1,1

Outcomes are 1/0, yes/no, true/false, matched/unmatched in any case; other
columns may hold score and outcome. A byte order mark, CRLF line ends and
blanks around fields do not matter.

  $ printf '\357\273\277result,"comlex"\r\nYes,540\r\n no ,540\r\nTRUE,1030\r\nFalse,-0\r\nMatched,540\r\n1.0,0\r\n"unmatched",540' >other.csv
  $ match-tally --score comlex --outcome result other.csv
  score,matched,unmatched
  0,1,1
  540,2,2
  1030,1,0

Several files count as one, and so do files put one behind the other.

  $ match-tally -q -b specialty rows.csv rows.csv | head -2
  specialty,score,matched,unmatched
  Pathology,230,2,2
  $ cat rows.csv rows.csv | match-tally -q -b specialty | head -2
  specialty,score,matched,unmatched
  Pathology,230,2,2

Counts of parts add up to the counts of the whole, by score, by band, or by
keys alone; with -b, over the keys left out.

  $ match-tally -q --missing -b specialty,applicant_type rows.csv >a.csv
  $ match-tally --merge a.csv a.csv
  specialty,applicant_type,score,matched,unmatched
  Pathology,us_img,230,2,2
  Pathology,us_img,,2,2
  "Surgery, Categorical",us_md_senior,251,2,2
  "The ""Big"" One",us_img,241.5,0,2
  $ match-tally --merge -b applicant_type a.csv
  applicant_type,score,matched,unmatched
  us_img,230,1,1
  us_img,241.5,0,1
  us_img,,1,1
  us_md_senior,251,1,1
  $ match-tally -q --bins 240,250 rows.csv | match-tally --merge - 
  score_low,score_high,matched,unmatched
  ,239,1,1
  240,249,0,1
  250,,1,1
  $ printf 'track,matched,total\nA,3,10\nB,0,2\n' | match-tally --merge - 
  track,matched,unmatched
  A,3,7
  B,0,2
  $ match-tally -q --bins 240 rows.csv | match-tally --merge a.csv -
  match-tally: <stdin>:1: counts by score band where 'a.csv' has counts by exact score
  [1]
  $ printf 'specialty,year,score,matched,unmatched\n' | match-tally --merge a.csv -
  match-tally: <stdin>:1: year: 'a.csv' has no such column
  [1]
  $ printf 'score,matched,unmatched\n230,<5,3\n' | match-tally --merge
  match-tally: <stdin>:2: matched: '<5' is not a count
  [1]
  $ printf 'matched,total\n4,3\n' | match-tally --merge
  match-tally: <stdin>:2: total: '3' is less than matched
  [1]

A mapper sees a piece without a header, or with it somewhere.

  $ tail -n +2 a.csv | sort >piece; head -1 a.csv >>piece
  $ match-tally --merge --header specialty,applicant_type,score,matched,unmatched piece | diff a.csv - && echo same
  same
  $ printf '240,1\n250,0\nstep2_ck,matched\n' | match-tally --header step2_ck,matched
  score,matched,unmatched
  240,1,0
  250,0,1

What cannot be read is an error with its place, and nothing is printed.

  $ match-tally -b speciality rows.csv
  match-tally: rows.csv:1: no column 'speciality' (there are: applicant_id, specialty, applicant_type, step2_ck, matched)
  [1]
  $ match-tally nowhere.csv
  match-tally: nowhere.csv: No such file or directory
  [1]
  $ match-tally .
  match-tally: .: Is a directory
  [1]
  $ match-tally /dev/null
  match-tally: /dev/null: empty: a header line is expected
  [1]
  $ printf 'step2_ck,matched\n' | match-tally
  score,matched,unmatched
  $ cat >bad.csv <<'END'
  > name,step2_ck,matched
  > "two
  > lines",240,1
  > a,24O,1
  > b,240,maybe
  > c,240
  > d,inf,1
  > e,250,0
  > END
  $ match-tally bad.csv
  match-tally: bad.csv:4: step2_ck: '24O' is not a number
  [1]
  $ match-tally --skip-bad bad.csv
  match-tally: bad.csv:4: step2_ck: '24O' is not a number
  match-tally: bad.csv:5: matched: 'maybe' is not an outcome (1/0, yes/no, true/false, matched/unmatched)
  match-tally: bad.csv:6: 2 fields where the header has 3
  match-tally: bad.csv:7: step2_ck: 'inf' is not a number
  match-tally: 4 of 6 rows left out (--skip-bad)
  score,matched,unmatched
  240,1,0
  250,0,1
  $ printf 'step2_ck,matched\n240,1\n250,\n' | match-tally
  match-tally: 1 of 2 rows have no matched and are left out
  score,matched,unmatched
  240,1,0
  $ printf 'step2_ck,matched,x\n240,1,\n250,0,a "b"\n1,1,1\n' | match-tally --skip-bad
  match-tally: <stdin>:3: field 3: a quote where none may stand (quote the whole field and double the quotes in it)
  [1]
  $ printf 'step2_ck,matched,x\n240,1,"a\n250,0,b\n1,1,1\n' | match-tally
  match-tally: <stdin>:2: field 3: a quoted field that begins here is never closed
  [1]
  $ printf 'step2_ck,matched,matched\n240,1,1\n' | match-tally
  match-tally: <stdin>:1: matched: the column stands twice
  [1]
  $ match-tally -q rows.csv >/dev/full
  match-tally: standard output: No space left on device
  [1]
  $ match-tally -b specialty --bins 210,200 rows.csv 2>&1 | head -1
  match-tally: --bins: 200 does not follow 210
  $ match-tally --bins 200 --no-score rows.csv 2>&1 | head -1
  match-tally: --bins and --no-score exclude each other
  $ match-tally 2>&1 | head -1
  match-tally: no input: name a file, or - for standard input

Compressed files go by their names. One that is cut short is an error, and so
is a stream that stops within a line.

  $ gzip -c rows.csv >rows.csv.gz; match-tally -q --missing -b specialty,applicant_type rows.csv.gz | diff a.csv - && echo same
  same
  $ gzip -c rows.csv | head -c 100 >cut.csv.gz; match-tally cut.csv.gz
  match-tally: cut.csv.gz: the compressed file is cut short
  [1]
  $ cp rows.csv plain.csv.gz; match-tally plain.csv.gz
  match-tally: plain.csv.gz: not gzip data, whatever its name says
  [1]
  $ match-tally <rows.csv.gz
  match-tally: <stdin>: compressed data; name a file that ends in .gz or .zst, or unpack it first
  [1]
  $ head -c 150 rows.csv | match-tally
  match-tally: <stdin>: the input stops within a line; was what writes it interrupted?
  [1]
  $ { sh -c 'head -c 150 rows.csv; kill -9 $$'; } 2>/dev/null | match-tally -o whole.csv
  match-tally: <stdin>: the input stops within a line; was what writes it interrupted?
  [1]
  $ ls whole.csv* 2>/dev/null
  [2]

A million rows with quoted commas, doubled quotes, line breaks, CRLF, missing
scores and 5,000 groups: the counts of an awk program, on any number of
threads, from a file and from a pipe, with blocks of any size.

  $ rows=$(dirname "$(command -v match-tally)")/../tests/bench/rows
  $ $rows -n 1e6 -g 1250 -m 7 -r -l >big.csv
  $ awk -f "$TESTDIR/tally.awk" big.csv | sort >want
  $ wc -l <want
  333309
  $ check() { match-tally -q --missing -b specialty,applicant_type "$@" | tail -n +2 | sort | cmp - want; }
  $ for j in 1 2 3 7; do check -j $j big.csv; done
  $ check -j 2 <big.csv && cat big.csv | check -j 3
  $ check -j 3 --block 9999 big.csv
  $ gzip -1 <big.csv >big.csv.gz && check -j 2 big.csv.gz

The same by the parts: GNU parallel cuts a file without line breaks in fields.

  $ $rows -n 2e5 -m 3 >wide.csv
  $ match-tally -q -b specialty,year wide.csv >want
  $ if command -v parallel >/dev/null; then
  >   parallel --will-cite --pipepart -a wide.csv --header : --block 1M match-tally -q -b specialty,year 2>/dev/null | match-tally --merge
  > else cat want; fi | cmp - want

A fit on the counts is the fit on the rows: R's glm on 30,000 rows
(tests/oracle/tally.R), to 1e-8.

  $ $rows -n 3e4 -s 3 -g 8 -m 2 >made.csv
  $ match-tally -q -b specialty made.csv | match-fit -q --as-is --penalty none >models.csv
  $ awk -F, -v OFS=, 'NR == FNR { if (FNR > 1) want[$1, $2] = $3; next }
  >   FNR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
  >   { if (gsub(/"/, "")) { $1 = $1 ";" $2; from = 3 } else from = 2
  >     for (i = from; i <= NF; i++) if (($1, name[i - from + 2]) in want) {
  >       w = want[$1, name[i - from + 2]]; n++
  >       e = ($i - w) / w; if (e < 0) e = -e; if (!(e < 1e-8)) print $1, name[i - from + 2], $i, w } }
  >   END { print n " values" }' "$TESTDIR/../oracle/tally.csv" models.csv
  48 values
