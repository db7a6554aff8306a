Figures. The script is self-contained: it draws without the tool.

  $ cat > rates.csv <<E
  > year,specialty,matched,total
  > 2026,Pathology,169,375
  > 2026,Internal Medicine,3392,6992
  > 2026,Pediatrics,,
  > E
  $ match-plot rate rates.csv > rate.gp
  $ grep -c "^# ---- plots/" rate.gp
  2
  $ GNUTERM=dumb gnuplot rate.gp 2>&1 | grep -c Pathology
  1
  $ match-plot rate rates.csv -o rate.gp2
  match-plot: 'rate.gp2' must end in .svg, .png, .pdf, or .gp for the script
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  try 'match-plot -h'
  [2]
  $ match-plot rate rates.csv -o r.gp && cmp r.gp rate.gp

In the terminal.

  $ match-plot rate -T rates.csv
   Match rates
   2026
                                                                     rate       n
  
   Internal Medicine                      o                        48.5 %   6,992
           Pathology                  --o---                         45 %     375
                     +------------------------------------------+
                    0 %     20 %    40 %     60 %    80 %     100 %
   Points: matched as a share of all applicants like these. Bars: Wilson 95 %
   intervals. No rate (not published): Pediatrics.
  $ COLUMNS=60 match-plot rate -T rates.csv --title "A title" --subtitle "and more"
   A title
   and more
                                                 rate       n
  
   InternalPathology          -oo-             4845 %   6,375
                     +----------------------+
                    0 %        50 %       100 %
  
   Points: matched as a share of all applicants like these.
   Bars: Wilson 95 % intervals. No rate (not published):
   Pediatrics.

Rendered, complete or not at all.

  $ match-plot rate rates.csv -o rate.svg && head -c 5 rate.svg && grep -c "<text>" rate.svg
  <?xml18
  $ match-plot rate rates.csv -o rate.png && head -c 4 rate.png | od -An -c
   211   P   N   G
  $ match-plot rate rates.csv -o rate.pdf && head -c 5 rate.pdf
  %PDF- (no-eol)
  $ cp rate.svg before.svg; mkdir -p bin; printf '#!/bin/sh\necho "it broke" >&2\nexit 7\n' > bin/gnuplot; chmod +x bin/gnuplot
  $ PATH=$PWD/bin:$PATH match-plot rate rates.csv -o rate.svg
  match-plot: gnuplot failed: it broke
  [1]
  $ cmp before.svg rate.svg && ls rate.svg*
  rate.svg
  $ tool=$(command -v match-plot); PATH=/nonexistent $tool rate rates.csv -o no.svg
  match-plot: gnuplot is not found; install it (Debian: gnuplot-nox), or print the script and draw it elsewhere
  [1]
  $ test -e no.svg
  [1]

From the other tools.

  $ match-data charting-img-2026 | match-fit -s IM | match-plot curve -o curve.svg
  $ grep -o "<text>USMLE[^<]*\|<text>No curve[^<]*" curve.svg
  <text>USMLE Step 2 CK score
  $ match-rate -q -d nrmp-overall -a us_img,non_us_img -b year,applicant_type | match-plot trend -o trend.svg
  $ grep -o "<text>[^<]*IMGs<" trend.svg
  <text>U.S.-citizen IMGs<
  <text>Non-U.S.-citizen IMGs<

Names from the data are names, whatever they look like.

  $ cat > hostile.csv <<'E'
  > who,matched,total
  > "it's `touch pwned` ""x""",1,4
  > $(touch pwned) ${HOME} @x,1,4
  > '; system('touch pwned'); x=',1,4
  > a_b^2 {/Bold c} %d \n,1,4
  > E
  $ match-plot rate hostile.csv --title 'T`touch pwned`$(x)' -o hostile.svg; test -e pwned
  [1]
  $ sed -n 's/.*<text>\(.*\(x\|d\).*\)<\/text>.*/\1/p' hostile.svg
  it's `touch pwned` "x"
  $(touch pwned) ${HOME} @x
  '; system('touch pwned'); x='
  a_b^2 {/Bold c} %d \n
  T`touch pwned`$(x)
  Points: matched as a share of all applicants like these. Bars: Wilson 95 % intervals.

