Fits and their refusals. short() rounds to six digits.

  $ short() { awk -F, -v OFS=, '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9]+[.][0-9]+(e-?[0-9]+)?$/) $i = sprintf("%.6g", $i); print }'; }
  $ S=$TESTDIR/../docs/samples

Counts by score. R: glm(cbind(matched, unmatched) ~ score, binomial) gives
-19.62855532 (5.089216333) and 0.08526845885 (0.02153502645), log-likelihood
-52.1281395, deviance 0.04663086943 on 3 df; profile limits of the slope
0.0455311474 and 0.1307368022.

  $ match-fit $S/counts.csv | short
  specialty,evidence,estimator,status,why,level,n,matched,n_all,matched_all,intercept,slope,var_intercept,cov,var_slope,slope_low,slope_high,loglik,null_loglik,deviance,pearson,df,phi,lr,lr_p,score_min,score_max,raw_intercept,raw_slope,shrinkage_intercept,shrinkage_slope,phi_df,score_floor,scale,bins,data
  Pediatrics,rows,ml,ok,,0.95,95,61,95,61,-19.6286,0.0852685,25.9001,-0.109475,0.000463757,0.0455311,0.130737,-52.1281,-61.9587,0.0466309,0.0467621,3,1,19.6612,9.24596e-06,215,255,,,,,0,,linear,,215:2/7 225:6/9 235:14/10 245:22/6 255:17/2
  $ match-fit -t $S/counts.csv
  Specialty    n  Matched  Match rate        Odds ratio       p  Evidence  Estimator
  Pediatrics  95       61      64.2 %  2.35 (1.58-3.70)  <0.001  rows      ml
  
  Odds ratio: of matching, with 10 more points.
  Intervals: 95 %. An association among applicants who ranked the specialty, not an effect.
  $ match-fit $S/counts.csv | awk -F, 'NR > 1 { printf "%.5f %.7f\n", sqrt($13), sqrt($15) }'
  5.08922 0.0215350

The same applicants as rows, as totals, and from standard input.

  $ awk -F, 'BEGIN { print "specialty,step2_ck,matched" } NR > 1 { for (i = 0; i < $3; i++) print $1 "," $2 ",1"; for (i = 0; i < $4; i++) print $1 "," $2 ",0" }' $S/counts.csv >rows.csv
  $ match-fit $S/counts.csv >a.csv; match-fit rows.csv >b.csv; cmp a.csv b.csv
  $ awk -F, -v OFS=, 'NR == 1 { print "specialty,score,matched,total" } NR > 1 { print $1, $2, $3, $3 + $4 }' $S/counts.csv | match-fit | cmp - a.csv
  $ sed '1s/step2_ck/exam/' rows.csv | match-fit --score exam -b specialty | cmp - a.csv

Firth's penalty. R: brglm2, -18.89491757 and 0.08212195457 (0.02120268012).

  $ match-fit --penalty firth $S/counts.csv | cut -d, -f2-5,11,12 | short
  evidence,estimator,status,why,intercept,slope
  rows,firth,ok,asked for,-18.8949,0.082122
  $ printf 'score,matched\n240,1\n230,0\n' | match-fit | cut -d, -f1-4,10,11 | short
  evidence,estimator,status,why,intercept,slope
  rows,firth,complete_up,separated,-51.6348,0.219722
  $ printf 'score,matched\n240,1\n230,0\n' | match-fit --penalty none
  evidence,estimator,status,why,level,n,matched,n_all,matched_all,intercept,slope,var_intercept,cov,var_slope,slope_low,slope_high,loglik,null_loglik,deviance,pearson,df,phi,lr,lr_p,score_min,score_max,raw_intercept,raw_slope,shrinkage_intercept,shrinkage_slope,phi_df,score_floor,scale,bins,data
  rows,ml,complete_up,asked for,0.95,2,1,2,1,,Inf,,,,-0.09557565185425204,Inf,0,-1.3862943611198906,0,0,0,1,2.772588722239781,0.09589096714246513,230,240,,,,,0,,linear,,230:0/1 240:1/0
  $ printf 'score,matched\n240,1\n230,0\n240,0\n250,1\n' | match-fit | cut -d, -f1-4
  evidence,estimator,status,why
  rows,firth,quasi_up,separated

