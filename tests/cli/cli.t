What every tool has in common, shown by one or the other of them.
short() rounds to six digits.

  $ short() { awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]+[.][0-9]+(e-?[0-9]+)?$/) $i = sprintf("%.6g", $i); print }'; }

Help, version, and an option that does not exist.

  $ match-rate -h | head -n 6
  usage: match-rate [-t] [-b COLUMNS] [-s NAMES] [-a NAMES] [-y YEARS]
                    [-d NAME] [FILE ...]
  Match rates with intervals, from counts of matched and unmatched.
  
    -b, --by=COLUMNS               group by these columns [default: all keys]
    -s, --specialty=NAMES          only these specialties
  $ match-need --version
  match-need (matchstat) 0.1.0
  $ for t in data rate fit predict need; do match-$t -h >help && match-$t -V >version && cat version; done
  match-data (matchstat) 0.1.0
  match-rate (matchstat) 0.1.0
  match-fit (matchstat) 0.1.0
  match-predict (matchstat) 0.1.0
  match-need (matchstat) 0.1.0
  $ match-rate --dump-options | head -n 2
  -b	--by	COLUMNS	group by these columns [default: all keys]
  -s	--specialty	NAMES	only these specialties
  $ match-rate -Z
  match-rate: unknown option '-Z'
  usage: match-rate [-t] [-b COLUMNS] [-s NAMES] [-a NAMES] [-y YEARS]
                    [-d NAME] [FILE ...]
  try 'match-rate -h'
  [2]
  $ match-rate --quiet -Zt 2>&1 | head -n 1
  match-rate: unknown option '-Z'
  $ match-rate --years 2024 2>&1 | head -n 1
  match-rate: unknown option '--years'
  $ match-rate --s im 2>&1 | head -n 1
  match-rate: option '--s' may mean several
  $ match-rate --spec im --quiet -y 2024 -b year 2>&1 | head -n 1
  match-rate: no row is selected (the years go from 2013 to 2026); -d nrmp-preferred-consent has other years and applicant types
  $ match-rate --table=yes 2>&1 | head -n 1
  match-rate: option '--table=yes' takes no argument
  $ match-rate -tb 2>&1 | head -n 1
  match-rate: option '-tb' needs an argument
  $ match-rate --by 2>&1 | head -n 1
  match-rate: option '--by' needs an argument

Bad arguments are wrong usage.

  $ match-rate -l 95 2>&1 | head -n 1
  match-rate: --level: '95' is not a probability (0.8 or 80%)
  $ match-rate -l 100% 2>&1 | head -n 1
  match-rate: --level: '100%' must lie strictly between 0 and 1
  $ match-rate -s nosuchspecialty -d nrmp-preferred 2>&1 | head -n 1
  match-rate: unknown specialty 'nosuchspecialty'; 'match-data --names' lists them
  $ match-rate -q -s Nuerology -d nrmp-preferred
  match-rate: unknown specialty 'Nuerology'; did you mean 'Neurology', 'Urology', 'Nephrology'
  [2]
  $ match-rate -q -a us_imgx
  match-rate: unknown applicant type 'us_imgx'; did you mean 'us_img', 'us_canadian'
  [2]
  $ match-rate -q -b year,year
  match-rate: the key 'year' stands twice
  [2]

Input: a default dataset, said; a question; none at all.

  $ match-rate -y 2024 -b year | short
  match-rate: reading the installed dataset nrmp-overall
  match-rate: left out because they sum up others: 2 of the rows; name them with -a or -s to see them
  year,basis,matched,total,rate,rate_low,rate_high,note
  2024,active,35975,44838,0.802333,0.798621,0.805993,
  $ match-rate -q -y 2024 -b year,basis <&- | wc -l
  2
  $ match-fit -q -s im -a non_us_img | wc -l
  2
  $ match-need
  match-need: name a specialty (-s), or give models from match-fit
  usage: match-need [-t] [-p RATES] [-s NAMES] [-a NAMES] [-d NAME] [FILE ...]
  try 'match-need -h'
  [2]
  $ match-predict -x 250 2>&1 | head -n 1
  match-predict: name a specialty (-s), or give models from match-fit
  $ match-data -d nrmp-overall 2>&1 | head -n 1
  match-data: unknown option '-d'

