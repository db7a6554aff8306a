Match rates and shares. short() rounds to six digits.

  $ short() { awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]+[.][0-9]+(e-?[0-9]+)?$/) $i = sprintf("%.6g", $i); print }'; }

Published: in 2024 3,181 of 4,751 U.S.-citizen IMGs and 5,864 of 10,021 others
matched, 67.0 % and 58.5 %; in 2025 67.8 % and 58.0 %. Wilson's limits by R:
prop.test(3181, 4751, correct = FALSE) and so on.

  $ match-rate -q -t -y 2024,2025 -a us_img,non_us_img -b year,applicant_type
  Year  Applicant type         Matched      of  Match rate     Interval
  2024  U.S.-citizen IMGs        3,181   4,751      67.0 %  65.6-68.3 %
  2024  Non-U.S.-citizen IMGs    5,864  10,021      58.5 %  57.5-59.5 %
  2025  U.S.-citizen IMGs        3,108   4,587      67.8 %  66.4-69.1 %
  2025  Non-U.S.-citizen IMGs    6,653  11,465      58.0 %  57.1-58.9 %
  
  Intervals: Wilson, 95 %.
  Basis active: applicants who certified a rank order list; matched to PGY-1 before SOAP.
  $ match-rate -q -y 2024 -a us_img,non_us_img -b applicant_type | short
  applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  us_img,active,3181,4751,0.669543,0.656036,0.682777,
  non_us_img,active,5864,10021,0.585171,0.575494,0.594783,
  $ match-rate -q -y 2024 -b citizenship,school | cut -d, -f1-5
  citizenship,school,basis,matched,total
  not_split,us_md,active,19225,21417
  not_split,us_do,active,7705,8649
  us_citizen,international,active,3181,4751
  non_us_citizen,international,active,5864,10021

Methods and levels; R: binom.test(7, 20), qbeta(c(.025, .975), 7.5, 13.5).

  $ printf 'matched,total\n7,20\n' >r.csv
  $ for m in wilson clopper-pearson jeffreys; do match-rate --method $m r.csv | tail -n 1; done | cut -d, -f3-5 | short
  0.35,0.181192,0.567146
  0.35,0.153909,0.592189
  0.35,0.172276,0.567766
  $ match-rate -l 80% r.csv | tail -n 1 | cut -d, -f4,5 | short
  0.229497,0.493269
  $ match-rate --method wald r.csv 2>&1 | head -n 1
  match-rate: --method: 'wald' is not an interval method (wilson, clopper-pearson, jeffreys)

What must not be added is not.

  $ match-rate -y 2024 -b year | short
  match-rate: reading the installed dataset nrmp-overall
  match-rate: left out because they sum up others: 2 of the rows; name them with -a or -s to see them
  year,basis,matched,total,rate,rate_low,rate_high,note
  2024,active,35975,44838,0.802333,0.798621,0.805993,
  $ printf 'basis,year,matched,total\nactive,2024,3,4\nconsent,2024,1,2\n' | match-rate -b year
  match-rate: <stdin>:3: basis: rows of basis 'active' and 'consent' cannot be added; group by basis too (-b ...,basis)
  [1]
  $ printf 'basis,year,matched,total\nactive,2024,3,4\nconsent,2024,1,2\n' | match-rate -t -b year,basis
  Basis    Matched  of  Match rate     Interval
  active         3   4      75.0 %  30.1-95.4 %
  consent        1   2      50.0 %   9.5-90.5 %
  
  Year: 2024.
  
  Intervals: Wilson, 95 %.
  Basis active: applicants who certified a rank order list; matched to PGY-1 before SOAP.
  Basis consent: those who ranked the specialty first and consented to research use; matched means to that specialty.
  $ printf 'year,applicant_type,matched,total\n2024,us_img,3,4\n2024,us_md_senior,9,10\n2025,us_img,2,4\n' >only.csv
  $ match-rate -b year only.csv | short
  year,matched,total,rate,rate_low,rate_high,note
  2024,12,14,0.857143,0.600586,0.959906,
  2025,2,4,,,,no rate: only us_img
  $ printf 'year,applicant_type,matched,total\n2024,us_img,,4\n2024,non_us_img,5,10\n' | match-rate -b year | short
  year,matched,total,rate,rate_low,rate_high,note
  2024,5,10,0.5,0.236593,0.763407,counts not published: us_img
  $ match-rate -q -y 2018 -a us_img
  year,applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  2018,us_img,active,,,0.571,,,"rate as published, counts were not"

