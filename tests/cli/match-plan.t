A plan on a fixed day: what is done, next, late, blocked.

  $ match-plan -q -y 2027 --today 2026-08-01 --done step1,step2ck | cut -d, -f1-9 | head -12
  milestone,label,status,start,finish,start_by,aim,due,days_left
  ecfmg_id,ECFMG number and application,done,,,,,,
  step1,USMLE Step 1 passed,done,,,,,,
  step2ck,USMLE Step 2 CK passed,done,,,,,,
  oet,OET Medicine passed,next,2026-08-01,2026-09-01,2026-08-17,2026-11-17,2027-01-31,183
  pathway,ECFMG Pathway application complete,blocked,2026-09-01,2026-10-02,2026-11-17,2027-02-17,2027-03-03,214
  exams_verified,Examinations and skills verified to NRMP,blocked,2026-10-02,2026-10-02,2027-02-17,2027-03-03,2027-03-03,214
  usce,U.S. clinical experience,next,2026-08-01,2026-08-01,2026-04-20,2026-07-21,,-11
  letters,Letters of recommendation,next,2026-08-01,2026-09-01,2026-07-21,2026-09-20,,50
  personal_statement,Personal statement,next,2026-08-01,2026-08-15,2026-07-22,2026-09-02,2027-02-22,205
  mspe,MSPE and school transcript,next,2026-08-01,2026-08-15,2026-07-26,2026-09-20,,50
  program_list,List of programs to apply to,next,2026-08-01,2026-08-08,2026-08-05,2026-09-02,2027-02-22,205

The same for people. The note says what a step waits for.

  $ match-plan -q -t -y 2027 --today 2026-08-01 --done exams_verified,eras_submit,nrmp_register
  Name                Milestone                                 Status   Start by    Aim for      Due          Days left  Note
  ecfmg_id            ECFMG number and application              done     -           -            -                    -
  step1               USMLE Step 1 passed                       done     -           -            -                    -
  step2ck             USMLE Step 2 CK passed                    done     -           -            -                    -
  oet                 OET Medicine passed                       done     -           -            -                    -
  pathway             ECFMG Pathway application complete        done     -           -            -                    -
  exams_verified      Examinations and skills verified to NRMP  done     -           -            -                    -
  usce                U.S. clinical experience                  next     2026-04-23  2026-07-24*  -                   -8  optional
  letters             Letters of recommendation                 next     2026-07-24  2026-09-23*  -                   53
  personal_statement  Personal statement                        done     -           -            -                    -
  mspe                MSPE and school transcript                next     2026-07-29  2026-09-23*  -                   53
  program_list        List of programs to apply to              done     -           -            -                    -
  eras_token          ERAS token from ECFMG (Intealth)          done     -           -            -                    -
  myeras              MyERAS application filled in              done     -           -            -                    -
  eras_submit         ERAS applications submitted               done     -           -            -                    -
  interviews          Interviews                                open     2026-10-28  2027-02-17*  2027-03-02*        213  opens 2026-09-23
  nrmp_register       NRMP registration                         done     -           -            -                    -
  rank_list           Rank order list certified                 blocked  2027-02-17  2027-03-03*  2027-03-03*        214  waits for interviews; opens 2027-02-01
  match_week          Match Week: matched or not                blocked  2027-03-15  2027-03-15*  2027-03-15*        226  waits for rank_list
  soap                SOAP                                      blocked  2027-03-15  2027-03-18*  2027-03-18*        229  waits for match_week; opens 2027-03-15; optional
  match_day           Match Day                                 blocked  2027-03-19  2027-03-19*  2027-03-19*        230  waits for match_week
  diploma             Diploma verified with the school          next     2026-12-01  2027-03-03   2027-05-17         289
  ecfmg_cert          Standard ECFMG Certificate                blocked  2027-03-03  2027-03-31   2027-05-31         303  waits for diploma
  visa                Visa for training                         blocked  2027-03-31  2027-07-01   2027-07-01         334  waits for match_day, ecfmg_cert
  step3               USMLE Step 3                              blocked  -           -            -                    -  waits for ecfmg_cert; optional
  start               Residency begins                          blocked  2027-07-01  2027-07-01   2027-07-01         334  waits for match_day, ecfmg_cert, visa