Files, standard input, datasets; columns in any order.

  $ printf 'year,matched,total\n2024,3,4\n' >a.csv
  $ printf 'total,year,matched\n10,2025,5\n' >b.csv
  $ match-rate a.csv b.csv | cut -d, -f1-4
  year,matched,total,rate
  2024,3,4,0.75
  2025,5,10,0.5
  $ match-rate <a.csv | cut -d, -f1-3
  year,matched,total
  2024,3,4
  $ cat a.csv | match-rate b.csv - | cut -d, -f1-3
  year,matched,total
  2025,5,10
  2024,3,4
  $ match-rate -q -d nrmp-overall -y 2024 -b year | cut -d, -f1-4
  year,basis,matched,total
  2024,active,35975,44838
  $ match-rate nosuch.csv
  match-rate: nosuch.csv: No such file or directory
  [1]
  $ match-rate .
  match-rate: .: Is a directory
  [1]
  $ match-rate -d nrmp-overal
  match-rate: unknown dataset 'nrmp-overal'; did you mean 'nrmp-overall'
  [1]
  $ match-rate -d xyzzy
  match-rate: unknown dataset 'xyzzy'
  [1]
  $ match-rate -q a.csv nosuch.csv
  match-rate: nosuch.csv: No such file or directory
  [1]
  $ : >empty.csv; match-rate empty.csv
  match-rate: empty.csv: empty: a header line is expected
  [1]
  $ match-rate - <empty.csv
  match-rate: <stdin>: empty: a header line is expected
  [1]
  $ printf 'year,matched\n' >c.csv; match-rate a.csv c.csv
  match-rate: c.csv:1: 2 columns where 'a.csv' has 3
  [1]
  $ printf 'year,matched,sum\n' >d.csv; match-rate a.csv d.csv
  match-rate: d.csv:1: sum: 'a.csv' has no such column
  [1]

