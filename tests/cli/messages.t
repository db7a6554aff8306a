Messages that no other transcript provokes, tool by tool. Of a message with the
usage below it only the first line is shown.

  $ first() { "$@" 2>&1 | head -n 1; }
  $ cat >counts.csv <<'END'
  > specialty,score,matched,unmatched
  > IM,220,1,3
  > IM,230,2,2
  > IM,240,3,1
  > END
  $ match-fit -q counts.csv >models.csv

match-plot: nothing to draw, too much to draw.

  $ printf 'matched,total\n' | first match-plot rate
  match-plot: the input has no rows: nothing to draw
  $ printf 'specialty,matched,total,rate\nIM,,,\nFM,,,\n' | first match-plot rate
  match-plot: no row has a rate to draw
  $ printf 'year,matched,total,rate\n2024,,,\n2025,,,\n' | first match-plot trend
  match-plot: no row has a rate to draw
  $ awk 'BEGIN { print "group,matched,total"; for (i = 0; i < 3000; i++) print "g" i ",1,2" }' | first match-plot rate
  match-plot: 3000 lines of 0 series are too many for one figure (at most 200 of 8): choose some
  $ awk 'BEGIN { print "group,matched,total"; for (i = 0; i < 5001; i++) print "g" i ",1,2" }' | first match-plot rate
  match-plot: 5001 rows are too many for a figure
  $ awk 'BEGIN { print "group,year,matched,total"; for (i = 0; i < 300; i++) print "g" i ",2024,1,2\ng" i ",2025,1,2" }' | first match-plot trend
  match-plot: 300 lines are too many for one figure (at most 30): choose some
  $ printf 'milestone,label,status,start,finish,start_by,aim,due\na,A,next,,,,,\n' | first match-plot plan
  match-plot: no milestone has a date
  $ awk 'BEGIN { print "milestone,label,status,start,finish,start_by,aim,due"; for (i = 0; i < 300; i++) print "m" i ",M,next,2026-01-01,2026-02-01,,," }' | first match-plot plan
  match-plot: 300 milestones are too many for one figure (at most 80)
  $ match-fit -q -s im,fm,peds -b specialty,applicant_type -d charting-img-2026 2>/dev/null | cut -d, -f3- | first match-plot curve
  match-plot: <stdin>:3: a second model for ''; a column that tells them apart is needed

match-fit: evidence that is none.

  $ printf 'score,matched,unmatched\n220,1-4,0-9007199254740991\n230,1,2\n' | first match-fit
  match-fit: a suppressed count may be any of too many (3.60288e+16)
  $ printf 'score_low,score_high,matched,unmatched\n1e200,,1,2\n,210,3,4\n' | first match-fit
  match-fit: the score band 1e+200 to Inf does not end on whole points
  $ printf 'score_low,score_high,matched,unmatched\n211,230,1,2\n,210,3,4\n231,8000000,3,1\n' | first match-fit
  match-fit: the score bands span 7.99992e+06 points, more than 1000000
  $ printf 'score,matched,unmatched\n220,9007199254740992,1\n220,9007199254740992,1\n' | first match-fit
  match-fit: the counts of a score are too large

match-check: out of the column's range, above, below and within.

  $ printf 'specialty,matched,total,rate\nIM,1,2,1.5\nFM,-1,2,0.5\n' | match-check -f rates -
  <stdin>:2: rate: '1.5' is not within 0 to 1
  <stdin>:2: rate: 1.5 is not 1 of 2 (0.5000)
  <stdin>:3: matched: '-1' is not a count
  <stdin>:3: rate: 0.5 is not -1 of 2 (-0.5000)
  [1]
  $ printf 'year,specialty,applicant_type,measure,outcome,n,mean,sd\n2024,IM,us_img,step2_ck,matched,3,240,-2\n' | match-check -f summaries -
  <stdin>:1: basis: the form 'summaries' requires this column
  <stdin>:2: sd: '-2' is below 0
  [1]