Groups without a line are results, not errors.

  $ cat >none.csv <<X
  > school,score,matched,unmatched
  > all,240,3,0
  > all,250,2,0
  > nobody,240,0,3
  > nobody,250,0,2
  > one,240,3,3
  > up,230,0,3
  > up,250,3,0
  > down,230,3,0
  > down,250,0,3
  > tied,230,0,3
  > tied,240,1,2
  > tied,250,3,0
  > X
  $ match-fit none.csv | cut -d, -f1-5,8,12,13 | short
  school,evidence,estimator,status,why,matched,slope,var_intercept
  all,rows,none,all_matched,,5,,
  nobody,rows,none,all_unmatched,,0,,
  one,rows,none,single_score,,3,,
  up,rows,firth,complete_up,separated,3,0.194591,879.238
  down,rows,firth,complete_down,separated,3,-0.194591,879.238
  tied,rows,firth,quasi_up,separated,4,0.233767,1211.18
  $ match-fit -t none.csv
  School  n  Matched  Match rate            Odds ratio      p  Estimator  Remark
  all     5        5     100.0 %                     -      -  none       all applicants matched
  nobody  5        0       0.0 %                     -      -  none       no applicant matched
  one     6        3      50.0 %                     -      -  none       all applicants have the same score
  up      6        3      50.0 %    7.00 (1.25-130.84)  0.024  firth      the scores separate the outcomes completely
  down    6        3      50.0 %      0.14 (0.01-0.80)  0.024  firth      the scores separate the outcomes completely
  tied    9        4      44.4 %  10.36 (1.38-1401.36)  0.018  firth      the scores separate the outcomes but for a tie
  
  Evidence: rows.
  
  Odds ratio: of matching, with 10 more points.
  Intervals: 95 %. An association among applicants who ranked the specialty, not an effect.
  $ printf 'school,matched,total\nA,3,4\n' | match-fit | cut -d, -f2-4,8-12
  evidence,estimator,status,matched,n_all,matched_all,intercept,slope
  rate,none,rate_only,3,4,3,,

Bands, as published and worked by hand in R's optim: 0.07969790092.

  $ cat >bands.csv <<X
  > score_low,score_high,matched,unmatched
  > ,210,1,5
  > 211,220,4,9
  > 221,230,13,14
  > 231,240,30,16
  > 241,250,41,9
  > 251,,33,3
  > X
  $ match-fit bands.csv | cut -d, -f1-3,10,11 | short
  evidence,estimator,status,intercept,slope
  bins,ml,ok,-18.0787,0.0796979
  $ for b in normal midpoint; do match-fit --bins $b bands.csv | tail -n 1; done | cut -d, -f10,11 | short
  -18.0934,0.0797249
  -18.0325,0.0795641
  $ match-fit --bins thirds bands.csv 2>&1 | head -n 1
  match-fit: --bins: 'thirds' is none of auto, normal, uniform, midpoint
  $ printf 'score_low,score_high,matched,unmatched\n230,240,1,2\n235,250,1,2\n' | match-fit
  match-fit: score bands overlap at 235
  [1]
  $ printf 'score_low,score_high,matched,unmatched\n240,230,1,2\n' | match-fit
  match-fit: the score band 240 to 230 is empty
  [1]
  $ printf 'score_low,score_high,matched,total\n201,220,<5,20\n221,240,15,25\n241,260,30,33\n' | match-fit | cut -d, -f1-3,8,31-
  evidence,estimator,status,n_all,phi_df,score_floor,scale,bins,data
  bins,ml,ok,78,0,,linear,auto,201..220:0-4/16-20=20 221..240:15/10 241..260:30/3

