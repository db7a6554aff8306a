The match rate at a score. short() rounds to six digits.

  $ short() { awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]+[.][0-9]+(e-?[0-9]+)?$/) $i = sprintf("%.6g", $i); print }'; }
  $ S=$TESTDIR/../docs/samples

R: glm, predict: 0.6975956904 (0.5838372258 to 0.7913700946) at 240.

  $ match-predict -x 240 $S/counts.csv | short
  specialty,score,prob,prob_low,prob_high,note
  Pediatrics,240,0.697596,0.583837,0.79137,
  $ match-fit $S/counts.csv | match-predict -x 240 | short
  specialty,score,prob,prob_low,prob_high,note
  Pediatrics,240,0.697596,0.583837,0.79137,
  $ match-fit -l 90% $S/counts.csv >models.csv
  $ match-predict -x 240 models.csv | cut -d, -f3-5 | short
  prob,prob_low,prob_high
  0.697596,0.603125,0.777861
  $ match-predict -x 240 -l 95% models.csv | cut -d, -f3-5 | short
  prob,prob_low,prob_high
  0.697596,0.583837,0.79137
  $ match-predict -t -x 210,240,270 $S/counts.csv
  Score  Match rate  Interval  Note
    210        15 %    5-37 %  extrapolated 5 below the lowest score seen (215)
    240        70 %   58-79 %
    270        97 %   87-99 %  extrapolated 15 beyond the highest score seen (255)
  
  Specialty: Pediatrics.

What limits a prediction stands beside it.

  $ match-predict -x 200,240,270 models.csv | cut -d, -f2,6
  score,note
  200,extrapolated 15 below the lowest score seen (215)
  240,
  270,extrapolated 15 beyond the highest score seen (255)
  $ printf 'score,matched,unmatched\n230,20,2\n250,40,5\n' >few.csv
  $ match-predict -x 240 few.csv | cut -d, -f5
  note
  few data: 7 unmatched; no sign here that the rate goes with the score
  $ printf 'score,matched,unmatched\n230,20,20\n250,20,21\n' | match-predict -x 240 | cut -d, -f5
  note
  no sign here that the rate goes with the score
  $ printf 'score,matched,unmatched\n230,20,0\n250,20,0\n' | match-predict -x 240
  score,prob,prob_low,prob_high,note
  240,,,,no prediction: all applicants matched
  $ printf 'matched,total\n3,4\n' | match-predict -x 240
  score,prob,prob_low,prob_high,note
  240,,,,no prediction: no score information

A question without input. R, from the published means and SDs: 48.07 % and
56.95 % at 245 and 255; Family Medicine 51.7 % and 44.5 % at 245 and 290.
Sentences, and the ground on standard error.

  $ match-predict -s im -a non_us_img -x 245,255
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: among applicants like these with a Step 2 CK score of 245, the fitted match rate is 48.1 % (46.8 % to 49.3 %).
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: among applicants like these with a Step 2 CK score of 255, the fitted match rate is 56.9 % (55.1 % to 58.8 %).
  match-predict: Ground: summary (means and SDs of the matched and the unmatched), n = 5,379 of 6,992; those who ranked the specialty first and consented to research use; matched means to that specialty
  match-predict: An association among applicants who ranked the specialty, not an effect of the score.
  $ match-predict -q -s im -a non_us_img -x 245 --csv | cut -d, -f1-6
  year,specialty,applicant_type,basis,measure,score
  2026,Internal Medicine,non_us_img,consent,step2_ck,245
  $ match-predict -q -t -s im,fm -a non_us_img -x 245,290
  Specialty          Score  Match rate     Interval  Note
  Family Medicine      245        52 %      47-57 %  no sign here that the rate goes with the score
  Family Medicine      290        44 %      28-62 %  extrapolated 14 beyond the highest score seen (276); no sign here that the rate goes with the score
  Internal Medicine    245      48.1 %  46.8-49.3 %
  Internal Medicine    290      82.2 %  77.8-85.9 %  extrapolated 6 beyond the highest score seen (284)
  
  Year: 2026.
  Applicant type: Non-U.S.-citizen IMGs.
  Basis: consent.
  Measure: USMLE Step 2 CK score.
  $ match-predict -q -s im -a non_us_img -x 10 -m contiguous_ranks | sed 's/ is [0-9].*//'
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: among applicants like these with 10 contiguous ranks, the fitted match rate
  $ match-predict -s xyzzy -x 250
  match-predict: unknown specialty 'xyzzy'; 'match-data --names' lists them
  [2]
  $ match-predict -s im -a canadian -x 250
  match-predict: no published score figures for these; there are for non_us_img of 2026, us_md_senior of 2020-2024
  [3]