match-tally.

  $ printf 'IM,240,1\n' | first match-tally --header 'specialty,"step2_ck,matched'
  match-tally: 'specialty,"step2_ck,matched' is not a line of column names
  $ first match-tally --bins 200.5,210 counts.csv
  match-tally: --bins: '200.5' is not a whole score
  $ first match-tally -b a,a counts.csv
  match-tally: -b: 'a' stands twice
  $ first match-tally --merge --bins 200,210 counts.csv
  match-tally: --merge takes neither --bins, --no-score nor --skip-bad
  $ printf 'specialty,score,matched,unmatched\nIM,220,1\n' | first match-tally --merge -b specialty -
  match-tally: <stdin>:2: 3 fields where the header has 4
  $ (echo step2_ck,matched; yes x,1 | head -n 25) | match-tally --skip-bad - 2>&1 | tail -n 3
  match-tally: ... and 5 more
  match-tally: 25 of 25 rows left out (--skip-bad)
  score,matched,unmatched

match-tidy.

  $ lay() { cat >l.layout; first match-tidy -l ./l.layout "$@"; }
  $ first match-tidy
  match-tidy: which layout? name it with -l
  $ printf 'set: year\nheader: 1\nyear year:\n' | lay --set year counts.csv
  match-tidy: --set: 'year' is not NAME=TEXT
  $ printf 'header: 1\ntext a: a\n' | lay --input tsv counts.csv
  match-tidy: --input: 'tsv' is neither csv nor columns
  $ printf 'columns: a | b\ncolumns: a\n' | lay counts.csv
  match-tidy: ./l.layout:2: columns: given twice
  $ printf 'keys: a\nkeys: b\n' | lay counts.csv
  match-tidy: ./l.layout:2: keys: given twice
  $ printf 'header: 1\ntext a: 1:\n' | lay counts.csv
  match-tidy: counts.csv:1: a: no heading is like '1:'; the headings are 'specialty', 'score', 'matched', 'unmatched'
  $ printf 'header: 1\ntext a: {x\n' | lay counts.csv
  match-tidy: ./l.layout:2: text a: '{x' has a '{' without a '}'
  $ printf 'header: 1\ntext a: a\nname a: {x = y\n' | lay counts.csv
  match-tidy: ./l.layout:3: name a: '{x' has a '{' without a '}'
  $ printf 'header: 1\ntext a: a\ncut a: {x\n' | lay counts.csv
  match-tidy: ./l.layout:3: cut a: '{x' has a '{' without a '}'
  $ printf 'header: 1\ntext a: a\ncut a: {x} *\ncut a: {x} *\n' | lay counts.csv
  match-tidy: ./l.layout:4: cut a: given twice
  $ first match-tidy -l .  counts.csv
  match-tidy: .: Is a directory
  $ printf 'header: 1\ntext a: a\ncount n: n\n' >l.layout
  $ printf 'a,n\nx,1,more\n' | match-tidy -l ./l.layout -
  match-tidy: <stdin>:2: 3 cells where the headings are 2
  a,n
  [1]
  $ printf 'a,n\nx,1\0\n' | match-tidy -l ./l.layout -
  match-tidy: <stdin>:2: a NUL byte; is this a text file in UTF-8?
  [1]
  $ printf 'a,n\nx,"1,00"\ny,1e5\nz,1.2.3\n' | match-tidy -l ./l.layout -
  match-tidy: <stdin>:2: n: '1,00' has its commas in the wrong places
  match-tidy: <stdin>:3: n: '1e5' is not a count
  match-tidy: <stdin>:4: n: '1.2.3' is not a count
  a,n
  [1]
  $ printf 'header: 1\ntotal: Total | ...\ntext a: a\ncount n: n\n' >l.layout
  $ printf 'Total,4\na,n\nx,1\n' | match-tidy -l ./l.layout -
  match-tidy: <stdin>:1: a total before the headings
  [1]

match-predict, match-rate, match-plan, match-programs.

  $ first match-predict -x "$(seq -s, 1 2000)" models.csv
  match-predict: --score: more than 512 of them
  $ first match-predict -m step1 -r 5 -x 240 -s im
  match-predict: -r goes with Step 2 CK scores, not with -m
  $ first match-rate --compare year --trend -d nrmp-overall
  match-rate: --compare and --trend are two questions
  $ first match-plan -a img
  match-plan: -a: 'img' is several types: us_img;non_us_img
  $ first match-plan --cost --programs im=3,IM=4 -y 2026
  match-plan: --programs: 'Internal Medicine' comes twice
