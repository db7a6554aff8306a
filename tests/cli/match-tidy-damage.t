Copies of the published tables, damaged by hand: a digit changed, a row cut
short, a name misspelt, a cell suppressed, a row twice. Each must be reported
with file, line and column, and what is wrong must not be written.

  $ raw=$TESTDIR/../data/raw
  $ damage() { sed "$1" $raw/$2 > t.csv; shift 2; match-tidy --set source=here "$@" t.csv > out.csv; }

Applicants by type, a subtotal and a total.

  $ damage '3s/7,773/7,737/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:3: total: 'total = matched + unmatched' does not hold: 8392 and 8356
  match-tidy: t.csv:3: published_rate: 'published_rate = matched / total' does not hold: 0.926 and 0.921949
  match-tidy: t.csv:6: matched: the total 36578 is not the sum of its parts, 36542
  match-tidy: t.csv:8: matched: the total 37667 is not the sum of its parts, 37631
  [1]
  $ damage '3s/,619,/,691,/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:3: total: 'total = matched + unmatched' does not hold: 8392 and 8464
  match-tidy: t.csv:6: unmatched: the total 8234 is not the sum of its parts, 8306
  match-tidy: t.csv:8: unmatched: the total 8234 is less than the parts that are known, 8306
  [1]
  $ damage '5s/58.0%/85.0%/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:5: published_rate: 'published_rate = matched / total' does not hold: 0.85 and 0.580288
  [1]
  $ damage '4s/IMGs/IMGS and/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:4: applicant_type: unknown applicant type 'U.S.-citizen IMGS and'; did you mean 'us_img'
  [1]
  $ damage '4s/,67.8%//' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:4: 4 cells where the headings are 5
  [1]
  $ damage '4p' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:7: matched: the total 36578 is not the sum of its parts, 39686
  match-tidy: t.csv:7: total: the total 44812 is not the sum of its parts, 49399
  match-tidy: t.csv:7: unmatched: the total 8234 is not the sum of its parts, 9713
  match-tidy: t.csv:9: matched: the total 37667 is not the sum of its parts, 40775
  match-tidy: t.csv:9: unmatched: the total 8234 is less than the parts that are known, 9713
  match-tidy: t.csv:5: year: the same keys as at t.csv:4 (2025, us_img, active, here)
  [1]
  $ damage '5s/"6,653"/<7000/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:5: matched: '<7000' is suppressed and carried on
  $ damage '8d' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv: total: no row is like 'Totals | ...'
  [1]
  $ damage '1s/Matched/Mached/' advance-tables-2025.csv -l nrmp-match-by-type -y 2025
  match-tidy: t.csv:1: matched: no heading is like 'Matched'; the headings are 'Applicant Group', 'Applicants', 'Mached', 'Unmatched', 'Match Rate'
  [1]

Positions, the total before its parts.

  $ damage '13s/2,374/2,347/' advance-tables-2025.csv -l nrmp-positions -y 2025
  match-tidy: t.csv:11: positions: the total 40041 is not the sum of its parts, 40014
  [1]
  $ damage '13s/5.9%/9.5/' advance-tables-2025.csv -l nrmp-positions -y 2025
  match-tidy: t.csv:13: share: '9.5' is more than 1 (a share is 0.935 or 93.5%)
  [1]
  $ damage '13s/Unfilled/Unfiled/' advance-tables-2025.csv -l nrmp-positions -y 2025
  match-tidy: t.csv:13: status: 'Unfiled' is no name that the layout lists
  [1]