Summaries: two rows a group.

  $ match-fit -q -s im -a non_us_img | cut -d, -f1-8,10-13
  year,specialty,applicant_type,basis,measure,evidence,estimator,status,level,n,matched,n_all
  2026,Internal Medicine,non_us_img,consent,step2_ck,summary,means,ok,0.95,5379,2649,6992
  $ match-fit -q -t -s im,fm
  Specialty              n  Matched  Match rate        Odds ratio       p
  Family Medicine      833      446      53.9 %  0.94 (0.83-1.06)   0.297
  Internal Medicine  5,379    2,649      48.5 %  1.43 (1.34-1.52)  <0.001
  
  Year: 2026.
  Applicant type: Non-U.S.-citizen IMGs.
  Basis: consent.
  Measure: USMLE Step 2 CK score.
  Evidence: summary.
  Estimator: means.
  
  Counted: those who ranked the specialty first and consented to research use; matched means to that specialty.
  Odds ratio: of matching, with 10 more points.
  Intervals: 95 %. An association among applicants who ranked the specialty, not an effect.
  $ printf 'outcome,n,mean,sd\nmatched,100,249,14\n' | match-fit | cut -d, -f1-3
  evidence,estimator,status
  summary,none,no_spread
  $ printf 'outcome,n,mean,sd\nwon,100,249,14\n' | match-fit
  match-fit: <stdin>:2: outcome: 'won' is neither 'matched' nor 'unmatched'
  [1]
  $ printf 'outcome,n,mean,sd\nmatched,1,2,3\nmatched,1,2,3\n' | match-fit
  match-fit: <stdin>:3: outcome: a second 'matched' row for the same group; group by what tells them apart (-b)
  [1]
  $ match-fit -d charting-img-2026 -m contiguous_ranks -s im | cut -d, -f5,6
  measure,evidence
  contiguous_ranks,summary

Selection and what must not be added.

  $ match-fit -d charting-img-2026 -s im,fm -y 2026 -b specialty | cut -d, -f1-4
  specialty,evidence,estimator,status
  Family Medicine,summary,means,ok
  Internal Medicine,summary,means,ok
  $ match-fit -d charting-img-2026 -y 1999
  match-fit: no row is selected
  [3]
  $ match-fit -d charting-img-2026 -b year 2>&1 | sed 's|/.*/||'
  match-fit: charting-img-2026.csv:20: outcome: a second 'matched' row for the same group; group by what tells them apart (-b)
  $ printf 'basis,score,matched\nrows,240,1\nconsent,230,0\n' | match-fit -b ''
  match-fit: <stdin>:3: basis: 'rows' and 'consent' cannot be added; group by basis (-b) or select one
  [1]
  $ match-fit -b specialty,specialty $S/counts.csv
  match-fit: the key 'specialty' stands twice
  [2]
  $ match-fit a.csv
  match-fit: the input holds models already
  [1]
  $ match-fit --score exam rows.csv
  match-fit: rows.csv: no column 'exam' (there are: specialty, step2_ck, matched)
  [1]

Wrong options.

  $ match-fit --penalty lasso 2>&1 | head -n 1
  match-fit: --penalty: 'lasso' is none of auto, none, firth
  $ match-fit --score-min low 2>&1 | head -n 1
  match-fit: --score-min: 'low' is not a number
  $ match-fit --borrow 0.03 2>&1 | head -n 1
  match-fit: --borrow: '0.03' is not two numbers
  $ match-fit --borrow 0.03,0 2>&1 | head -n 1
  match-fit: --borrow: '0.03,0': the second must be positive
  $ printf 'matched,total\n85,100\n' | match-fit --borrow 0.07,0.01 2>&1 | head -n 1
  match-fit: --borrow needs --scores MEAN,SD