What is wrong is named by file, line and column.

  $ printf 'year,matched,total\n2024,3,4\n\n2025,5\n' | match-rate
  match-rate: <stdin>:4: 2 fields where the header has 3
  [1]
  $ printf 'year,matched,total\n2024,3,4\n2025,5,6,7\n' >ragged.csv; match-rate ragged.csv
  match-rate: ragged.csv:3: 4 fields where the header has 3
  [1]
  $ printf 'year,matched,total\n2024,3,2O\n' | match-rate
  match-rate: <stdin>:2: total: '2O' is not a count
  [1]
  $ printf 'year,matched,total\n2024,-3,20\n' | match-rate
  match-rate: <stdin>:2: matched: '-3' is not a count
  [1]
  $ printf 'year,matched,total\n2024,5,4\n' | match-rate
  match-rate: <stdin>:2: matched: 5 matched of 4 in all
  [1]
  $ printf 'year,mached,total\n2024,5,4\n' | match-rate
  match-rate: <stdin>: no column 'matched' (there are: year, mached, total)
  [1]
  $ printf 'Year,Matched,Total\n2024,5,4\n' | match-rate
  match-rate: <stdin>: no column 'matched'; 'Matched' is spelt otherwise (there are: Year, Matched, Total)
  [1]
  $ printf 'year;matched;total\n2024;5;4\n' | match-rate
  match-rate: <stdin>:1: the cells are separated by semicolons, not commas; save the table as comma-separated, or convert it, as by 'mlr --csv --ifs semicolon --ofs comma cat'
  [1]
  $ printf 'step2_ck\tmatched\n240\t1\n' | match-tally
  match-tally: <stdin>:1: the cells are separated by tabs, not commas; save the table as comma-separated, or convert it, as by 'mlr --csv --ifs tab --ofs comma cat'
  [1]
  $ printf 'Step2 CK,matched\n240,1\n' | match-tally
  match-tally: <stdin>:1: no column 'step2_ck'; 'Step2 CK' is spelt otherwise (there are: Step2 CK, matched)
  [1]
  $ printf 'year,year,total\n2024,5,4\n' | match-rate
  match-rate: <stdin>:1: year: the column stands twice
  [1]
  $ printf 'year,,total\n2024,5,4\n' | match-rate
  match-rate: <stdin>:1: column 2 has no name
  [1]
  $ printf 'year,matched,total\n"2024,5,4\n' | match-rate
  match-rate: <stdin>:2: field 1: a quoted field that begins here is never closed
  [1]
  $ printf 'year,matched,total\n20"24,5,4\n' | match-rate
  match-rate: <stdin>:2: field 1: a quote where none may stand (quote the whole field and double the quotes in it)
  [1]
  $ printf 'year,matched,total\n2024\0,5,4\n' | match-rate
  match-rate: <stdin>:2: a NUL byte; is this a text file in UTF-8?
  [1]
  $ printf 'specialty,matched,total\nIM,5,6\nNuerology,5,6\n' | match-rate
  match-rate: <stdin>:3: specialty: unknown specialty 'Nuerology'; did you mean 'Neurology', 'Urology', 'Nephrology'
  [1]
  $ match-rate -b yeer a.csv
  match-rate: a.csv: no column 'yeer' (there are: year, matched, total)
  [1]
  $ match-rate -s im a.csv
  match-rate: the input has no column 'specialty' to select by
  [2]

The usual relatives of CSV.

  $ printf '\357\273\277year,matched,total\r\n2024,3,4\r\n' | match-rate | cut -d, -f1-3
  year,matched,total
  2024,3,4
  $ printf 'year,matched,total\r2024,3,4' | match-rate | cut -d, -f1-3
  year,matched,total
  2024,3,4
  $ printf 'school,matched,total\n"A ""B"", C\nD",3,4\n' | match-rate | cut -d, -f1-3
  school,matched,total
  "A ""B"", C
  D",3,4
  $ printf 'year,matched,total\n' | match-rate
  year,matched,total,rate,rate_low,rate_high,note
  $ printf 'specialty,score,matched\n' | match-fit
  specialty,evidence,estimator,status,why,level,n,matched,n_all,matched_all,intercept,slope,var_intercept,cov,var_slope,slope_low,slope_high,loglik,null_loglik,deviance,pearson,df,phi,lr,lr_p,score_min,score_max,raw_intercept,raw_slope,shrinkage_intercept,shrinkage_slope,phi_df,score_floor,scale,bins,data
  $ printf 'specialty,score,matched\n' | match-fit | match-need | cut -d, -f1-3
  specialty,prob,score
  $ printf 'specialty,score,matched\n' | match-fit | match-predict -x 250
  specialty,score,prob,prob_low,prob_high,note
  $ printf 'specialty,score,matched\n' | match-fit -t
  Specialty  n  Matched  Match rate  Odds ratio  p  Evidence  Estimator  Remark
  
  Odds ratio: of matching, with 10 more points.
  Intervals: 95 %. An association among applicants who ranked the specialty, not an effect.
  $ printf 'year,matched,total\n' | match-rate -t
  Year  Matched  of  Match rate  Interval  Note
  
  Intervals: Wilson, 95 %.

Missing marks.

  $ printf 'year,matched,total\n2024,NULL,4\n2025,1,4\n' >na.csv; match-rate na.csv
  match-rate: na.csv:2: matched: 'NULL' is not a count
  [1]
  $ match-rate --na NULL na.csv | cut -d, -f1-4,7
  year,matched,total,rate,note
  2024,,,,counts not published: line 2
  2025,1,4,0.25,