Ranked by type: no total, but more matches than applicants, and names.

  $ damage '/^Neurology/s/,492,/,942,/' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025
  match-tidy: t.csv:36: matched (US_MD): 'matched <= applicants_ranking' does not hold: 942 and 721
  [1]
  $ damage '/^Neurology/s/^Neurology/Nuerology/' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025
  match-tidy: t.csv:36: specialty: unknown specialty 'Nuerology'; did you mean 'Neurology', 'Urology', 'Nephrology'
  [1]
  $ damage '/^Neurology/s/,223,7/,223/' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025
  match-tidy: t.csv:36: 9 cells where the headings are 10
  [1]
  $ damage '/^Neurology/p' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025
  match-tidy: t.csv:37: year: the same keys as at t.csv:36 (2025, Neurology, PGY-1, us_md_senior, ranked, here)
  match-tidy: t.csv:37: year: the same keys as at t.csv:36 (2025, Neurology, PGY-1, us_do_senior, ranked, here)
  match-tidy: t.csv:37: year: the same keys as at t.csv:36 (2025, Neurology, PGY-1, us_img, ranked, here)
  match-tidy: t.csv:37: year: the same keys as at t.csv:36 (2025, Neurology, PGY-1, non_us_img, ranked, here)
  [1]
  $ damage '/^Medicine-Derm/s/,6,1,0/,6,<5,0/' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025
  match-tidy: t.csv:25: matched (NonUS_IMG): '<5' is suppressed and carried on
  $ grep '<5' out.csv
  2025,Internal Medicine/Dermatology,PGY-1,non_us_img,ranked,6,<5,here
  $ damage '/^Specialty/s/NonUS_IMG/NoUS_IMG/g' advance-tables-2025.csv -l nrmp-ranked-by-type -y 2025 --max-errors=2
  match-tidy: t.csv:16: applicant_type: unknown applicant type 'NoUS_IMG'; did you mean 'non_us_img', 'us_img'
  match-tidy: t.csv:17: applicant_type: unknown applicant type 'NoUS_IMG'; did you mean 'non_us_img', 'us_img'
  match-tidy: 45 more problems (--max-errors=0 shows all)
  [1]

Only choice.

  $ damage '3s/115/151/' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:3: total (us_md_senior): 'total = matched + unmatched' does not hold: 140 and 176
  [1]
  $ damage '3s/25,10/26,10/;3s/115/114/' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:3: unmatched_percent (us_md_senior): 'unmatched_percent = 100 * unmatched / total' does not hold: 17.9 and 18.5714
  [1]
  $ damage '3s/Derm/Drem/' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:3: specialty: unknown specialty 'Drematology'; did you mean 'Dermatology', 'Hematology', 'Rheumatology'
  [1]
  $ damage '3s/,47.6$//' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:3: 10 cells where the headings are 11
  [1]
  $ damage '3s/115/<5/' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:3: matched (us_md_senior): '<5' is suppressed and carried on
  $ damage '3p' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv:33: matched (us_md_senior): the total 14967 is less than the parts that are known, 15036
  match-tidy: t.csv:33: unmatched (us_md_senior): the total 972 is less than the parts that are known, 996
  match-tidy: t.csv:33: total (us_md_senior): the total 15939 is less than the parts that are known, 16032
  match-tidy: t.csv:33: matched (us_do_senior): the total 5048 is less than the parts that are known, 5050
  match-tidy: t.csv:33: unmatched (us_do_senior): the total 467 is less than the parts that are known, 476
  match-tidy: t.csv:33: total (us_do_senior): the total 5515 is less than the parts that are known, 5526
  match-tidy: t.csv:4: year: the same keys as at t.csv:3 (2023, Dermatology, us_md_senior, only_choice, here)
  match-tidy: t.csv:4: year: the same keys as at t.csv:3 (2023, Dermatology, us_do_senior, only_choice, here)
  [1]
  $ damage '$d' only-choice-2023.csv -l nrmp-only-choice -y 2023
  match-tidy: t.csv: total-of-more: no row is like 'Tota* PGY-1 | ...'
  [1]