Bad rows.

  $ printf 'score,matched\n24O,1\n' | match-fit
  match-fit: <stdin>:2: score: '24O' is not a number
  [1]
  $ printf 'score,matched\n,1\n' | match-fit
  match-fit: <stdin>:2: score: the score is missing
  [1]
  $ printf 'score,matched\n240,2\n' | match-fit
  match-fit: <stdin>:2: matched: '2' is not 0 or 1, and there is no column 'unmatched' or 'total'
  [1]
  $ printf 'matched\n1\n' | match-fit
  match-fit: the counts need a column 'unmatched' or 'total' beside 'matched'
  [1]
  $ printf 'score,matched,total\n240,5,4\n' | match-fit
  match-fit: <stdin>:2: matched: 5 matched of 4 in all
  [1]
  $ printf 'score,matched,unmatched\n240,*,4\n' | match-fit
  match-fit: <stdin>:2: matched: a suppressed count without any limit cannot be used; a total would help
  [1]
  $ printf 'score,matched,total\n240,,4\n' | match-fit
  match-fit: <stdin>:2: matched: the count is missing
  [1]

A slope of others through a rate: mean and SD of the scores are needed. By R's
integrate, rate 0.85, scores N(250, 14), slope 0.07: 80 % at 240.7.

  $ printf 'matched,total\n85,100\n' | match-fit --borrow 0.07,0.01 --scores 250,14 | match-need -p 80% | cut -d, -f1,2,7 | short
  prob,score,state
  0.8,240.71,ok

Pooling draws a small group to the others and says how far.

  $ awk 'BEGIN { print "specialty,score,matched,unmatched"; for (g = 1; g <= 6; g++) for (x = 220; x <= 260; x += 10) { n = g == 6 ? 2 : 40; p = 1 / (1 + exp(-(x - 240 - g) / 10)); m = int(n * p + 0.5); print "G" g "," x "," m "," n - m } }' >pool.csv
  $ match-fit --as-is --pool specialty pool.csv | awk -F, 'NR > 1 { print $1, $3, ($30 > 0.5 ? "drawn" : "own") }'
  G1 pooled drawn
  G2 pooled drawn
  G3 pooled drawn
  G4 pooled drawn
  G5 pooled drawn
  G6 pooled drawn
  $ match-fit --as-is --pool specialty -s G1,G2 pool.csv | cut -d, -f1,3
  match-fit: 2 of 2 models are not pooled: no score information, or fewer than five groups to pool
  specialty,estimator
  G1,ml
  G2,ml
  $ match-fit --as-is --pool school pool.csv 2>&1 | head -n 1
  match-fit: the models have no key 'school'

Comparing lines.

  $ match-fit --as-is --compare specialty -s G1,G2 pool.csv | cut -d, -f1,11,12
  groups,first,second
  2,G2,G1
  $ match-fit --as-is --compare school pool.csv 2>&1 | head -n 1
  match-fit: --compare: the models have no key 'school'
  $ match-fit --as-is --compare specialty -s G1 pool.csv
  match-fit: no two values of 'specialty' to compare
  [3]

