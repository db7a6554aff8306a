A list of one's own. What is not known is kept apart from what is no.

  $ cat >mine.csv <<'END'
  > program_code,program,specialty,state,visa_j1,visa_h1b,img_percent,step2_ck_min,years_since_graduation_max,attempts_max,us_experience_months_min,year,quota,matched
  > A,Alpha,IM,FL,yes,no,40,230,5,1,2,2024,10,10
  > B,Beta,Internal Medicine,NY,,,,,,,,,,
  > C,Gamma,FM,NY,no,yes,5,,,,,2025,20,15
  > D,Delta,IM,GA,yes,yes,22,250,,,,2025,10,9
  > END
  $ match-programs --visa j1 --img-share 20% -x 245 mine.csv | cut -d, -f1,7-10,15,19
  match-programs: 1 programs fit, of 1 something asked is not known, 2 do not fit (--why shows them)
  match-programs: 1 of these state no Step 2 CK cut-off: NRMP's Program Director Survey of 2020 stands in (--cutoff stated: never)
  program_code,verdict,score,score_low,score_high,cutoff,why
  A,fits,0.555,0.555,0.555,stated,
  B,unknown,0.6,0.2,1,survey,J-1 visa unknown; IMG share unknown
  $ match-programs -t -q --visa j1 --img-share 20% -x 245 --why mine.csv
  Code  Program  State  Specialty          Fits     Score  From    To  J-1  H-1B  IMG %  Cut-off  Filled/offered  Years unfilled  Why
  A     Alpha    FL     Internal Medicine  fits      0.55  0.55  0.55  yes  no       40      230  2024:10/10              0 of 1
  B     Beta     NY     Internal Medicine  unknown   0.60  0.20  1.00  ?    ?         ?        ?  ?                            ?  J-1 visa unknown; IMG share unknown
  C     Gamma    NY     Family Medicine    no        0.46  0.46  0.46  no   yes       5        ?  2025:15/20              1 of 1  no J-1 visa; IMG share 5% below 20%
  D     Delta    GA     Internal Medicine  no        0.44  0.44  0.44  yes  yes      22      250  2025:9/10               1 of 1  Step 2 CK: at least 250, not 245
  $ match-programs -q --visa j1 -x 215 --why mine.csv | cut -d, -f1,7,15,19
  program_code,verdict,cutoff,why
  A,no,stated,"Step 2 CK: at least 230
  B,no,survey,"J-1 visa unknown; no Step 2 CK cut-off stated; 2020 survey of directors (18 programs): 217.5 to 227.5
  D,no,stated,"Step 2 CK: at least 250
  C,no,survey,"no J-1 visa; no Step 2 CK cut-off stated; 2020 survey of directors (21 programs): 200 to 220
  $ match-programs -q --visa j1 -x 215 --cutoff stated --unknown only mine.csv | cut -d, -f1,7,19
  program_code,verdict,why
  B,unknown,J-1 visa unknown; Step 2 CK cut-off unknown
  $ match-programs -q --states "florida,GA" --yog 6 --why --unknown drop mine.csv | cut -d, -f1,7,19
  program_code,verdict,why
  B,no,state NY; years since graduation unknown
  C,no,state NY; years since graduation unknown
  A,no,"years since graduation: at most 5

Weights move the order.

  $ match-programs -q --weights img=1,unfilled=0,size=0 mine.csv | cut -d, -f1,8
  program_code,score
  B,0.5
  A,0.4
  D,0.22
  C,0.05
  $ match-programs -q --weights img=0,unfilled=1,size=0 mine.csv | cut -d, -f1,8
  program_code,score
  B,0.5
  C,0.25
  D,0.1
  A,0

Results by year are joined by the program code.

  $ printf 'program_code,year,quota,matched\nB,2023,4,1\nB,2024,4,2\nB,2025,4,4\n' >results.csv
  $ match-programs -q -s im --states NY --results results.csv mine.csv | cut -d, -f1,16-18
  program_code,results,unfilled_years,years
  B,2023:1/4;2024:2/4;2025:4/4,2,3
  $ match-programs -q -s im --states NY --results results.csv mine.csv -t | cut -c1-20,110-150
  Code  Program  State            Years unfilled
  B     Beta     NY   4;2025:4/4          2 of 3