A file that -o names is complete or not touched.

  $ match-rate -o out.csv a.csv && cut -d, -f1-3 out.csv
  year,matched,total
  2024,3,4
  $ match-rate -o out.csv ragged.csv; cut -d, -f1-3 out.csv
  match-rate: ragged.csv:3: 4 fields where the header has 3
  year,matched,total
  2024,3,4
  $ match-rate -o new.csv ragged.csv; ls new.csv* 2>&1 | sed 's/^ls: //'
  match-rate: ragged.csv:3: 4 fields where the header has 3
  cannot access 'new.csv*': No such file or directory
  $ match-rate -o nosuch/out.csv a.csv
  match-rate: nosuch/out.csv: No such file or directory
  [1]
  $ ls
  a.csv
  b.csv
  c.csv
  d.csv
  empty.csv
  help
  na.csv
  out.csv
  ragged.csv
  version
  $ (umask 027; match-rate -o mask.csv a.csv; ls -l mask.csv | cut -c1-10)
  -rw-r-----
  $ match-rate -o - a.csv | wc -l
  2
  $ match-rate -o /dev/null a.csv
  $ match-rate a.csv -o - | match-rate -b year -o rates.csv && echo yes
  yes

A full disk, a closed output, a reader that has left.

  $ match-rate a.csv >/dev/full
  match-rate: standard output: No space left on device
  [1]
  $ match-data nrmp-by-specialty >/dev/full
  match-data: standard output: No space left on device
  [1]
  $ match-rate -o /dev/full a.csv
  match-rate: /dev/full: No space left on device
  [1]
  $ match-rate a.csv >&-
  match-rate: standard output: Bad file descriptor
  [1]
  $ match-rate -h >/dev/full
  match-rate: standard output: No space left on device
  [1]
  $ match-data nrmp-by-specialty | head -n 1 | cut -d, -f1,2
  year,specialty

Where the data are.

  $ MATCHSTAT_HOME=/nonexistent match-data
  match-data: no datasets/catalog.csv in '/nonexistent' (MATCHSTAT_HOME)
  [1]
  $ mkdir -p home/datasets/vocabulary && printf 'dataset,file\nmine,mine.csv\n' >home/datasets/catalog.csv
  $ printf 'a,b\n1,2\n' >home/datasets/mine.csv
  $ MATCHSTAT_HOME=$PWD/home match-data mine
  a,b
  1,2
  $ MATCHSTAT_HOME=home match-data | cut -d, -f1
  dataset
  mine
  $ MATCHSTAT_HOME=home match-rate a.csv
  match-rate: home/datasets/vocabulary/specialties.csv: No such file or directory
  [1]

-q silences notes and not errors.

  $ match-rate -q -y 2024 -b year | cut -d, -f1-4
  year,basis,matched,total
  2024,active,35975,44838
  $ match-rate -q ragged.csv
  match-rate: ragged.csv:3: 4 fields where the header has 3
  [1]

A suppressed count is a range, and the answer says what it leaves open.

  $ cat > hidden.csv <<'E'
  > score_low,score_high,matched,unmatched
  > ,220,<5,12
  > 221,230,8,14
  > 231,240,20,15
  > 241,250,30,9
  > 251,,25,<5
  > E
  $ match-need -p 50% hidden.csv | tail -1 | sed 's/.*; some/some/; s/[0-9][0-9]*/N/g'
  some counts are suppressed: depending on them the score is N to N"
  $ cat > few.csv <<'E'
  > score_low,score_high,matched,unmatched
  > ,220,<5,<5
  > 221,230,3,4
  > 231,240,7,5
  > 241,,6,<5
  > E
  $ match-need -p 80% few.csv | tail -1 | sed 's/.*; some/some/'
  some counts are suppressed: depending on them the score may have no limit"
