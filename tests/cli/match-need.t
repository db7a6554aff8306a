The score at a match rate. short() rounds to six digits.

  $ short() { awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]+[.][0-9]+(e-?[0-9]+)?$/) $i = sprintf("%.6g", $i); print }'; }
  $ S=$TESTDIR/../docs/samples

R: MASS::dose.p, 246.4551367 (3.841413875); profile 240.2499081 to 257.6627083,
Fieller 240.5298126 to 259.1268, delta 238.926 to 253.984.

  $ match-need -p 80% $S/counts.csv | short
  specialty,prob,score,se,score_low,score_high,set,state,method,fieller_low,fieller_high,fieller_set,spread_low,spread_high,fill_low,fill_high,note
  Pediatrics,0.8,246.455,3.84141,240.25,257.663,bounded,limit_outside_range,profile,240.53,259.127,bounded,,,,,"the fitted match rate reaches 80 % at a score of 247 (95 % interval 240 to 258, an end of which lies beyond the scores seen)"
  $ match-fit $S/counts.csv >models.csv
  $ match-need -p 0.8 models.csv | cut -d, -f3-6 | short
  score,se,score_low,score_high
  246.455,3.84141,240.25,257.663
  $ for m in profile fieller delta; do match-need --method $m models.csv | tail -n 1; done | cut -d, -f3,5,6,9 | short
  246.455,240.25,257.663,profile
  246.455,240.53,259.127,fieller
  246.455,238.926,253.984,delta
  $ match-need -t -p 50%,80%,95% models.csv
  Target  Score   Interval  Remark
    50 %    231  221 - 236
    80 %    247  240 - 258  an end lies beyond the scores seen
    95 %  265 *  253 - 291  10 beyond the scores seen; fitted 89 % at the highest score (255)
  
  Specialty: Pediatrics.
  
  Scores are rounded up, intervals outward. * beyond the scores seen.
  An association among applicants who ranked the specialty, not an effect of the score.
  $ match-need -l 80% -p 80% models.csv | cut -d, -f3,5,6 | short
  score,score_low,score_high
  246.455,242.18,252.608

Every state, the first that holds.

  $ match-need -p 5%,50%,80%,95% models.csv | cut -d, -f2,8
  prob,state
  0.05,already_reached
  0.5,ok
  0.8,limit_outside_range
  0.95,estimate_outside_range
  $ printf 'score,matched,unmatched\n230,30,10\n250,10,30\n' >down.csv
  $ printf 'score,matched,unmatched\n230,20,20\n250,20,21\n' >flat.csv
  $ printf 'score,matched,unmatched\n230,400,600\n250,470,530\n' >shallow.csv
  $ printf 'score,matched,unmatched\n230,20,0\n250,20,0\n' >all.csv
  $ printf 'score_low,score_high,matched,unmatched\n,210,1,5\n211,220,4,9\n221,230,13,14\n231,240,30,16\n241,250,41,9\n251,,33,3\n' >bands.csv
  $ for f in down flat shallow all bands; do match-need -p 90% $f.csv | tail -n 1 | cut -d, -f6,7; done
  bounded,negative_slope
  complement,unbounded
  bounded,not_reached
  none,no_slope
  bounded,in_open_bin
  $ for f in down flat shallow all bands; do match-need -p 90% $f.csv | tail -n 1 | cut -d, -f16-; done
  no needed score: higher scores went with lower match rates here (p < 0.001); check the data. The match rate of all of them is 50 % (39 % to 61 %)
  "no needed score: these data do not show that the match rate rises with the score (p = 0.91), so 90 % goes with no score that has an upper limit; only 194 to 292 is ruled out. The match rate of all of them is 49 % (39 % to 60 %)"
  the fitted line reaches 90 % at no possible score. At the highest score seen (250) the fitted rate is 47.0 % (43.9 % to 50.1 %)
  no needed score: all applicants matched. The match rate of all of them is >99 % (91 % to >99 %)
  "the fitted match rate reaches 90 % at a score of 255 (95 % interval 247 to 267), which lies in the open band at the end and so rests on the assumed spread of scores there"
  $ match-need -t -p 90% shallow.csv
  Target  Score  Interval  Remark
    90 %      -         -  at no possible score; fitted 47.0 % at the highest score (250)
  
  Scores are rounded up, intervals outward. * beyond the scores seen.
  An association among applicants who ranked the specialty, not an effect of the score.
  $ printf 'matched,total\n3,4\n' | match-need
  prob,score,se,score_low,score_high,set,state,method,fieller_low,fieller_high,fieller_set,spread_low,spread_high,fill_low,fill_high,note
  0.8,,,,,none,no_slope,profile,,,none,,,,,no needed score: no score information. The match rate of all of them is 75 % (30 % to 95 %)