The Florida sample is the default; its list says nothing of visas.

  $ match-programs -s path --visa h1b -x 240 </dev/null | cut -d, -f1,2,7,16,19
  match-programs: reading the installed dataset programs-fl-2020
  match-programs: 0 programs fit, of 5 something asked is not known, 195 do not fit (--why shows them)
  program_code,program,verdict,results,why
  1772300C0,Florida State University COM,unknown,2020:1/2,H-1B visa unknown; Step 2 CK cut-off unknown
  1109300C0,U South Florida Morsani COM-Tampa,unknown,2020:4/4,H-1B visa unknown; Step 2 CK cut-off unknown
  1107300C0,Orlando Health-FL,unknown,2020:3/3,H-1B visa unknown; Step 2 CK cut-off unknown
  1101300C0,U Florida COM-Jacksonville,unknown,2020:2/2,H-1B visa unknown; Step 2 CK cut-off unknown
  1105300C0,Mt Sinai Med Ctr-Miami-FL,unknown,2020:2/2,H-1B visa unknown; Step 2 CK cut-off unknown
  $ match-programs -d programs-fl-2020 -s im -x 245 --unknown drop -q | cut -d, -f1,7,8,15,16 | head -4
  program_code,verdict,score,cutoff,results
  1662140C0,fits,0.85,survey,2020:2/20
  1772140C0,fits,0.8,survey,2020:6/20
  1587140C2,fits,0.7375,survey,2020:11/20

The template is a list that can be read, its example row is skipped.

  $ match-programs --template | tee list.csv
  program_code,program,city,state,specialty,visa_j1,visa_h1b,img_percent,step2_ck_min,years_since_graduation_max,attempts_max,us_experience_months_min,year,quota,matched,source,note
  #1234140C0,Example Medical Center,Springfield,IL,Internal Medicine,yes,no,35,220,5,1,2,2026,12,12,the program's page,rows that begin with # are skipped; leave empty what is not known
  $ match-programs --why list.csv
  program_code,program,city,state,specialty,position_type,verdict,score,score_low,score_high,visa_j1,visa_h1b,img_percent,step2_ck_min,cutoff,results,unfilled_years,years,why
  match-programs: 0 programs fit, of 0 something asked is not known, 0 do not fit
  $ match-check -q -f programs list.csv

What directors cite.

  $ match-programs --factors -s im --stage interview -q | head -4
  specialty,stage,factor,applies_to,n,percent_citing,mean_importance,source
  Internal Medicine,interview,USMLE Step 2 CK score,all,44,93,4.4,nrmp-pds2020
  Internal Medicine,interview,USMLE Step 1 score,all,44,91,4.1,nrmp-pds2020
  Internal Medicine,interview,Medical Student Performance Evaluation (MSPE/Dean's Letter),all,44,89,4.2,nrmp-pds2020
  $ match-programs --factors -s "family medicine" --stage ranking -a non_us_img -q -t | head -4
  Specialty        Stage    Factor                                                       For  Programs  Cite it, %  Mean importance (1-5)  Source
  Family Medicine  ranking  Interpersonal skills                                         all         -          98                    4.9  nrmp-pds2020
  Family Medicine  ranking  Interactions with faculty during interview and visit         all         -          95                    4.8  nrmp-pds2020
  Family Medicine  ranking  Feedback from current residents                              all         -          91                    4.7  nrmp-pds2020
  $ match-programs --factors -s im -q | cut -d, -f4 | sort | uniq -c
       70 all
        1 applies_to
       10 do
        2 img
  $ match-programs --factors -q | cut -d, -f1 | sort -u
  All Specialties
  specialty

Errors.

  $ match-programs -s "internal medecine" mine.csv
  match-programs: unknown specialty 'internal medecine'; did you mean 'Internal Medicine'
  [1]
  $ match-programs --states FL,XX mine.csv
  match-programs: unknown state 'XX'
  [1]
  $ match-programs --visa b2 mine.csv 2>&1 | head -1
  match-programs: --visa: 'b2' is none of none, j1, h1b
  $ match-programs --img-share 140% mine.csv 2>&1 | head -1
  match-programs: --img-share: '140%' is not a probability (0.8 or 80%)
  $ match-programs -x 451 mine.csv 2>&1 | head -1
  match-programs: -x: '451' is out of range (1 to 300)
  $ match-programs --unknown maybe mine.csv 2>&1 | head -1
  match-programs: --unknown: 'maybe' is none of keep, drop, only
  $ match-programs --weights luck=1 mine.csv 2>&1 | head -1
  match-programs: --weights: unknown weight 'luck' (there are: img, score, visa, unfilled, size)
  $ match-programs --weights img=0,score=0,visa=0,unfilled=0,size=0 mine.csv 2>&1 | head -1
  match-programs: --weights: all weights are 0
  $ match-programs -a img mine.csv 2>&1 | head -1
  match-programs: -a and --stage are for --factors
  $ match-programs --factors -s "Urology"
  match-programs: the 2020 survey has no factors for this specialty
  [3]
  $ match-programs --results list.csv mine.csv -o out.csv -q
  $ printf 'program_code,program,specialty,visa_j1\nA,a,IM,perhaps\n' | match-programs
  match-programs: <stdin>:2: visa_j1: 'perhaps' is not yes or no (empty: unknown)
  [1]
  $ printf 'program_code,program\nA,a\n' | match-programs
  match-programs: <stdin>: no column 'specialty' (there are: program_code, program)
  [1]
  $ printf 'program_code,program,specialty,matched,quota,year\nA,a,IM,3,2,2024\n' | match-programs
  match-programs: <stdin>:2: matched: '3' is more than the quota
  [1]
