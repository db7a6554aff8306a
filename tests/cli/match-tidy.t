Every published table that came with the project goes through its layout. What
comes out is compared with the installed datasets, cell for cell where they
overlap; those were read from the same tables by other hands and other tools.

  $ raw=$TESTDIR/../data/raw sets=$TESTDIR/../../datasets
  $ same() { "$TESTDIR/../same-cells" "$@"; }
  $ tidy() { match-tidy --set source=here "$@"; }

  $ match-tidy --list | cut -d, -f1
  layout
  aamc-b1
  aamc-b2
  aamc-residents
  florida-programs
  nrmp-filled-by-type
  nrmp-match-by-type
  nrmp-only-choice
  nrmp-positions-filled
  nrmp-positions
  nrmp-program-results
  nrmp-ranked-by-type
  nrmp-ranked

Three tables stand in one file, with thousands separators, bold totals and an en
dash for what is missing.

  $ tidy -l nrmp-match-by-type -y 2025 $raw/advance-tables-2025.csv | tee types.csv
  year,applicant_type,basis,matched,total,published_rate,source
  2025,us_md_senior,active,19044,20368,0.935,here
  2025,us_do_senior,active,7773,8392,0.926,here
  2025,us_img,active,3108,4587,0.678,here
  2025,non_us_img,active,6653,11465,0.580,here
  2025,other,active,1089,,,here
  $ same types.csv $sets/nrmp/nrmp-overall.csv year,applicant_type,basis matched,total,published_rate
  4 rows met, 1 did not, 12 cells compared
  $ tidy -l nrmp-positions -y 2025 $raw/advance-tables-2025.csv | tee status.csv
  year,status,positions,share,source
  2025,offered,40041,1.00,here
  2025,filled,37667,0.941,here
  2025,unfilled,2374,0.059,here
  $ tidy -l nrmp-ranked-by-type -y 2025 $raw/advance-tables-2025.csv > ranked.csv
  $ same ranked.csv $sets/nrmp/nrmp-by-specialty.csv year,specialty,position_type,applicant_type matched=filled
  63 rows met, 125 did not, 63 cells compared
  $ tidy -l nrmp-only-choice -y 2023 $raw/only-choice-2023.csv > only.csv
  $ same -a only.csv $sets/nrmp/nrmp-only-choice.csv year,specialty,applicant_type,basis matched,unmatched | grep -v 'only_choice,0,0,'
  50 rows met, 12 did not, 100 cells compared
  $ tidy -l nrmp-ranked -y 2020 $raw/table-1b-2020.csv > ranked.csv
  $ same ranked.csv $sets/nrmp/nrmp-ranked.csv year,specialty,position_type,applicant_type,basis applicants_ranking,matched
  100 rows met, 0 did not, 200 cells compared
  $ tidy -l nrmp-positions-filled -y 2020 $raw/table-1b-2020.csv > positions.csv
  $ same positions.csv $sets/nrmp/nrmp-positions.csv year,specialty,position_type programs,positions,filled,published_fill_rate
  50 rows met, 0 did not, 199 cells compared

Program results: state, institution and city come from rows between, the years
from a heading that is repeated. No dataset holds Alabama, so the numbers are
read once more here, by awk.

  $ tidy -l nrmp-program-results $raw/program-results-2016-2020.csv > programs.csv
  $ head -4 programs.csv
  year,program_code,program,city,state,specialty,position_type,program_type,quota,matched,source
  2020,3082120C0,Baptist Outreach Services-AL,Montgomery,AL,Family Medicine,PGY-1,Family Medicine,8,4,here
  2019,3082120C0,Baptist Outreach Services-AL,Montgomery,AL,Family Medicine,PGY-1,Family Medicine,8,6,here
  2018,3082120C0,Baptist Outreach Services-AL,Montgomery,AL,Family Medicine,PGY-1,Family Medicine,8,8,here
  $ awk -F, '$2 ~ /^[0-9]+[A-Z]/ { for (i = 0; i < 5; i++) { q = $(3 + 2 * i); m = $(4 + 2 * i); gsub(/[ *]/, "", m); if (q != "--") print 2020 - i "," $2 "," q "," m } }' $raw/program-results-2016-2020.csv > awk.csv
  $ tail -n +2 programs.csv | cut -d, -f1,2,9,10 | cmp - awk.csv && wc -l < awk.csv
  96
  $ tidy -l florida-programs $raw/florida-programs-2020-2026.csv > florida.csv
  $ same florida.csv $sets/programs/programs-fl-2020.csv year,program_code quota,matched,specialty,position_type
  4 rows met, 134 did not, 16 cells compared

