Small markets, quickly. The columns of each view:

  $ sim="match-simulate -q --applicants 600 -n 3"
  $ for by in applicant_type choice ranks strategy couples fit; do $sim -b $by | head -n 1; done
  applicant_type,n,rate,rate_low,rate_high
  applicant_type,choice,n,rate,rate_low,rate_high
  series,ranks,rate,rate_low,rate_high,kind
  strategy,applicant_type,n,rate,rate_low,rate_high,change,change_low,change_high,better,better_low,better_high,worse,worse_low,worse_high
  ranked_as,outcome,n,rate,rate_low,rate_high
  quantity,applicant_type,simulated,simulated_low,simulated_high,published,year,fitted
  $ $sim -b applicant_type | cut -d, -f1,2
  applicant_type,n
  us_md_senior,259
  us_do_senior,107
  us_img,58
  non_us_img,146
  other,30
  all,600
  $ $sim -b ranks -r 2 -a us_img | cut -d, -f1,2,6
  series,ranks,kind
  lists of this length,1,simulated
  lists of this length,2,simulated
  one list cut,1,simulated
  one list cut,2,simulated
  all lists cut,1,simulated
  all lists cut,2,simulated
  $ $sim -b fit | cut -d, -f1,2,6-8 | sed -n '1,2p;8,9p;14,15p'
  quantity,applicant_type,published,year,fitted
  matched,us_md_senior,0.9349960722702279,2025,yes
  positions filled,all,0.9407107714592543,2025,yes
  first three choices,us_md_senior,0.732,2025,yes
  both of a couple matched,couples,0.891,2025,no
  one of a couple matched,couples,0.932,2025,no

The same seed gives the same, on any number of threads; another one does not.

  $ $sim -b strategy -j 1 > one.csv; $sim -b strategy -j 3 > three.csv; cmp one.csv three.csv
  $ $sim -b strategy --seed 2 | cmp -s one.csv -
  [1]

A true list is never worse than another for those who have it: nothing changes
without a change.

  $ grep '^truthful' one.csv | cut -d, -f7,10,13 | sort -u
  0,0,0

A market as files, matched and checked. Who is of which type is told too.

  $ $sim --couples 4 --write market && ls market
  applicants.csv
  couples.csv
  people.csv
  programs.csv
  quotas.csv
  $ head -n 2 market/people.csv
  applicant,applicant_type
  A1,us_md_senior
  $ run="match-run -A market/applicants.csv -P market/programs.csv -Q market/quotas.csv -C market/couples.csv --partner-seat kept"
  $ $run -q -o match.csv && $run --check match.csv
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  match-run: stable: nobody blocks
  $ wc -l < match.csv
  601

The order of rows does not matter, with couples either; files may be packed.

  $ mkdir turned; for f in applicants programs quotas couples; do (head -n 1 market/$f.csv; tail -n +2 market/$f.csv | tac) > turned/$f.csv; done
  $ match-run -q -A turned/applicants.csv -P turned/programs.csv -Q turned/quotas.csv -C turned/couples.csv --partner-seat kept | sort > turned.csv
  $ sort match.csv | cmp - turned.csv
  $ gzip market/programs.csv && match-run -q -A market/applicants.csv -P market/programs.csv.gz -Q market/quotas.csv -C market/couples.csv --partner-seat kept | cmp - match.csv
  $ $sim --write /dev/null/x
  match-simulate: /dev/null/x: Not a directory
  [1]

What makes no sense is refused.

  $ $sim -b sex
  match-simulate: --by: 'sex' is not applicant_type, choice, ranks, strategy, couples or fit
  usage: match-simulate [-t] [-b WHAT] [-n N] [option ...]
  try 'match-simulate -h'
  [2]
  $ $sim -a dentist 2>&1 | head -n 1
  match-simulate: --applicant-type: 'dentist' is not us_md_senior, us_do_senior, us_img, non_us_img or other
  $ $sim --positions 10
  match-simulate: a market needs applicants, programs and a position for each program
  [2]
  $ $sim -n 1 2>&1 | head -n 1
  match-simulate: --replications: '1' is out of range (2 to 1000000)
  $ $sim rows.csv 2>&1 | head -n 1
  match-simulate: unexpected 'rows.csv': markets are made up here
