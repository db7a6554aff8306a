On a terminal, sentences and the last column break between words.

  $ term() { script -qec "stty cols $1; $2" /dev/null </dev/null | tr -d '\r'; }
  $ term 60 "match-need -q -s im -a non_us_img -p 60%"
  Internal Medicine, Non-U.S.-citizen IMGs, 2026: the fitted
  match rate reaches 60 % at a Step 2 CK score of 259 (95 %
  interval 256 to 262).
  $ term 60 "match-need -t -s surgery,derm -d charting-img-2026" | head -n 6
  Specialty    Target  Score  Interval  Remark
  Dermatology    80 %      -         -  a mean or SD is not
                                        published
  Surgery        80 %      -         -  at no possible score;
                                        fitted 41 % at the
                                        matched upper quartile
  $ term 60 "match-need -s imm"
  match-need: unknown specialty 'imm'; did you mean 'Internal
    Medicine', 'Internal Medicine/Emergency Medicine',
    'Internal Medicine/Family Medicine'
  $ term 60 "match-data -t -w percentile"
  Dataset            Subject  Form           Title
  usmle-percentiles  scores   percentiles    Step 2 CK
                                             percentile ranks
  aamc-b1-2019-20    scores   distributions  Scores and
                                             experiences of
                                             first-year
                                             residents,
                                             2019-20
  $ term 40 "match-data -t -w percentile"
  Dataset            Subject  Form           Title
  usmle-percentiles  scores   percentiles    Step 2 CK percentile ranks
  aamc-b1-2019-20    scores   distributions  Scores and experiences of first-year residents, 2019-20

Every help: a summary that is a sentence, no line wider than 80.

  $ for t in "$(dirname "$(command -v match-data)")"/match-*; do "$t" -h | awk '/^$/ { if (last !~ /[.]$/) print last; exit } { last = $0 }'; done
  $ for t in "$(dirname "$(command -v match-data)")"/match-*; do "$t" -h | awk 'length > 80'; done