Table 1B, both of its layouts.

  $ damage '2s/,213,/,231,/' table-1b-2020.csv -l nrmp-ranked -y 2020
  match-tidy: t.csv:51: applicants_ranking (all_applicants): the total 60856 is not the sum of its parts, 60874
  [1]
  $ damage '2s/,151,/,115,/' table-1b-2020.csv -l nrmp-ranked -y 2020
  match-tidy: t.csv:2: percent (all_applicants): 'percent = 100 * matched / positions' does not hold: 95 and 72.327
  match-tidy: t.csv:51: matched (all_applicants): the total 32399 is not the sum of its parts, 32363
  [1]
  $ damage '2s/^73,/37,/;2s/,73,/,37,/' table-1b-2020.csv -l nrmp-positions-filled -y 2020
  match-tidy: t.csv:51: programs: the total 5048 is not the sum of its parts, 5012
  [1]
  $ damage '2s/"1,760"/1,760/' table-1b-2020.csv -l nrmp-ranked -y 2020
  match-tidy: t.csv:2: 13 cells where the headings are 12
  [1]
  $ damage '1s/"1,370"/"13,70"/' table-1b-2020.csv -l nrmp-positions-filled -y 2020
  match-tidy: t.csv:1: positions: '13,70' has its commas in the wrong places
  [1]
  $ damage '2s/Child Neurology/Childneurolgy/' table-1b-2020.csv -l nrmp-ranked -y 2020
  match-tidy: t.csv:2: specialty: unknown specialty 'Childneurolgy'; did you mean 'Child Neurology'
  [1]
  $ damage '2s/,213,/,*,/' table-1b-2020.csv -l nrmp-ranked -y 2020
  match-tidy: t.csv:2: applicants_ranking (all_applicants): '*' is suppressed and carried on
  $ damage '2p' table-1b-2020.csv -l nrmp-positions-filled -y 2020
  match-tidy: t.csv:52: programs: the total 5048 is not the sum of its parts, 5121
  match-tidy: t.csv:52: positions: the total 34266 is not the sum of its parts, 34425
  match-tidy: t.csv:52: filled: the total 32399 is not the sum of its parts, 32550
  match-tidy: t.csv:52: unfilled_programs: the total 611 is not the sum of its parts, 618
  match-tidy: t.csv:3: year: the same keys as at t.csv:2 (2020, Child Neurology, PGY-1, here)
  [1]

Program results: the mark of an unfilled program is a check digit.

  $ damage '7s/4\*/4/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: unfilled: 'unfilled = (matched < quota)' does not hold: 0 and 1
  [1]
  $ damage '7s/8,4\*/8,14*/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: matched (2020): 'matched <= quota' does not hold: 14 and 8
  match-tidy: t.csv:7: unfilled: 'unfilled = (matched < quota)' does not hold: 1 and 0
  [1]
  $ damage '7s/,8,8$//' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: 10 cells where the headings are 12
  [1]
  $ damage '7s/Family/Famly/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: specialty: unknown specialty 'Famly Medicine'; did you mean 'Family Medicine', 'Pain Medicine'
  [1]
  $ damage '7s/4\*/<5/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: matched (2020): '<5' is suppressed and carried on
  $ damage '7p' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:8: year: the same keys as at t.csv:7 (2020, 3082120C0)
  match-tidy: t.csv:8: year: the same keys as at t.csv:7 (2019, 3082120C0)
  match-tidy: t.csv:8: year: the same keys as at t.csv:7 (2018, 3082120C0)
  match-tidy: t.csv:8: year: the same keys as at t.csv:7 (2017, 3082120C0)
  match-tidy: t.csv:8: year: the same keys as at t.csv:7 (2016, 3082120C0)
  [1]
  $ damage '2s/ALABAMA/ALABMA/' program-results-2016-2020.csv -l nrmp-program-results --max-errors=1
  match-tidy: t.csv:7: state: 'ALABMA' is no name that the layout lists
  match-tidy: 26 more problems (--max-errors=0 shows all)
  [1]
  $ damage '7s/3082120C0/3082120X0/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: position_type: '3082120X0' is no name that the layout lists
  [1]
  $ damage '5s/2019/2091/' program-results-2016-2020.csv -l nrmp-program-results
  match-tidy: t.csv:7: y2: 'y2 = y1 - 1' does not hold: 2091 and 2019
  match-tidy: t.csv:7: y3: 'y3 = y2 - 1' does not hold: 2018 and 2090
  [1]