Checking one.

  $ match-fit --check $S/counts.csv | cut -d, -f1-4 | short
  specialty,check,value,df
  Pediatrics,slope_lr,19.6612,1
  Pediatrics,deviance,0.0466309,3
  Pediatrics,pearson,0.0467621,3
  Pediatrics,pearson_pooled,0.0461215,1
  Pediatrics,runs,3,
  Pediatrics,phi,0.0155627,
  Pediatrics,hosmer_lemeshow,0.0464628,2
  Pediatrics,auc,0.756509,
  Pediatrics,auc_low,0.657612,
  Pediatrics,auc_high,0.855406,
  Pediatrics,brier,0.184243,
  Pediatrics,brier_scaled,0.198269,
  Pediatrics,nagelkerke,0.256563,
  Pediatrics,isotonic_deviance,0,
  Pediatrics,isotonic_from,215,
  Pediatrics,isotonic_rate,0.222222,
  Pediatrics,isotonic_from,225,
  Pediatrics,isotonic_rate,0.4,
  Pediatrics,isotonic_from,235,
  Pediatrics,isotonic_rate,0.583333,
  Pediatrics,isotonic_from,245,
  Pediatrics,isotonic_rate,0.785714,
  Pediatrics,isotonic_from,255,
  Pediatrics,isotonic_rate,0.894737,
  Pediatrics,score_80_line,246.455,
  Pediatrics,score_80_steps,255,
  Pediatrics,score_80_spline,,
  $ match-fit --check -t $S/counts.csv
  Pediatrics
    In these data 10 more points go with 2.35 times the odds of matching (1.58
    to 3.70, p < 0.001), n = 95. The counts agree with the line (p = 0.83). Of a
    matched and an unmatched applicant drawn at random, the matched one has the
    higher score 76 times in 100 (66 to 86; 50 is chance). The score removes
    20 % of the uncertainty about who matches (Brier).
  
  $ match-fit --check none.csv | head -n 3 | cut -d, -f1,2
  school,check
  up,slope_lr
  up,deviance

A column that names one person groups nobody.

  $ printf 'id,school,score,matched\n1,A,230,0\n2,A,240,1\n3,A,235,1\n4,A,238,0\n' | match-fit -q | cut -d, -f1,7
  school,n
  A,4

What is told without asking. R: X2 of the counts is 31.390710757909 on 8 df,
glm(family = quasibinomial) has the dispersion 3.923839 and the slope's variance
5.741625e-04.

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
  $ match-fit years.csv >plain.csv
  match-fit: All rows (3.9): the counts scatter more than chance about the line (Pearson / df), so intervals are too narrow; where rows are clusters (schools, years) --quasi widens them
  $ match-fit -q years.csv | cmp - plain.csv
  $ match-fit --quasi years.csv | cut -d, -f14,22 | short
  var_slope,phi
  0.000574163,3.92384
  $ match-fit --quasi -t years.csv
    n  Matched  Match rate        Odds ratio      p  Evidence  Estimator  Remark
  200      106      53.0 %  2.03 (1.22-3.76)  0.011  rows      ml         variances times 3.92 (8 df)
  
  Odds ratio: of matching, with 10 more points.
  Intervals: 95 %. An association among applicants who ranked the specialty, not an effect.
  $ head -n 5 years.csv | match-fit --quasi | cut -d, -f22
  match-fit: All rows (2.0 df): too few rows for --quasi: intervals as without it
  phi
  1
  $ match-fit -d charting-md-bins-2020-2024 -s im,surg,derm >/dev/null
  match-fit: Internal Medicine, U.S. MD seniors, 2020-2024 (9.1); Surgery, U.S. MD seniors, 2020-2024 (4.1): the counts lie so far off the line (Pearson / df) that this is lack of fit; see --check
  match-fit: Dermatology, U.S. MD seniors, 2020-2024 (72 %); Internal Medicine, U.S. MD seniors, 2020-2024 (53 %); Surgery, U.S. MD seniors, 2020-2024 (51 %): so many applicants are in one open band that the line rests on the scores assumed there

No SD, or one of both together: sqrt((418 v + 300 120/420 9^2)/419), v =
176.6866029, gives back the slope 0.05093764809 and its variance 0.00885690968^2
of the two SDs. An SD assumed is said with the number, and what other SDs give.

  $ printf 'outcome,n,mean\nmatched,300,252.0000000000\nunmatched,120,243.0000000000\n' >means.csv
  $ match-fit means.csv | cut -d, -f2,3
  estimator,status
  none,no_spread
  $ sd=$(awk 'BEGIN { printf "%.15g", sqrt((418 * 176.686602870813397 + 300 * 120 / 420 * 81) / 419) }')
  $ match-fit --overall-sd "$sd" means.csv | cut -d, -f2,4,11,14 | short
  estimator,why,slope,var_slope
  means,SD of matched and unmatched together,0.0509376,7.84448e-05
  $ match-fit --assume-sd 13 means.csv | cut -d, -f4,11 | short
  why,slope
  assumed SD,0.0532544
  $ match-fit --assume-sd 13 means.csv | match-need | sed 's/.*,,,//'
  prob,score,se,score_low,score_high,set,state,method,fieller_low,fieller_high,fieller_set,spread_low,spread_high,fill_low,fill_high,note
  the fitted match rate reaches 80 % at a score of 257 (95 % interval 251 to 264); assumed SD; 254 to 261 for 0.8 to 1.2 times that SD
  $ match-fit --assume-sd -3 means.csv 2>&1 | head -n 1
  match-fit: --assume-sd: '-3' is not positive