A U.S. senior has no ECFMG steps.

  $ match-plan -q -a "MD seniors" -y 2027 --today 2026-08-01 --done step1,step2ck | cut -d, -f1-3
  milestone,label,status
  step1,USMLE Step 1 passed,done
  step2ck,USMLE Step 2 CK passed,done
  letters,Letters of recommendation,next
  personal_statement,Personal statement,next
  mspe,MSPE and school transcript,next
  program_list,List of programs to apply to,next
  myeras,MyERAS application filled in,next
  eras_submit,ERAS applications submitted,blocked
  interviews,Interviews,blocked
  nrmp_register,NRMP registration,open
  rank_list,Rank order list certified,blocked
  match_week,Match Week: matched or not,blocked
  soap,SOAP,blocked
  match_day,Match Day,blocked
  start,Residency begins,blocked

Too late for this Match, and why.

  $ match-plan -y 2027 --today 2027-01-15 --done step1 | grep -E '^(step2ck|exams_verified|letters),' | cut -d, -f1,3,14
  match-plan: 22 dates are known from third parties only (*): check them with AAMC, NRMP and ECFMG
  match-plan: 7 milestones are late for the 2027 Match; a later one: -y 2028
  step2ck,late,cannot be finished before 2027-05-17 (exams_verified needs it)
  exams_verified,late,"cannot be finished before 2027-05-17 (nrmp_rol_deadline); waits for step2ck
  letters,next,cannot meet the advised date

A season that is over, a season without dates, inferred dates.

  $ match-plan -y 2026 --today 2026-06-01 --done match_day -o plan.csv
  match-plan: 8 dates are known from third parties only (*): check them with AAMC, NRMP and ECFMG
  match-plan: the 2026 season is over: its last date was 2026-03-20
  $ match-plan -y 2031 --today 2026-08-01 | cut -d, -f1-9 | sed -n '1p;/^rank_list/p'
  match-plan: no dates for the 2031 Match: the calendar holds 2023 to 2027; the order stands, days do not (--typical infers them from other seasons)
  milestone,label,status,start,finish,start_by,aim,due,days_left
  rank_list,Rank order list certified,blocked,2027-08-18,2027-08-19,,,,
  $ match-plan -y 2031 --today 2026-08-01 --typical | cut -d, -f1-9,12 | sed -n '1p;/^rank_list/p'
  match-plan: 16 milestones have inferred dates (?): openings at the latest, deadlines at the earliest day of the seasons read
  milestone,label,status,start,finish,start_by,aim,due,days_left,confidence
  rank_list,Rank order list certified,blocked,2031-02-03,2031-02-04,2031-02-14,2031-02-28,2031-02-28,1672,typical
  $ match-plan -y 2031 --today 2026-08-01 --ics
  match-plan: no dates for the 2031 Match: nothing to write
  [3]

Without -y it is the next Match.

  $ match-plan --today 2026-03-21 -o plan.csv
  match-plan: planning for the 2027 Match (-y)
  match-plan: 22 dates are known from third parties only (*): check them with AAMC, NRMP and ECFMG
  $ match-plan --today 2026-03-20 -o plan.csv
  match-plan: planning for the 2026 Match (-y)
  match-plan: 8 dates are known from third parties only (*): check them with AAMC, NRMP and ECFMG
  match-plan: 20 milestones are late for the 2026 Match; a later one: -y 2027

Backwards from the Match: when the way must begin.

  $ match-plan -y 2027 --from-start | cut -d, -f1,3,6,7 | head -5
  match-plan: the way to 2027-03-19 takes 18 to 34 months: begin between 2024-05-22 and 2025-09-13
  match-plan: 22 dates are known from third parties only (*): check them with AAMC, NRMP and ECFMG
  milestone,status,start_by,aim
  ecfmg_id,next,2024-05-22,2024-06-19
  step1,blocked,2024-06-19,2025-10-19
  step2ck,blocked,2025-10-19,2026-04-20
  oet,blocked,2026-08-17,2026-11-17