The other kinds.

  $ match-rate -q -d nrmp-by-specialty -y 2024 -s FM,IM,Peds --share applicant_type | match-plot share -o share.svg; grep -o "<text>Who[^<]*" share.svg
  <text>Who fills the positions
  $ printf 'applicant_type,kind,ranks,rate\nus_img,simulated,1,0.2\nus_img,simulated,10,0.6\nus_img,published,10,0.7\n' | match-plot ranks -T
   Match rate by length of the rank order list
   U.S.-citizen IMGs
  
    80 % ++
         |
         |
         |                                                                     O
         |
    60 % |+                                                                 ***o
         |                                                           *******
         |                                                    *******
         |                                             *******
         |                                      *******
    40 % |+                               ******
         |                         *******
         |                  *******
         |           *******
         |    *******
    20 % |o***
         |
         |
         +----------------------------------------------------------------------+
                  2              4              6              8              10
   A long list marks many interviews; it is no lever. Points without an interval:
   the table gives the rate alone. Open points: published rates.
  $ printf 'score,ranks,prob,prob_low,prob_high\n230,1,0.2,0.1,0.3\n230,9,0.5,0.4,0.6\n245,1,0.4,0.3,0.5\n245,9,0.7,0.6,0.8\n' | match-plot ladder -o ladder.svg; grep -o "score 2.." ladder.svg
  score 230
  score 245
  $ printf 'applicant_type,strategy,matched,total\nus_img,truthful,50,100\nus_img,shuffled,45,100\nnon_us_img,truthful,40,100\nnon_us_img,shuffled,35,100\n' | match-plot strategy -T
   Match rate by ranking strategy
  
   o true order  x random order
  
       U.S.-citizen IMGs                      ------o-----
                                            -----x-----
                                         -----o-----
   Non-U.S.-citizen IMGs               -----x-----
                         +----------------------------------------------------+
                        0 %       20 %      40 %       60 %      80 %       100 %
   Points: matched as a share of all simulated applicants. Bars: Wilson 95 %
   intervals.
  $ match-plan -q --from-start -y 2027 | match-plot plan -o plan.svg; grep -c "<text>" plan.svg
  39
  $ printf 'task,tool,seconds\nfit,ours,0.5\nfit,theirs,2\n' | match-plot bench -T
   Time by task and tool
   fit
  
  
     ours                       o 500 ms
   theirs                                          o 2 s, 4 x
          +--------------------------------------------------------------+
         0.1                              1                             10
   Points: median time; bars: lowest to highest; x: times the fastest of the
   task.
  $ match-plot rate --series specialty -T <<E
  > year,specialty,matched,total
  > 2025,Pathology,150,375
  > 2026,Pathology,169,375
  > 2025,Surgery,50,100
  > 2026,Surgery,70,100
  > E
   Match rates
  
   o Pathology  x Surgery
  
   2026                             ----o---
                                                  -------x------
                                 ---o----
   2025                             -------x-------
        +---------------------------------------------------------------------+
       0 %          20 %          40 %          60 %          80 %          100 %
   Points: matched as a share of all applicants like these. Bars: Wilson 95 %
   intervals.

What cannot be drawn is said.

  $ match-plot
  match-plot: no kind of figure given ('match-plot --kinds' lists them)
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  try 'match-plot -h'
  [2]
  $ match-plot pie rates.csv
  match-plot: no kind of figure 'pie' (there are: curve rate trend share ranks ladder plan bench strategy)
  [2]
  $ match-plot rate rates.csv -o rate.jpeg
  match-plot: 'rate.jpeg' must end in .svg, .png, .pdf, or .gp for the script
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  try 'match-plot -h'
  [2]
  $ match-plot rate --level 2 rates.csv
  match-plot: --level: '2' is not a probability (0.8 or 80%)
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  try 'match-plot -h'
  [2]
  $ match-plot curve rates.csv
  match-plot: the input holds no models (columns intercept and slope): fit them first with match-fit
  [1]
  $ match-plot trend rates.csv --title x -o t.svg; ls t.svg
  t.svg
  $ printf 'specialty,rate\n' | match-plot rate -T
  match-plot: the input has no rows: nothing to draw
  [3]
  $ printf 'specialty,rate\nx,1.2\n' | match-plot rate -T
  match-plot: <stdin>:2: rate: '1.2' is not a share from 0 to 1
  [1]
  $ printf 'specialty,matched,total\nx,<5,20\n' | match-plot rate -T
  match-plot: no row has a rate to draw
  [3]
  $ match-plot rate missing.csv
  match-plot: missing.csv: No such file or directory
  [1]
  $ match-plot --kinds
  curve     fitted match rate against a score, with its data
  rate      match rates with intervals, sorted
  trend     match rates by year, with intervals
  share     who fills the positions, with intervals
  ranks     match rate by length of the rank order list
  ladder    match rate by length of the list, at given scores
  plan      milestones over time, with their status
  bench     times of several tools at the same tasks
  strategy  match rate of truthful and strategic ranking
