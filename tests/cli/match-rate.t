Published: in 2024 3,181 of 4,751 U.S.-citizen IMGs and 5,864 of 10,021 others
matched, 67.0 % and 58.5 %; in 2025 67.8 % and 58.0 %. Wilson's limits by R:
prop.test(3181, 4751, correct = FALSE) and so on.

  $ match-rate -q -t -y 2024,2025 -a us_img,non_us_img -b year,applicant_type
  Year  Applicant type         Matched      of  Match rate     Interval
  2024  U.S.-citizen IMGs        3,181   4,751      67.0 %  65.6-68.3 %
  2024  Non-U.S.-citizen IMGs    5,864  10,021      58.5 %  57.5-59.5 %
  2025  U.S.-citizen IMGs        3,108   4,587      67.8 %  66.4-69.1 %
  2025  Non-U.S.-citizen IMGs    6,653  11,465      58.0 %  57.1-58.9 %
  
  Intervals: wilson, 95 %.
  Basis active: applicants who certified a rank order list; matched to PGY-1 before SOAP.
  $ match-rate -q -y 2024 -a us_img,non_us_img -b applicant_type
  applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  us_img,active,3181,4751,0.6695432540517786,0.6560357225049189,0.682776836010873,
  non_us_img,active,5864,10021,0.5851711406047301,0.5754938251089217,0.5947831819651441,
  $ match-rate -q -y 2024 -b citizenship,school | cut -d, -f1-5
  citizenship,school,basis,matched,total
  not_split,us_md,active,19225,21417
  not_split,us_do,active,7705,8649
  us_citizen,international,active,3181,4751
  non_us_citizen,international,active,5864,10021

Methods and levels; R: binom.test(7, 20), qbeta(c(.025, .975), 7.5, 13.5).

  $ printf 'matched,total\n7,20\n' >r.csv
  $ for m in wilson clopper-pearson jeffreys; do match-rate --method $m r.csv | tail -n 1; done | cut -d, -f3-5
  0.35,0.1811918241010821,0.5671457233147637
  0.35,0.15390920478454104,0.5921885345328282
  0.35,0.17227621363191203,0.567766093841496
  $ match-rate -l 80% r.csv | tail -n 1 | cut -d, -f4,5
  0.2294972572467073,0.493268836486522
  $ match-rate --method wald r.csv 2>&1 | head -n 1
  match-rate: --method: 'wald' is not an interval method (wilson, clopper-pearson, jeffreys)

What must not be added is not.

  $ match-rate -y 2024 -b year
  match-rate: reading the installed dataset nrmp-overall
  match-rate: 2 rows that sum up others are left out; name them with -a or -s to see them
  year,basis,matched,total,rate,rate_low,rate_high,note
  2024,active,35975,44838,0.8023328426780856,0.7986208892653679,0.8059929962927793,
  $ printf 'basis,year,matched,total\nactive,2024,3,4\nconsent,2024,1,2\n' | match-rate -b year
  match-rate: <stdin>:3: basis: rows of basis 'active' and 'consent' cannot be added; group by basis too (-b ...,basis)
  [1]
  $ printf 'basis,year,matched,total\nactive,2024,3,4\nconsent,2024,1,2\n' | match-rate -t -b year,basis
  Basis    Matched  of  Match rate     Interval
  active         3   4      75.0 %  30.1-95.4 %
  consent        1   2      50.0 %   9.5-90.5 %
  
  Year: 2024.
  
  Intervals: wilson, 95 %.
  Basis active: applicants who certified a rank order list; matched to PGY-1 before SOAP.
  Basis consent: those who ranked the specialty first and consented to research use; matched means to that specialty.
  $ printf 'year,applicant_type,matched,total\n2024,us_img,3,4\n2024,us_md_senior,9,10\n2025,us_img,2,4\n' >only.csv
  $ match-rate -b year only.csv
  year,matched,total,rate,rate_low,rate_high,note
  2024,12,14,0.8571428571428571,0.6005862050302966,0.9599060787285351,
  2025,2,4,,,,no rate: only us_img
  $ printf 'year,applicant_type,matched,total\n2024,us_img,,4\n2024,non_us_img,5,10\n' | match-rate -b year
  year,matched,total,rate,rate_low,rate_high,note
  2024,5,10,0.5,0.23659309051256402,0.763406909487436,counts not published: us_img
  $ match-rate -q -y 2018 -a us_img
  year,applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  2018,us_img,active,,,0.571,,,"rate as published, counts were not"