AAMC: labels that stand only once, a row without its label, two lines to a
record, margins, specialties over subspecialties, 15 empty columns at the end.

  $ tidy -l aamc-b1 $raw/aamc-b1-2020.csv > b1.csv
  match-tidy: .*/aamc-b1-2020.csv:53: repaired as the layout says: column 1 is 'Internal Medicine/Pediatrics', not '' (re)
  $ same b1.csv $sets/aamc/aamc-b1-2019-20.csv academic_year,specialty,measure published_name,n,mean,sd,p10,q1,median,q3,p90
  176 rows met, 0 did not, 1514 cells compared
  $ tidy -l aamc-b2 --set academic_year=2019-20 $raw/aamc-b2-2020-family-medicine.csv > b2.csv
  $ grep -e year -e ,step1, $sets/aamc/aamc-b2-2019-20.csv > step1.csv
  $ grep -e year -e ,step2_ck, $sets/aamc/aamc-b2-2019-20.csv > step2.csv
  $ same -w step2_ck_low= -w step2_ck_high= b2.csv step1.csv academic_year,specialty,step1_low=score_low,step1_high=score_high n
  9 rows met, 1 did not, 9 cells compared
  $ same -w step1_low= -w step1_high= b2.csv step2.csv academic_year,specialty,step2_ck_low=score_low,step2_ck_high=score_high n
  9 rows met, 1 did not, 9 cells compared
  $ tidy -l aamc-residents $raw/aamc-b5-2022.csv > md.csv
  $ tidy -l aamc-residents $raw/aamc-b6-2022.csv > do.csv
  $ foreign='race_ethnicity=Non-U.S. Citizen or Non-Permanent Resident'
  $ same -w "$foreign" md.csv $sets/aamc/aamc-b5-b6-2021-22.csv academic_year,published_name,specialty,level residents=md_residents,n=md_non_us_citizens,parent
  178 rows met, 0 did not, 475 cells compared
  $ same -w "$foreign" do.csv $sets/aamc/aamc-b5-b6-2021-22.csv academic_year,published_name,specialty,level residents=do_residents,n=do_non_us_citizens,parent
  152 rows met, 0 did not, 405 cells compared

All of it is of a form.

  $ for f in types status ranked only positions programs florida b1 b2 md do; do match-check -q $f.csv || echo $f; done

A table whose digits have run together is not guessed at.

  $ tidy -l nrmp-filled-by-type -y 2023 --max-errors=3 $raw/runtogether-2023.csv 2>&1 | sed "s,$raw/,,"
  match-tidy: runtogether-2023.csv:2: 3 cells where the headings are 9; '5827318624622477' looks like several that have run together
  match-tidy: runtogether-2023.csv:3: 3 cells where the headings are 9; '9345120026593592133168870' looks like several that have run together
  match-tidy: runtogether-2023.csv:4: 3 cells where the headings are 9; '4511793562148490151170' looks like several that have run together
  match-tidy: 11 more problems (--max-errors=0 shows all)
  year,specialty,position_type,applicant_type,basis,filled,filled_total,source