Suppressed counts give a range and no rate.

  $ printf 'specialty,matched,total\nIM,<5,12\nFM,*,3\nPeds,2-3,4\n' | match-rate | short
  specialty,matched,total,rate,rate_low,rate_high,note
  Internal Medicine,,12,,0,0.609378,suppressed: matched between 0 and 4
  Family Medicine,,3,,0,1,suppressed: matched between 0 and 3
  Pediatrics,,4,,0.150039,0.954413,suppressed: matched between 2 and 3
  $ printf 'matched,total\n3,<5\n' | match-rate
  match-rate: <stdin>:2: total: a suppressed total gives no rate
  [1]
  $ printf 'matched,unmatched\n<5,3\n' | match-rate
  match-rate: <stdin>:2: matched: suppressed counts without a total give no rate
  [1]

Edges: nobody, everybody, no one, names that are not known.

  $ printf 'school,matched,total\nA,0,0\nB,0,3\nC,3,3\n' >edge.csv
  $ match-rate edge.csv | short
  school,matched,total,rate,rate_low,rate_high,note
  A,0,0,,,,
  B,0,3,0,0,0.561497,
  C,3,3,1,0.438503,1,
  $ match-rate -t edge.csv
  School  Matched  of  Match rate      Interval
  A             0   0           -             -
  B             0   3       0.0 %    0.0-56.1 %
  C             3   3     100.0 %  43.9-100.0 %
  
  Intervals: Wilson, 95 %.
  $ match-rate --sort rate edge.csv | cut -d, -f1,4
  school,rate
  C,1
  B,0
  A,
  $ match-rate --sort total edge.csv | cut -d, -f1,3
  school,total
  B,3
  C,3
  A,0
  $ match-rate --sort school edge.csv 2>&1 | head -n 1
  match-rate: --sort: 'school' is neither 'rate' nor 'total'
  $ printf 'specialty,matched,total\nZz,1,2\n' | match-rate --as-is | cut -d, -f1-4
  specialty,matched,total,rate
  Zz,1,2,0.5
  $ match-rate -s im -y 1999 -d nrmp-preferred
  match-rate: no row is selected (the years go from 2013 to 2026)
  [3]
  $ match-rate -y 19x </dev/null 2>&1 | tail -n 1
  match-rate: '19x' is neither a year (2026) nor a range of years (2020-2026)
  $ match-rate -y 2026-2020 </dev/null 2>&1 | tail -n 1
  match-rate: '2026-2020' is neither a year (2026) nor a range of years (2020-2026)
  $ match-rate -q -s im -a us_md_senior </dev/null
  match-rate: no row is selected; -d nrmp-preferred-consent has other years and applicant types
  [3]

Which figures answer when none are named.

  $ match-rate -s im -a non_us_img -y 2026 -t </dev/null
  match-rate: reading the installed dataset nrmp-preferred
  Year  Specialty          Applicant type         Basis      Matched     of  Match rate     Interval
  2026  Internal Medicine  Non-U.S.-citizen IMGs  preferred    3,392  6,992      48.5 %  47.3-49.7 %
  
  Intervals: Wilson, 95 %.
  Basis preferred: all who ranked the specialty first; matched means to that specialty.
  $ match-rate --share applicant_type -s im -a all_img -y 2024 -t </dev/null
  match-rate: reading the installed dataset nrmp-by-specialty
  Year  Specialty          Position  Basis   Applicant type                       Filled     of   Share     Interval
  2024  Internal Medicine  PGY-1     filled  All international medical graduates   4,198  9,767  43.0 %  42.0-44.0 %
  
  Intervals: Wilson, 95 %.
  Basis filled: positions filled in the Match before SOAP.