A bend. R: rms::lrm(y ~ rcs(x, 4)) crosses 80 % at 231.222116, glm at
232.443080, and isoreg first has 80 % or more at 235.

  $ cat >bend.csv <<X
  > score,matched,unmatched
  > 205,20,20
  > 210,21,19
  > 215,20,20
  > 220,22,18
  > 225,21,19
  > 230,30,10
  > 235,36,4
  > 240,38,2
  > 245,37,3
  > 250,38,2
  > 255,37,3
  > X
  $ match-fit -q --check bend.csv | grep -E '^(score_80|spline|isotonic)' | cut -d, -f1,2 | short
  spline,11.9866
  spline_aic_gain,7.98659
  isotonic_deviance,0.529702
  isotonic_from,205
  isotonic_rate,0.5
  isotonic_from,210
  isotonic_rate,0.5125
  isotonic_from,220
  isotonic_rate,0.5375
  isotonic_from,230
  isotonic_rate,0.75
  isotonic_from,235
  isotonic_rate,0.9
  isotonic_from,240
  isotonic_rate,0.9375
  score_80_line,232.443
  score_80_steps,235
  score_80_spline,231.222
  $ match-fit -q --check -t bend.csv | tail -n 4
    logistic. A curve with bends fits clearly better; read the steps beside the
    line. 80 % is reached at 233 by the line, at 235 by rates that only rise,
    and at 232 by the curve, within the scores seen.
  

Last year's line on this year's counts. R: glm with offset(eta) and on eta,
68 matched of 83.27201858 expected; -0.6693225728 (0.2059665441); 0.7761849698
(0.1682245502); likelihood ratio 11.99764529, p 0.00248167227; z 2.764604052.

  $ cat >old.csv <<X
  > year,specialty,score,matched,unmatched
  > 2025,Pediatrics,215,2,7
  > 2025,Pediatrics,225,6,9
  > 2025,Pediatrics,235,14,10
  > 2025,Pediatrics,245,22,6
  > 2025,Pediatrics,255,17,2
  > X
  $ cat >new.csv <<X
  > year,specialty,score,matched,unmatched
  > 2026,Pediatrics,210,1,9
  > 2026,Pediatrics,220,4,14
  > 2026,Pediatrics,230,8,13
  > 2026,Pediatrics,240,17,12
  > 2026,Pediatrics,250,20,9
  > 2026,Pediatrics,260,18,5
  > 2026,Surgery,260,18,5
  > X
  $ match-fit old.csv >lines.csv
  $ match-fit --validate lines.csv new.csv | short
  year,specialty,n,matched,expected,ratio,ratio_low,ratio_high,intercept,intercept_se,slope,slope_se,lr,lr_p,spiegelhalter,spiegelhalter_p,note
  2026,Pediatrics,130,68,83.272,0.816601,0.692986,0.962267,-0.669323,0.205967,0.776185,0.168225,11.9976,0.00248167,2.7646,0.00569919,fewer matched than the old line expected
  2026,Surgery,23,18,,,,,,,,,,,,,no model for this group
  $ match-fit --validate lines.csv new.csv -t
  Specialty     n  Matched  Expected             Ratio  Slope, 1 is right      p  Remark
  Pediatrics  130       68      83.3  0.82 (0.69-0.96)               0.78  0.002  fewer matched than the old line expected
  Surgery      23       18         -                 -                  -      -  no model for this group
  
  Year: 2026.
  
  Ratio: matched over expected by the old line. p: of the old line as it is, against its best shift and slope.
  $ match-fit --validate lines.csv old.csv | cut -d, -f6,11,17 | short
  ratio,slope,note
  1,1,no sign that the old line does not hold
  $ match-fit --validate old.csv new.csv
  match-fit: old.csv holds no models from match-fit
  [1]
  $ match-data charting-img-2026 | match-fit --validate lines.csv -b specialty -s peds | cut -d, -f1,2,16
  specialty,n,note
  Pediatrics,604,no counts by score to check