Dates of one's own go before the installed ones.

  $ printf 'year,event,date\n2027,nrmp_rol_deadline,2027-02-24\n' >mine.csv
  $ match-plan -q -y 2027 --today 2026-08-01 --calendar mine.csv | grep ^rank_list | cut -d, -f1,8-9
  rank_list,2027-02-24,207

Milestones of one's own; a cycle is named.

  $ printf 'milestone,depends_on,duration_low\nshop,,1\ncook,shop,2\neat,cook,1\n' >m.csv
  $ match-plan -y 2027 --today 2026-08-01 --milestones m.csv -o plan.csv
  match-plan: no milestone of the table has a date of the calendar
  $ match-plan -q -y 2027 --today 2026-08-01 --milestones m.csv --done shop | cut -d, -f1,3-5,10
  milestone,status,start,finish,blocked_by
  shop,done,,,
  cook,next,2026-08-01,2026-08-03,
  eat,blocked,2026-08-03,2026-08-04,cook
  $ printf 'milestone,depends_on\na,c\nb,a\nc,b\n' >m.csv
  $ match-plan -y 2027 --milestones m.csv
  match-plan: m.csv:2: depends_on: a cycle: a -> c -> b -> a ('->' is 'needs')
  [1]

iCalendar: valid by the rules of RFC 5545; hours are in UTC.

  $ match-plan -q -y 2027 --today 2026-08-01 --done step1,step2ck --ics -o plan.ics
  $ "$TESTDIR"/../ics-check plan.ics
  26 events
  $ tr -d '\r' <plan.ics | sed -n '/UID:nrmp_rol/,/SUMMARY/p'
  UID:nrmp_rol_deadline-2027@matchstat
  DTSTAMP:20260801T000000Z
  DTSTART:20270304T020000Z
  SUMMARY:Rank order list certification deadline
  $ printf 'year,event,title,date,time\n2027,x,"A \\ ; , title of the événement that is long enough to be folded ééééééééééééééééé",2026-12-01,23:59\n' >mine.csv
  $ match-plan -q -y 2027 --today 2026-08-01 --calendar mine.csv --ics >odd.ics && "$TESTDIR"/../ics-check odd.ics
  29 events
  $ sed 's/^UID:x-2027@matchstat/UID:match_day-2027@matchstat/; s/;VALUE=DATE//' odd.ics >bad.ics; "$TESTDIR"/../ics-check bad.ics | sed 's/:[0-9]*:/:N:/' | sort | uniq -c
        1 bad.ics:N: DTSTART is not a UTC time: 20240619
        1 bad.ics:N: DTSTART is not a UTC time: 20251019
        1 bad.ics:N: DTSTART is not a UTC time: 20260624
        1 bad.ics:N: DTSTART is not a UTC time: 20260721
        1 bad.ics:N: DTSTART is not a UTC time: 20260722
        1 bad.ics:N: DTSTART is not a UTC time: 20270217
        1 bad.ics:N: DTSTART is not a UTC time: 20270303
        1 bad.ics:N: DTSTART is not a UTC time: 20270331
        2 bad.ics:N: DTSTART is not a UTC time: 20270701
        1 bad.ics:N: UID twice: match_day-2027@matchstat