An unbounded set is said to be one, by every method.

  $ match-need -p 90% flat.csv | cut -d, -f4-6,9-11 | short
  score_low,score_high,set,fieller_low,fieller_high,fieller_set
  193.049,292.983,complement,192.812,293.159,complement
  $ match-need -p 90% --method delta flat.csv | cut -d, -f6,7,8
  set,state,method
  complement,unbounded,delta

A question without input. R, from the published means and SDs (two normals of
one variance, odds of all): IM 0.03571429 a point, 258.5 at 60 %, 60.4 % and
78.8 % at 259 and 284; Surgery 40.8 % and 50.9 % at 264 and 275, 80 % at 311;
Pathology 243.9 at 50 %. A sentence, and the ground on standard error.

  $ match-need -s "internal medicine" -a non_us_img -p 60%
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: the fitted match rate reaches 60 % at a Step 2 CK score of 259 (95 % interval 256 to 262).
  match-need: Ground: summary (means and SDs of the matched and the unmatched), n = 5,379 of 6,992; those who ranked the specialty first and consented to research use; matched means to that specialty
  match-need: An association among applicants who ranked the specialty, not an effect of the score.
  $ match-need -q -s im -a non_us_img -p 60%,80% --csv | cut -d, -f1-6,12,13
  year,specialty,applicant_type,basis,measure,prob,state,method
  2026,Internal Medicine,non_us_img,consent,step2_ck,0.6,ok,fieller
  2026,Internal Medicine,non_us_img,consent,step2_ck,0.8,estimate_outside_range,fieller
  $ match-need -q -s surgery -a non_us_img -p 80%
  Surgery, Non-U.S.-citizen IMGs, 2026: the fitted line reaches 80 % at no possible score, though its 95 % interval begins at 290. At the matched applicants' upper quartile (264) the fitted rate is 41 % (33 % to 49 %), at the highest score seen among them (275) 51 % (39 % to 63 %).
  $ match-need -q -s dr,fm,path -a non_us_img -p 50%
  Diagnostic Radiology, Non-U.S.-citizen IMGs, 2026: no needed score: these data do not show that the match rate rises with the Step 2 CK score (p = 0.70), so 50 % goes with no score that has an upper limit; only 247 to 259 is ruled out. The match rate of all of them is 58 % (51 % to 65 %).
  Family Medicine, Non-U.S.-citizen IMGs, 2026: no needed score: these data do not show that the match rate rises with the Step 2 CK score (p = 0.30), so 50 % goes with no score that has an upper limit; only 209 to 235 is ruled out. The match rate of all of them is 53.9 % (50.9 % to 56.8 %).
  Pathology, Non-U.S.-citizen IMGs, 2026: the fitted match rate reaches 50 % at a Step 2 CK score of 244 (95 % interval 239 to 251).
  $ match-need -q -t -s dr,fm,path,im -a non_us_img -p 50%
  Specialty             Target  Score   Interval  Remark
  Diagnostic Radiology    50 %      -          -  rate not shown to rise with the score, p = 0.70
  Family Medicine         50 %      -          -  rate not shown to rise with the score, p = 0.30
  Internal Medicine       50 %    248  245 - 249
  Pathology               50 %    244  239 - 251
  
  Year: 2026.
  Applicant type: Non-U.S.-citizen IMGs.
  Basis: consent.
  Measure: USMLE Step 2 CK score.
  
  Scores are rounded up, intervals outward. * beyond the scores seen.
  An association among applicants who ranked the specialty, not an effect of the score.
  $ match-need -q -s im -p 90%
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: the fitted line reaches 90 % at no possible score, though its 95 % interval begins at 299. At the matched applicants' upper quartile (259) the fitted rate is 60.4 % (58.1 % to 62.7 %), at the highest score seen among them (284) 78.8 % (74.6 % to 82.6 %).
  Internal Medicine, U.S. MD seniors, 2020-2024: the fitted match rate reaches 90 % at a Step 2 CK score of 219 (95 % interval 215 to 221), in the band 210 to 219; 218 to 219 over three assumed spreads of the scores in their bands; 53 % of the applicants are in one open band: the line rests on the scores assumed there.
  $ match-need -q -m contiguous_ranks -s im -a non_us_img -p 50% | sed 's/ of [0-9].*//'
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: the fitted match rate reaches 50 % at 5 contiguous ranks (95 % interval 4 to 5).
  $ match-need -s im -a canadian
  match-need: no published score figures for these; there are for non_us_img of 2026, us_md_senior of 2020-2024
  [3]
  $ match-need -q -s xyzzy 2>&1 | head -n 1
  match-need: unknown specialty 'xyzzy'; 'match-data --names' lists them
  $ match-need -q -a nobody 2>&1 | head -n 1
  match-need: unknown applicant type 'nobody'; 'match-data --names' lists them

