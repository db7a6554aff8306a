match-check says where a tidy table is not what its form says. Messages go to
standard output, for editors and pipes.

  $ cat > rates.csv <<E
  > year,specialty,applicant_type,matched,total
  > 2025,Pathology,us_img,57,136
  > 2025,Neurology,us_img,46,135
  > E
  $ match-check rates.csv
  match-check: rates.csv: taken for the form 'counts'
  $ match-check -q < rates.csv

One trouble of each kind.

  $ cat > bad.csv <<E
  > year,specialty,applicant_type,matched,totel
  > 2O25,Pathology,us_img,57,136
  > 2025,Nuerology,us_img,46,135
  > 2025,Neurology,us_imgz,46,135
  > 2025,Neurology,us_img,4.6,135
  > 1890,Neurology,us_img,-4,135
  > E
  $ match-check -f counts bad.csv
  bad.csv:1: totel: no column of the form 'counts'; did you mean 'total'?
  bad.csv:2: year: '2O25' is not a year
  bad.csv:3: specialty: unknown specialty 'Nuerology'; did you mean 'Neurology', 'Urology', 'Nephrology'
  bad.csv:4: applicant_type: unknown applicant type 'us_imgz'; did you mean 'us_img', 'us_canadian'
  bad.csv:5: matched: '4.6' is not a count
  bad.csv:6: year: '1890' is out of range
  bad.csv:6: matched: '-4' is not a count
  [1]

  $ cat > rows.csv <<E
  > year,specialty,applicant_type,basis,measure,score_low,score_high,matched,unmatched,total,published_rate,note
  > 2024,Pathology,us_img,consent,step2_ck,,209,5,3,8,0.63,
  > 2024,Pathology,us_img,consent,step2_ck,205,219,5,3,9,0.63,
  > 2024,Pathology,us_img,preferred,step2_ck,220,229,9,3,8,,
  > 2024,Pathology,us_img,consent,step2_ck,239,230,<5,3,,,
  > 2024,Pathology,us_img,consent,step2_ck,240,349,2,3,5,0.44,
  > 2024,Path,us_img,consent,step2_ck,240,349,2,3,5,0.44,doubtful: misprint
  > E
  $ match-check -f counts rows.csv
  rows.csv:3: total: 9 is not matched 5 and unmatched 3
  rows.csv:3: published_rate: 0.63 is not 5 of 9 (0.5556)
  rows.csv:4: total: 8 is less than matched 9
  rows.csv:4: total: 8 is not matched 9 and unmatched 3
  rows.csv:5: score_high: 230 is less than score_low 239
  rows.csv:6: published_rate: 0.44 is not 2 of 5 (0.4000)
  rows.csv:6: score_high: '349' is not within 1 to 300, the range of step2_ck
  rows.csv:7: score_high: '349' is not within 1 to 300, the range of step2_ck
  rows.csv:7: year: the same keys as the row at rows.csv:6
  rows.csv:3: score_low: the bin from 205 overlaps that to 209 at line 2
  rows.csv:4: basis: basis 'preferred' in a table of basis 'consent' (line 2): their counts are never added
  [1]

  $ cat > summary.csv <<E
  > year,specialty,applicant_type,basis,measure,outcome,n,mean,min,q1,median,q3,max
  > 2024,Pathology,us_img,consent,step2_ck,matched,57,245,201,238,236,252,278
  > 2024,Pathology,us_img,consent,step2_ck,unmatched,<5,,301,,,,
  > 2024,Pathology,us_img,consent,step2_ck,withdrawn,,,,,,,
  > E
  $ match-check -f summaries summary.csv
  summary.csv:2: median: 236 is less than q1 238
  summary.csv:3: min: '301' is not within 1 to 300, the range of step2_ck
  summary.csv:4: outcome: 'withdrawn' is none of: matched, unmatched
  [1]

  $ cat > dates.csv <<E
  > year,organization,event,title,date,time
  > 2027,NRMP,rank_list_due,Rank order list deadline,2027-02-29,21:00
  > 2027,NRMP,match_day,Match Day,19 March 2027,noon
  > 2027,NRMP,match_week,,2027-03-15,11:60
  > E
  $ match-check -f calendar dates.csv
  dates.csv:2: date: '2027-02-29' is no day of the calendar
  dates.csv:3: date: '19 March 2027' is not a date (YYYY-MM-DD)
  dates.csv:3: time: 'noon' is not a time (HH:MM)
  dates.csv:4: title: empty
  dates.csv:4: time: '11:60' is not a time (HH:MM)
  [1]