Costs. AAMC prints 797 for 43 and 7 programs in 2026.

  $ match-plan -q --cost --programs IM=43,FM=7 -y 2026
  item,label,specialty,quantity,usd,source,note
  application,ERAS applications,Internal Medicine,43,720,aamc-eras-fees-2026,
  application,ERAS applications,Family Medicine,7,77,aamc-eras-fees-2026,
  usmle_transcript,USMLE transcript,,1,,,not in the data; 2024: 80
  ecfmg_eras_token,ERAS token from ECFMG,,1,,,not in the data; 2024: 165
  registration_fee,NRMP registration,,1,,,not in the data; 2025: 70
  total,total of what the data hold,,,797,,
  $ match-plan -t --cost --programs "internal medicine=120, fm=60" -y 2024 -r 25 --late
  Fee                          Specialty          Number              USD  Source               Note
  ERAS applications            Internal Medicine     120            2,949  aamc-eras-fees-2024
  ERAS applications            Family Medicine        60            1,329  aamc-eras-fees-2024
  USMLE transcript                                     1               80  aamc-eras-fees-2024
  ERAS token from ECFMG                                1              165  ecfmg-eras-2024
  NRMP registration                                    1  not in the data                       not in the data; 2025: 70
  NRMP late registration                               1  not in the data                       not in the data; 2025: 50
  NRMP extra ranks                                     5  not in the data                       not in the data; 2017: 30
  total of what the data hold                          -            4,523
  match-plan: 3 of 7 fees are not in the data for the 2024 season: the total is too low
  match-plan: a price, not advice: the number of applications is not shown to cause a match
  $ match-plan --cost --programs IM=30 -y 2027 -a us_do_senior
  item,label,specialty,quantity,usd,source,note
  application,ERAS applications,Internal Medicine,30,,,not in the data; by the table of 2026: 330
  usmle_transcript,USMLE transcript,,1,,,not in the data; 2024: 80
  comlex_transcript,COMLEX transcript,,1,,,not in the data; 2024: 80
  registration_fee,NRMP registration,,1,,,not in the data; 2025: 70
  total,total of what the data hold,,,,,
  match-plan: no fee of the 2027 season is in the data
  match-plan: a price, not advice: the number of applications is not shown to cause a match

Errors.

  $ match-plan -y 2027 --done step9 2>&1 | head -1
  match-plan: unknown milestone 'step9'; did you mean 'step1', 'step2ck', 'soap', 'step3'
  $ match-plan -y 2027 -a us_md_senior --done oet 2>&1 | head -1
  match-plan: milestone 'oet' is not for us_md_senior
  $ match-plan -a img 2>&1 | head -1
  match-plan: -a: 'img' is several types: us_img;non_us_img
  $ match-plan -y 2027 --today 2026-02-30 2>&1 | head -1
  match-plan: --today: '2026-02-30' is not a day of the calendar
  $ match-plan -y 27 2>&1 | head -1
  match-plan: -y: '27' is out of range (1952 to 9998)
  $ match-plan plan.csv 2>&1 | head -1
  match-plan: 'plan.csv': match-plan reads no operands
  $ match-plan --from-start --done step1 2>&1 | head -1
  match-plan: --from-start plans with nothing done: leave out --done
  $ match-plan --cost 2>&1 | head -1
  match-plan: --cost and --programs go together
  $ match-plan --cost --programs IM=1 --ics 2>&1 | head -1
  match-plan: --cost goes without --ics, --from-start and --done
  $ match-plan --cost --programs IM 2>&1 | head -1
  match-plan: --programs: 'IM' is not SPECIALTY=N
  $ match-plan --cost --programs IM=0 2>&1 | head -1
  match-plan: --programs: '0' is out of range (1 to 10000)
  $ match-plan --cost --programs IM=1,im=2 2>&1 | head -1
  match-plan: --programs: 'Internal Medicine' comes twice
  $ match-plan --cost --programs XQ=1 2>&1 | head -1
  match-plan: unknown specialty 'XQ'
  $ match-plan --cost --programs IM=1 -r 301
  match-plan: fees of the 2026 season, the last in the data
  match-plan: a rank order list holds at most 300 programs, not 301
  [1]
  $ match-plan -r 3 2>&1 | head -1
  match-plan: -r and --late are for --cost
  $ match-plan -y 2027 --milestones none.csv
  match-plan: none.csv: No such file or directory
  [1]
  $ printf 'year,event\n2027,x\n' >mine.csv; match-plan -y 2027 --calendar mine.csv
  match-plan: mine.csv: no column 'date' (there are: year, event)
  [1]