From published summaries through both tools, and all at once.

  $ match-data charting-img-2026 | match-fit -s im,fm | match-need -p 50% | cut -d, -f2,6-8,12,13 | short >a
  $ match-data charting-img-2026 | match-need -s im,fm -p 50% | cut -d, -f2,6-8,12,13 | short | cmp - a

Wrong usage.

  $ match-need -p 80 models.csv 2>&1 | head -n 1
  match-need: --prob: '80' is not a probability (0.8 or 80%)
  $ match-need -p 100% models.csv 2>&1 | head -n 1
  match-need: --prob: '100%' must lie strictly between 0 and 1
  $ match-need -p '' models.csv 2>&1 | head -n 1
  match-need: --prob: '' is not a probability
  $ match-need --method wald models.csv 2>&1 | head -n 1
  match-need: --method: 'wald' is none of profile, fieller, delta
  $ match-need -l 0 models.csv 2>&1 | head -n 1
  match-need: --level: '0' must lie strictly between 0 and 1
  $ match-need -s fm models.csv
  match-need: no model is selected
  [3]
  $ match-need nosuch.csv
  match-need: nosuch.csv: No such file or directory
  [1]

The profile belongs to the line it is told of: bands filled by a normal, in R's
optim 239.3553155 to 251.6357535 about 244.3363086; and a floor of the scores
travels too.

  $ match-fit --bins normal bands.csv | match-need | cut -d, -f2,4,5 | short
  score,score_low,score_high
  244.336,239.355,251.636
  $ match-fit --bins normal bands.csv | sed '1!s/,linear,normal,/,linear,even,/' | match-need
  match-need: <stdin>:2: bins: 'even' is no way to fill a band
  [1]
  $ match-fit --score-min 205 bands.csv | match-need | cut -d, -f2,4 >with
  $ match-fit --score-min 205 bands.csv | sed '1s/score_floor/floor/' | match-need | cut -d, -f3,5 >without
  $ cut -d, -f1 with >a; cut -d, -f1 without | cmp - a && ! cmp -s with without && echo the interval alone moves
  the interval alone moves

A large offset is written out, and a line that was asked for without a penalty
and is not finite leans on nothing.

  $ awk -F, -v OFS=, 'NR > 1 { $2 += 1000000 } 1' "$TESTDIR/../docs/samples/counts.csv" | match-need | grep -o 'a score of [^ ]*'
  a score of 1000247
  $ printf 'score,matched,unmatched\n220,0,10\n240,0,20\n250,10,0\n' | match-fit --penalty none | match-need | tail -n 1 | sed 's/.*,//'
  no needed score: the scores separate the outcomes completely. The match rate of all of them is 25 % (14 % to 40 %)