The limit, and no form at all.

  $ match-check --max-errors=2 -f counts bad.csv
  bad.csv:1: totel: no column of the form 'counts'; did you mean 'total'?
  bad.csv:2: year: '2O25' is not a year
  bad.csv: 5 more problems (--max-errors=0 shows all)
  [1]
  $ match-check -f count rates.csv
  match-check: unknown form 'count'; did you mean 'counts'
  [2]
  $ printf 'colour,size\nred,5\n' | match-check
  match-check: <stdin>: no form has such columns; name one with -f
  [1]
  $ match-check nothing.csv
  match-check: nothing.csv: No such file or directory
  [1]

What a file holds.

  $ match-check -q -t rates.csv
  rates.csv: 2 rows, form counts
  Column          Role   Filled  Missing  Suppressed  Distinct  Least      Greatest
  year            key         2        0           0         1  2025       2025
  specialty       key         2        0           0         2  Neurology  Pathology
  applicant_type  key         2        0           0         1  us_img     us_img
  matched         count       2        0           0         2  46         57
  total           count       2        0           0         2  135        136
  $ printf 'specialty,matched,unmatched\nNeurology,<5,7\nPathology,12,\n' | match-check -q -t
  <stdin>: 2 rows, form counts
  Column     Role   Filled  Missing  Suppressed  Distinct  Least      Greatest
  specialty  key         2        0           0         2  Neurology  Pathology
  matched    count       2        0           1         2  12         12
  unmatched  count       1        1           0         1  7          7

Every dataset, the vocabulary and the forms themselves.

  $ match-check --all
  $ for f in $TESTDIR/../../datasets/*.csv $TESTDIR/../../datasets/vocabulary/*.csv; do match-check -q $f; done
  $ match-check -t -d nrmp-overall | head -3
  nrmp-overall: 88 rows, form counts
  Column          Role        Filled  Missing  Suppressed  Distinct  Least                                   Greatest
  year            key             88        0           0        16  2010                                    2026

Every form is in the manual.

  $ match-check --describe | tail -n +2 | cut -d, -f1 | uniq | while read f; do grep -q "^.It Cm $f$" $TESTDIR/../../docs/man5/match-forms.5 || echo "$f is not"; done
  $ match-check --describe -f quotas -t
  Form    Column   Role   Type     Required  Low  High  Meaning
  quotas  program  key    text     yes         -     -  Program
  quotas  quota    count  integer  yes         0     -  Positions offered by the program

An office's own columns are keys; a name that is nearly the form's is not.

  $ S=$TESTDIR/../docs/samples
  $ match-check -q <$S/applicants.csv
  $ (cat $S/applicants.csv; tail -n 1 $S/applicants.csv) | match-check -q
  <stdin>:302: id: the same keys as the row at <stdin>:301
  [1]
  $ match-tally -b year,specialty $S/applicants.csv | sed '1s/year/school/' | match-check -q
  $ printf 'specialty,matched,totl\nIM,2,3\n' | match-check -q -f counts
  <stdin>:1: totl: no column of the form 'counts'; did you mean 'total'?
  [1]
  $ printf 'matched,step2_ck,specialty\n' >none.csv; match-check none.csv
  match-check: none.csv: taken for the form 'records'
  $ printf 'year,matched\n' >none.csv; match-check -f records none.csv
  none.csv:1: step2_ck: the form 'records' requires this column
  [1]

The scores that match-need finds may lie beyond any.

  $ match-data charting-img-2026 | match-need -p 95% >needs.csv
  $ match-check -q needs.csv