Rates at the quartiles of all scores. R: quantile(rep(score, n), 1:3/4) 230 245
255; glm for each arm, plogis of predict -+ 1.96 se; MASS::dose.p.

  $ cat >arms.csv <<X
  > arm,score,matched,unmatched
  > a,220,3,9
  > a,230,8,8
  > a,240,12,6
  > a,250,15,3
  > b,230,5,11
  > b,245,8,8
  > b,255,9,6
  > b,265,14,5
  > X
  $ match-fit --compare arm arms.csv | tr , '\n' | short | paste -sd ' ' | fold -sw 78 | sed 's/ *$//'
  groups slopes slopes_df slopes_p levels levels_df levels_p both both_df
  both_p first second odds_ratio odds_ratio_low odds_ratio_high
  score_80_difference score_80_se score_q1 first_q1 first_q1_low first_q1_high
  second_q1 second_q1_low second_q1_high score_median first_median
  first_median_low first_median_high second_median second_median_low
  second_median_high score_q3 first_q3 first_q3_low first_q3_high second_q3
  second_q3_low second_q3_high note 2 1.10741 1 0.292646 6.01668 1 0.0141713
  7.12409 2 0.0283807 b a 0.350763 0.147571 0.83373 25.4168 11.9555 230 0.31169
  0.153249 0.53118 0.469735 0.323748 0.621092 245 0.492962 0.362728 0.624158
  0.765314 0.601775 0.875578 255 0.618039 0.479198 0.739952 0.886035 0.697475
  0.963259
  $ match-fit --compare arm arms.csv -t | tail -n 2
  At 230, 245 and 255, quartiles of all their scores, by each one's own line: a 47 % (32 % to 62 %), 77 % (60 % to 88 %), 89 % (70 % to 96 %); b 31 % (15 % to 53 %), 49 % (36 % to 62 %), 62 % (48 % to 74 %).
  An association among applicants who ranked the specialty; equal scores are not equal applicants.

How far pooled groups differ is said; and that means of few are too steep: by
hand 8/((10 81 + 9 169)/19) 17/19 = 0.0583440583.

  $ match-fit -q -d charting-img-2026 --pool specialty -t | grep ^Pooled | sed 's/[0-9]\.[0-9][0-9]/N/g'
  Pooled, Non-U.S.-citizen IMGs: slopes between groups have an SD of N (log odds, 10 more points); for a group not seen here the odds ratio is expected between N and N (95 %). Intervals of pooled lines are approximate (92 to 95 % for 95 %).
  $ match-fit -q -s ir --check | grep unbiased | cut -d, -f6-8 | short
  slope_unbiased,0.0583441,19
  $ match-fit -q -s ir --check -t | tail -n 3
    there. A fit to the quartiles alone gives 3.17. With so few applicants a
    slope from means is too steep on average; without that it is 1.79.
  
  $ match-fit -q -s im --check | grep -c unbiased
  0
  [1]

Two applicants have no interval of the AUC, and no one is always first.

  $ printf 'score,matched,unmatched\n220,1,0\n240,0,1\n' | match-fit -q --check -t | tr '\n' ' ' | grep -o 'higher  *score[^.]*\.'
  higher   score 1 times in 100 (50 is chance).