Score and length of the list together.

  $ match-predict -s im -a non_us_img -x 245 -r 8 | sed 's/about .*//'
  match-predict: a long list marks interviews granted and is no lever; the range is over an assumed correlation of 0 to 0.5, not a confidence interval
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: among applicants with a Step 2 CK score of 245 who already hold a list of 8 contiguous ranks, 
  $ match-predict -q -s im -a non_us_img -x 245 -r 4,12 --csv | cut -d, -f1-6
  year,specialty,applicant_type,basis,score,ranks
  2026,Internal Medicine,non_us_img,consent,245,4
  2026,Internal Medicine,non_us_img,consent,245,12
  $ match-predict -s im -a non_us_img -x 245 -r 0 2>&1 | head -n 1
  match-predict: --ranks: a list holds at least one rank
  $ match-predict -r 4 -x 240 models.csv
  match-predict: the input has no column 'measure' to select by
  [2]

Wrong usage and bad models.

  $ match-predict models.csv 2>&1 | head -n 1
  match-predict: name the scores to predict at (-x)
  $ match-predict -x 24O models.csv 2>&1 | head -n 1
  match-predict: --score: '24O' is not a number
  $ match-predict -x 240, models.csv 2>&1 | head -n 1
  match-predict: --score: '' is not a number
  $ match-predict -x 2450 -s im -a non_us_img 2>&1 | head -n 1
  match-predict: --score: 2450 is not a Step 2 CK score (1 to 300)
  $ match-predict -x 0 models.csv 2>&1 | head -n 1
  match-predict: --score: 0 is not a Step 2 CK score (1 to 300)
  $ match-predict -x 240 -s FM models.csv
  match-predict: no model is selected
  [3]
  $ match-predict -x 240 models.csv models.csv
  match-predict: models.csv:2: a second model for 'Pediatrics'; a column that tells them apart is needed
  [1]
  $ sed 's/,ml,/,mle,/' models.csv | match-predict -x 240
  match-predict: <stdin>:2: estimator: 'mle' is not an estimator
  [1]
  $ sed 's/,ok,/,fine,/' models.csv | match-predict -x 240
  match-predict: <stdin>:2: status: 'fine' is not a status
  [1]
  $ sed '1s/,slope_low,/,low,/' models.csv | match-predict -x 240 | cut -d, -f1-3 | short
  specialty,low,score
  Pediatrics,0.0516304,240
  $ sed '1s/,cov,/,covariance,/' models.csv | match-predict -x 240 | head -n 1
  match-predict: <stdin>: no column 'cov' (there are: specialty, evidence, estimator, status, why, level, n, matched, n_all, matched_all, intercept, slope, var_intercept, covariance, var_slope, slope_low, slope_high, loglik, null_loglik, deviance, pearson, df, phi, lr, lr_p, score_min, score_max, raw_intercept, raw_slope, shrinkage_intercept, shrinkage_slope, phi_df, score_floor, scale, bins, data)
  $ sed 's/225:6/225:/' models.csv | match-predict -x 240
  match-predict: <stdin>:2: data: evidence: cannot read '225:/9'
  [1]
  $ sed 's/,25\.9[0-9]*,/,x,/' models.csv | match-predict -x 240
  match-predict: <stdin>:2: var_intercept: 'x' is not a number
  [1]

Overdispersed counts: t for z. R: quasibinomial, qt(.975, 8) standard errors
about the logit, 0.434625350861 to 0.792532578684.

  $ cat >years.csv <<X
  > score,matched,unmatched
  > 210,2,18
  > 215,9,11
  > 220,3,17
  > 225,12,8
  > 230,6,14
  > 235,16,4
  > 240,8,12
  > 245,18,2
  > 250,13,7
  > 255,19,1
  > X
  $ match-fit --quasi years.csv | match-predict -x 238 | short
  score,prob,prob_low,prob_high,note
  238,0.631493,0.434625,0.792533,

By the likelihood, and Firth's line moved. R: uniroot on the deviance of glm
with the line held at (240, p) gives 0.588567073 to 0.795816242 about 0.6975957; FLIC of
brglm2's line has the intercept -18.88571411 for -18.89491757.

  $ match-predict --method profile -x 240 $S/counts.csv | cut -d, -f2-5 | short
  score,prob,prob_low,prob_high
  240,0.697596,0.588567,0.795816
  $ match-predict --method wald -x 240 $S/counts.csv | cut -d, -f2-5 | short
  score,prob,prob_low,prob_high
  240,0.697596,0.583837,0.79137
  $ match-predict --method delta -x 240 $S/counts.csv 2>&1 | head -n 1
  match-predict: --method: 'delta' is none of wald, profile
  $ match-fit --penalty firth $S/counts.csv >firth.csv
  $ logit() { awk -F, 'NR == 2 { printf "%.7f\n", log($3 / (1 - $3)) - 240 * 0.08212195457 }'; }
  $ match-predict -x 240 firth.csv | logit
  -18.8949176
  $ match-predict --flic -x 240 firth.csv | logit
  -18.8857141
  $ match-predict --flic -x 240 firth.csv | cut -d, -f6
  note
  moved to the overall rate (FLIC); Firth's penalty: asked for