A column that tells the applicants apart is no key, unless asked for.

  $ printf 'id,specialty,matched\nA,IM,1\nB,FM,0\nC,IM,0\n' >ids.csv
  $ match-rate ids.csv 2>&1 | short
  match-rate: id: another in every row, so taken to tell the applicants apart and not for a key
  specialty,matched,total,rate,rate_low,rate_high,note
  Internal Medicine,1,2,0.5,0.0945312,0.905469,
  Family Medicine,0,1,0,0,0.793451,
  $ match-rate -q -b id ids.csv | short
  id,matched,total,rate,rate_low,rate_high,note
  A,1,1,1,0.206549,1,
  B,0,1,0,0,0.793451,
  C,0,1,0,0,0.793451,

  $ printf 'matched\n1\n0\n1\n' | match-rate | cut -d, -f1-3 | short
  matched,total,rate
  2,3,0.666667
  $ printf 'matched\n1\n2\n' | match-rate
  match-rate: <stdin>:3: matched: '2' is not 0 or 1, and there is no column 'total' or 'unmatched'
  [1]

Shares of the filled positions.

  $ printf 'specialty,applicant_type,filled,filled_total\nIM,us_img,10,100\nIM,non_us_img,30,100\nFM,us_img,5,50\nFM,non_us_img,,50\n' >fills.csv
  $ match-rate --share applicant_type fills.csv | cut -d, -f1-6,9
  specialty,applicant_type,basis,filled,filled_total,share,note
  Internal Medicine,us_img,filled,10,100,0.1,
  Internal Medicine,non_us_img,filled,30,100,0.3,
  Internal Medicine,all_img,filled,40,100,0.4,
  Family Medicine,us_img,filled,5,50,0.1,
  $ match-rate --share applicant_type -b '' -a all_img fills.csv | short
  applicant_type,basis,filled,filled_total,share,share_low,share_high,note
  all_img,filled,40,100,0.4,0.309401,0.497997,not published in 1 of 2 cells
  $ match-rate --share applicant_type -b specialty -a all_img -d nrmp-by-specialty -y 2024 --sort rate -t | head -n 4
  Specialty                         Applicant type                       Filled     of   Share     Interval
  Internal Medicine                 All international medical graduates   4,198  9,767  43.0 %  42.0-44.0 %
  Family Medicine                   All international medical graduates   1,454  4,577  31.8 %  30.4-33.1 %
  Family Medicine (incl. combined)  All international medical graduates   1,455  4,595  31.7 %  30.3-33.0 %
  $ match-rate --share applicant_type -b '' -a us_img fills.csv - <<X | cut -d, -f2-4
  > specialty,applicant_type,filled,filled_total
  > All Specialties,us_img,15,150
  > X
  match-rate: 1 cells that sum up other specialties are left out; name them with -s to see them
  basis,filled,filled_total
  filled,15,150
  $ match-rate fills.csv 2>&1 | head -n 1
  match-rate: these are positions filled, not applicants who matched: ask for --share applicant_type
  $ match-rate --share specialty fills.csv 2>&1 | head -n 1
  match-rate: --share: only 'applicant_type' can share
  $ match-rate --share applicant_type -b applicant_type fills.csv
  match-rate: a share is shown by applicant type already
  [2]
  $ match-rate --share applicant_type -a us_do_senior fills.csv
  match-rate: no share is published for these
  [3]
  $ match-rate --share applicant_type -a nobody fills.csv
  match-rate: unknown applicant type 'nobody'
  [2]
  $ match-rate --share applicant_type r.csv
  match-rate: r.csv: no column 'filled' (there are: matched, total)
  [1]