A table nobody had seen when the language was made, as the text of a PDF: page
heads, groups, subtotals, a dagger, suppressed cells, a row not applicable.

  $ samples=$TESTDIR/../docs/samples
  $ match-tidy -l $samples/preferred.layout $samples/preferred-2027.txt > p.csv
  match-tidy: .*/preferred-2027.txt:14: matched \(us_img\): '<5' is suppressed and carried on (re)
  match-tidy: .*/preferred-2027.txt:14: matched \(non_us_img\): '<5' is suppressed and carried on (re)
  $ grep -e year -e Derm -e Ped p.csv
  year,specialty,applicant_type,basis,matched,unmatched
  2027,Pediatrics,us_md_senior,preferred,1460,25
  2027,Pediatrics,us_do_senior,preferred,540,30
  2027,Pediatrics,us_img,preferred,260,90
  2027,Pediatrics,non_us_img,preferred,620,410
  2027,Dermatology,us_md_senior,preferred,560,190
  2027,Dermatology,us_do_senior,preferred,48,40
  2027,Dermatology,us_img,preferred,<5,12
  2027,Dermatology,non_us_img,preferred,<5,30
  $ match-check p.csv
  match-check: p.csv: taken for the form 'counts'
  $ sed '9s/1,950/1,590/' $samples/preferred-2027.txt | match-tidy -q -l $samples/preferred.layout -o q.csv
  match-tidy: <stdin>:9: matched (All): the total 10740 is not the sum of its parts, 10380
  match-tidy: <stdin>:11: matched (us_do_senior): the total 4020 is not the sum of its parts, 3660
  match-tidy: <stdin>:27: matched (us_do_senior): the total 5056 is not the sum of its parts, 4696
  match-tidy: q.csv: not written: 3 problems
  [1]
  $ ls q.csv
  ls: cannot access 'q.csv': No such file or directory
  [2]

Program results again, now as blanks between cells, as the PDF has them.

  $ sed 's/""//; s/,/    /g' $raw/program-results-2016-2020.csv > pr.txt
  $ tidy -l nrmp-program-results --input=columns pr.txt | cmp - programs.csv

Line ends, a byte order mark and empty columns make no difference.

  $ sed 's/$/\r/; 1s/^/\xef\xbb\xbf/' $raw/advance-tables-2025.csv | sed '1,10s/\r$/,,,\r/' > crlf.csv
  $ tidy -l nrmp-match-by-type -y 2025 crlf.csv | cmp - types.csv

Several files make one table; the same file twice is all repeats.

  $ tidy -q -l aamc-residents $raw/aamc-b5-2022.csv $raw/aamc-b6-2022.csv > both.csv && cat md.csv do.csv | wc -l && wc -l < both.csv
  2972
  2971
  $ tidy -l nrmp-positions -y 2025 $raw/advance-tables-2025.csv $raw/advance-tables-2025.csv 2>&1 | grep -c 'the same keys'
  3

What the layout needs and what it does not know.

  $ match-tidy -l nrmp-ranked $raw/table-1b-2020.csv
  match-tidy: .*/nrmp-ranked.layout: the layout needs a value for 'year' (re)
  [2]
  $ match-tidy -l aamc-b1 -y 2020 $raw/aamc-b1-2020.csv
  match-tidy: .*/aamc-b1.layout: no line 'set: year' for the value '2020' (re)
  [2]
  $ match-tidy -l nrmp $raw/table-1b-2020.csv
  match-tidy: no layout 'nrmp', neither as a file nor installed ('match-tidy --list' lists them)
  [2]
  $ tidy -l aamc-b1 --input=columns $raw/aamc-b1-2020.csv 2>&1 | head -1
  match-tidy: --input=columns: the layout reads headings, which do not line up between blanks
  $ printf 'header: 1\ncount n: N\n' > l.layout
  $ printf 'N,M\n1,2\n' | match-tidy -l l.layout
  match-tidy: <stdin>:1: M: the layout does not say what this column is (ignore: leaves it out)
  [1]
  $ printf 'N\n1\n\n"\n' | match-tidy -l l.layout
  match-tidy: <stdin>:4: field 1: a quoted field that begins here is never closed
  [1]
  $ printf 'N\n' | match-tidy -l l.layout
  match-tidy: <stdin>: the layout finds no rows in it
  n
  [1]
  $ printf 'header: 1\nsection: {s}\ntext s:\ncount n: N\nskip: x\n' > l.layout
  $ printf 'a\nN,S\n1,\n' | match-tidy -l l.layout
  match-tidy: <stdin>:2: S: the layout does not say what this column is (ignore: leaves it out)
  [1]

A total that the layout forgets is no record.

  $ printf 'header: 1\nspecialty specialty: S\ncount n: N\n' > l.layout
  $ printf 'S,N\nPathology,3\nTotal,3\n' | match-tidy -l l.layout
  match-tidy: <stdin>:3: specialty: 'Total' is several specialties: a total: row? (or 'name specialty: Total = All Specialties')
  specialty,n
  Pathology,3
  [1]