The Florida dashboard.

  $ damage '2s/8,8,8,8/8,9,8,8/' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:2: matched (2026): 'matched <= quota' does not hold: 9 and 8
  [1]
  $ damage '2s/,Anesthesiology,1102/,Anesthesiologie,1102/' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:2: specialty: unknown specialty 'Anesthesiologie'; did you mean 'Anesthesiology'
  [1]
  $ damage '2s/,0,0,0,0//' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:2: 19 cells where the headings are 23
  [1]
  $ damage '2s/8,8,8,8/8,<5,8,8/' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:2: matched (2026): '<5' is suppressed and carried on
  $ damage '3p' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:4: year: the same keys as at t.csv:3 (2025, 1102040R0)
  [1]
  $ damage '1s/2026 Quota/Quota 2026/' florida-programs-2020-2026.csv -l florida-programs
  match-tidy: t.csv:1: Quota 2026: the layout does not say what this column is (ignore: leaves it out)
  [1]

AAMC.

  $ damage '5s/539/953/' aamc-b1-2020.csv -q -l aamc-b1
  match-tidy: t.csv:5: q1: 'q1 <= median' does not hold: 953 and 593
  [1]
  $ damage '6s/COMLEX/COMPLEX/' aamc-b1-2020.csv -q -l aamc-b1
  match-tidy: t.csv:6: measure: 'COMPLEX Level 2-CE Score' is no name that the layout lists
  [1]
  $ damage '5s/,692//' aamc-b1-2020.csv -q -l aamc-b1
  match-tidy: t.csv:5: 9 cells where the headings are 10
  [1]
  $ damage '6p' aamc-b1-2020.csv -q -l aamc-b1
  match-tidy: t.csv:7: academic_year: the same keys as at t.csv:6 (2019-20, Anesthesiology, comlex_level2_ce)
  [1]
  $ damage '5s/,311,/,<5,/' aamc-b1-2020.csv -l aamc-b1
  match-tidy: t.csv:5: n: '<5' is suppressed and carried on
  match-tidy: t.csv:53: repaired as the layout says: column 1 is 'Internal Medicine/Pediatrics', not ''
  $ damage '10s/,15,35,/,15,53,/' aamc-b2-2020-family-medicine.csv -l aamc-b2 --set academic_year=2019-20
  match-tidy: t.csv:10: n (All): the total 352 is not the sum of its parts, 370
  match-tidy: t.csv:22: n (220-229): the total 772 is not the sum of its parts, 790
  [1]
  $ damage '11d' aamc-b2-2020-family-medicine.csv -l aamc-b2 --set academic_year=2019-20
  match-tidy: t.csv:10: share (200-209): '10' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (210-219): '60' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (220-229): '109' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (230-239): '159' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (240-249): '146' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (250-259): '50' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (Above 259): '4' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:10: share (All): '538' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:12: step1_low: empty
  match-tidy: t.csv:12: step1_high: empty
  match-tidy: t.csv:12: n (200-209): '0.003' is not a count
  match-tidy: t.csv:12: share (200-209): '14' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:12: n (210-219): '0.019' is not a count
  match-tidy: t.csv:12: share (210-219): '130' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:12: n (220-229): '0.035' is not a count
  match-tidy: t.csv:12: share (220-229): '236' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:12: n (230-239): '0.051' is not a count
  match-tidy: t.csv:12: share (230-239): '219' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: t.csv:12: n (240-249): '0.047' is not a count
  match-tidy: t.csv:12: share (240-249): '109' is more than 1 (a share is 0.935 or 93.5%)
  match-tidy: 76 more problems (--max-errors=0 shows all)
  [1]
  $ damage '1s/Family/Famly/' aamc-b2-2020-family-medicine.csv -l aamc-b2 --set academic_year=2019-20 --max-errors=1
  match-tidy: t.csv:4: specialty: unknown specialty 'Famly Medicine'; did you mean 'Family Medicine', 'Pain Medicine'
  match-tidy: 9 more problems (--max-errors=0 shows all)
  [1]
  $ damage '10s/,15,35,/,15,<5,/' aamc-b2-2020-family-medicine.csv -l aamc-b2 --set academic_year=2019-20
  match-tidy: t.csv:10: n (220-229): '<5' is suppressed and carried on
  match-tidy: t.csv:10: n (All): the total 352 is not within what its parts allow, 317 to 321
  match-tidy: t.csv:22: n (220-229): the total 772 is not within what its parts allow, 737 to 741
  [1]
  $ damage '/^Dermatology/s/,332,/,323,/' aamc-b5-2022.csv -l aamc-residents
  match-tidy: t.csv:23: percent (Asian): 'percent = 100 * n / residents' does not hold: 24.4 and 23.6977
  match-tidy: t.csv:191: n (Asian): the total 26789 is not the sum of its parts, 26780
  [1]
  $ damage '/^Dermatology/s/1,363/1,336/' aamc-b5-2022.csv -l aamc-residents --max-errors=3
  match-tidy: t.csv:23: percent (Asian): 'percent = 100 * n / residents' does not hold: 24.4 and 24.8503
  match-tidy: t.csv:23: percent (Black or African American): 'percent = 100 * n / residents' does not hold: 5.4 and 5.53892
  match-tidy: t.csv:23: percent (Hispanic, Latino, or of Spanish Origin): 'percent = 100 * n / residents' does not hold: 7.2 and 7.33533
  match-tidy: 4 more problems (--max-errors=0 shows all)
  [1]
  $ damage '/^Dermatology/s/Derm/Drem/' aamc-b6-2022.csv -l aamc-residents
  match-tidy: t.csv:22: specialty: unknown specialty 'Drematology'; did you mean 'Dermatology', 'Hematology', 'Rheumatology'
  match-tidy: t.csv:23: parent: unknown specialty 'Drematology'; did you mean 'Dermatology', 'Hematology', 'Rheumatology'
  match-tidy: t.csv:24: parent: unknown specialty 'Drematology'; did you mean 'Dermatology', 'Hematology', 'Rheumatology'
  [1]
  $ damage '/^Child Neuro/s/,16.5,442,/,,,/' aamc-b5-2022.csv -l aamc-residents
  match-tidy: t.csv:21: residents: empty (missing: has no 'empty')
  match-tidy: t.csv:21: percent (Non-U.S. Citizen or Non-Permanent Resident): empty (missing: has no 'empty')
  [1]
  $ damage '/^Dermatology/p' aamc-b6-2022.csv -l aamc-residents --max-errors=3
  match-tidy: t.csv:166: residents: the total 25260 is not the sum of its parts, 25410
  match-tidy: t.csv:166: n (Asian): the total 5429 is not the sum of its parts, 5450
  match-tidy: t.csv:166: n (Black or African American): the total 709 is not the sum of its parts, 714
  match-tidy: 13 more problems (--max-errors=0 shows all)
  [1]
  $ damage '/^Dermatology/s/,11,0.8/,<12,0.8/' aamc-b5-2022.csv -l aamc-residents
  match-tidy: t.csv:23: n (American Indian or Alaska Native): '<12' is suppressed and carried on
  $ damage '/^Total/d' aamc-b5-2022.csv -l aamc-residents
  match-tidy: t.csv: total: no row is like 'Total | ...'
  [1]