Comparisons. R: prop.test(c(56, 48), c(70, 80), correct = FALSE); the
difference by Newcombe's method 10 is 0.20, from 0.0524 to 0.3339 (1998).

  $ printf 'arm,matched,total\nA,56,70\nB,48,80\n' >arms.csv
  $ match-rate --compare arm arms.csv | short
  first,second,rate_first,rate_second,difference,difference_low,difference_high,ratio,ratio_low,ratio_high,odds_ratio,odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  A,B,0.8,0.6,0.2,0.0524315,0.333873,1.33333,1.07663,1.65125,2.66667,1.27622,5.57202,chi2,0.00804508,0.00804508,
  $ match-rate --compare arm -t arms.csv
  arm  against    Rate  against    Difference       Interval        Odds ratio      p  p adjusted
  A    B        80.0 %   60.0 %  +20.0 points  +5.2 to +33.4  2.67 (1.28-5.57)  0.008       0.008
  
  1 comparison; p adjusted by holm. A difference between groups of people, not an effect.
  $ printf 'arm,matched,total\nA,3,4\nB,0,5\n' | match-rate --compare arm | cut -d, -f12- | short
  odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  0.798786,824.724,fisher,0.047619,0.047619,1/2 added to every count for the ratios
  $ printf 'site,arm,matched,total\nX,A,56,70\nX,B,48,80\nY,A,5,9\nY,B,6,9\n' | match-rate --compare arm -b site --adjust bh | cut -d, -f1-3,12- | short
  site,first,second,odds_ratio,odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  X,A,B,2.66667,1.27622,5.57202,chi2,0.00804508,0.0241352,
  Y,A,B,0.625,0.0925191,4.2221,fisher,1,1,
  (all),A,B,2.19839,1.11817,4.32218,mantel-haenszel,0.0210856,0.0316284,Mantel-Haenszel over the groups
  $ match-rate --compare arm --adjust none arms.csv | tail -n 1 | cut -d, -f15-17 | short
  0.00804508,0.00804508,
  $ match-rate --compare arm --adjust bonferroni arms.csv 2>&1 | head -n 1
  match-rate: --adjust: 'bonferroni' is not an adjustment (none, holm, bh)
  $ match-rate --compare advisor arms.csv
  match-rate: arms.csv: no column 'advisor' (there are: arm, matched, total)
  [1]
  $ head -n 2 arms.csv | match-rate --compare arm
  match-rate: no two values of 'arm' with counts to compare
  [3]
  $ match-rate --compare arm --share applicant_type fills.csv 2>&1 | head -n 1
  match-rate: --compare is for match rates; shares of one whole are not independent

Trends. R: prop.trend.test(c(70, 75, 82), c(100, 100, 100)), z 1.98, p 0.048.

  $ printf 'year,matched,total\n2022,70,100\n2023,75,100\n2024,82,100\n' >trend.csv
  $ match-rate --trend year trend.csv | short
  years,first_year,rate_first,last_year,rate_last,odds_ratio_year,odds_ratio_low,odds_ratio_high,z,p,homogeneity,homogeneity_df,homogeneity_p,departure,departure_df,departure_p,note
  3,2022,0.7,2024,0.82,1.39039,1.00383,1.94011,1.97748,0.0479869,3.94665,2,0.138994,0.0362078,1,0.849087,
  $ match-rate --trend year -t trend.csv
  Years  from    Rate    to    Rate          Odds a year  Trend z      p  p of bends
      3  2022  70.0 %  2024  82.0 %  1.390 (1.004-1.940)      2.0  0.048       0.849
  
  Trend: Cochran-Armitage over calendar years; odds a year: fitted logistic trend; p of bends: departure from a straight line.
  $ printf 'year,matched,total\n2022,70,100\n2023,,100\n2024,82,100\n' | match-rate --trend year | cut -d, -f1-5,17
  years,first_year,rate_first,last_year,rate_last,note
  2,2022,0.7,2024,0.82,1 year without counts left out
  $ head -n 2 trend.csv | match-rate --trend year | cut -d, -f1-5,9,17
  years,first_year,rate_first,last_year,rate_last,z,note
  1,2022,0.7,2022,0.7,,a trend needs at least two years
  $ match-rate --trend arm arms.csv 2>&1 | head -n 1
  match-rate: --trend: only 'year' has a trend
  $ match-rate --trend year arms.csv
  match-rate: arms.csv: no column 'year' (there are: arm, matched, total)
  [1]