Suppressed counts give a range and no rate.

  $ printf 'specialty,matched,total\nIM,<5,12\nFM,*,3\nPeds,2-3,4\n' | match-rate
  specialty,matched,total,rate,rate_low,rate_high,note
  Internal Medicine,,12,,0.01486509440491712,0.6093779111272003,suppressed: matched between 1 and 4
  Family Medicine,,3,,0,1,suppressed: matched between 0 and 3
  Pediatrics,,4,,0.15003898915214953,0.9544127391902995,suppressed: matched between 2 and 3
  $ printf 'matched,total\n3,<5\n' | match-rate
  match-rate: <stdin>:2: total: a suppressed total gives no rate
  [1]
  $ printf 'matched,unmatched\n<5,3\n' | match-rate
  match-rate: <stdin>:2: matched: suppressed counts without a total give no rate
  [1]

Edges: nobody, everybody, no one, names that are not known.

  $ printf 'school,matched,total\nA,0,0\nB,0,3\nC,3,3\n' >edge.csv
  $ match-rate edge.csv
  school,matched,total,rate,rate_low,rate_high,note
  A,0,0,,,,
  B,0,3,0,0,0.5614970317550454,
  C,3,3,1,0.4385029682449546,1,
  $ match-rate -t edge.csv
  School  Matched  of  Match rate      Interval
  A             0   0           -             -
  B             0   3       0.0 %    0.0-56.1 %
  C             3   3     100.0 %  43.9-100.0 %
  
  Intervals: wilson, 95 %.
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
  match-rate: no row is selected
  [3]
  $ printf 'matched\n1\n0\n1\n' | match-rate | cut -d, -f1-3
  matched,total,rate
  2,3,0.6666666666666666
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
  $ match-rate --share applicant_type -b '' -a all_img fills.csv
  applicant_type,basis,filled,filled_total,share,share_low,share_high,note
  all_img,filled,40,100,0.4,0.3094012864324589,0.49799741320893826,not published in 1 of 2 cells
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
  $ match-rate --compare arm arms.csv
  first,second,rate_first,rate_second,difference,difference_low,difference_high,ratio,ratio_low,ratio_high,odds_ratio,odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  A,B,0.8,0.6,0.20000000000000007,0.05243147240236498,0.333872654036906,1.3333333333333335,1.076626422763193,1.651248511266387,2.6666666666666665,1.276217870536434,5.572019696074378,chi2,0.008045081368196578,0.008045081368196578,
  $ match-rate --compare arm -t arms.csv
  arm  against    Rate  against    Difference       Interval        Odds ratio      p  p adjusted
  A    B        80.0 %   60.0 %  +20.0 points  +5.2 to +33.4  2.67 (1.28-5.57)  0.008       0.008
  
  1 comparison; p adjusted by holm. A difference between groups of people, not an effect.
  $ printf 'arm,matched,total\nA,3,4\nB,0,5\n' | match-rate --compare arm | cut -d, -f12-
  odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  0.798785902197082,824.7238414771617,fisher,0.04761904761904767,0.04761904761904767,1/2 added to every count for the ratios
  $ printf 'site,arm,matched,total\nX,A,56,70\nX,B,48,80\nY,A,5,9\nY,B,6,9\n' | match-rate --compare arm -b site --adjust bh | cut -d, -f1-3,12-
  site,first,second,odds_ratio,odds_ratio_low,odds_ratio_high,test,p,p_adjusted,note
  X,A,B,2.6666666666666665,1.276217870536434,5.572019696074378,chi2,0.008045081368196578,0.024135244104589733,
  Y,A,B,0.625,0.09251909555839055,4.222101368830062,fisher,1,1,
  (all),A,B,2.198394495412844,1.118172309054794,4.322176750689561,mantel-haenszel,0.021085594390033838,0.03162839158505076,Mantel-Haenszel over the groups
  $ match-rate --compare arm --adjust none arms.csv | tail -n 1 | cut -d, -f15-17
  0.008045081368196578,0.008045081368196578,
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
  $ match-rate --trend year trend.csv
  years,first_year,rate_first,last_year,rate_last,odds_ratio_year,odds_ratio_low,odds_ratio_high,z,p,homogeneity,homogeneity_df,homogeneity_p,departure,departure_df,departure_p,note
  3,2022,0.7,2024,0.82,1.390391325785186,1.0038268486843318,1.9401125707536024,1.9774847558980841,0.0479868619574579,3.946653792770502,2,0.13899366862000098,0.03620783296119656,1,0.8490869360211997,
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
