The example NRMP uses to explain the algorithm: five applicants, three
programs of two positions each.

  $ cat > q.csv <<E
  > program,quota
  > Mercy,2
  > City,2
  > General,2
  > E
  $ cat > a.csv <<E
  > applicant,rank,program
  > Arthur,1,City
  > Sunny,1,City
  > Sunny,2,Mercy
  > Joseph,1,City
  > Joseph,2,General
  > Joseph,3,Mercy
  > Latha,1,Mercy
  > Latha,2,City
  > Latha,3,General
  > Darrius,1,City
  > Darrius,2,Mercy
  > Darrius,3,General
  > E
  $ cat > p.csv <<E
  > program,rank,applicant
  > Mercy,1,Darrius
  > Mercy,2,Joseph
  > City,1,Darrius
  > City,2,Arthur
  > City,3,Sunny
  > City,4,Latha
  > City,5,Joseph
  > General,1,Darrius
  > General,2,Arthur
  > General,3,Joseph
  > General,4,Latha
  > E
  $ run="match-run -A a.csv -P p.csv -Q q.csv"
  $ $run
  applicant,list,program,rank
  Arthur,primary,City,1
  Sunny,primary,,
  Joseph,primary,General,2
  Latha,primary,General,3
  Darrius,primary,City,1

  $ $run -v -o m.csv
  match-run: 4 of 5 applicants matched, 4 of 6 positions filled

Positions left go to a file of their own; a table is for people.

  $ $run -t --proposing programs --unfilled left.csv
  Applicant  List     Program  Rank
  Arthur     primary  City        1
  Sunny      primary  -           -
  Joseph     primary  General     2
  Latha      primary  General     3
  Darrius    primary  City        1
  $ cat left.csv
  program,quota,filled,unfilled
  Mercy,2,0,2

Why somebody landed where they did:

  $ $run --explain Latha
  applicant,list,rank,program,program_rank,quota,filled,program_last,result
  Latha,primary,1,Mercy,,2,0,,did not rank the applicant
  Latha,primary,2,City,4,2,2,2,holds only applicants it prefers
  Latha,primary,3,General,4,2,2,4,matched here
  $ $run --explain Nobody
  match-run: --explain: no applicant 'Nobody'
  [1]

Any matching can be checked; exit status 3 says that it is not stable.

  $ $run -o m.csv && $run --check m.csv
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  match-run: stable: nobody blocks
  $ grep -v Arthur m.csv | cut -d, -f1,3 | $run --check -
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  blocking pair,Arthur,City,1,2,,,,,
  blocking pair,Sunny,City,1,3,,,,,
  blocking pair,Joseph,City,1,5,,General,2,,
  blocking pair,Latha,City,2,4,,General,3,,
  match-run: not stable: 4 blocking
  [3]
  $ printf 'applicant,program\nArthur,City\nSunny,City\nJoseph,City\nLatha,Mercy\nDarrius,General\n' | $run -q --check - | cut -d, -f1-3
  problem,applicant,program
  over quota,,City
  not ranked by the program,Latha,Mercy
  blocking pair,Darrius,City
  blocking pair,Darrius,Mercy
  $ printf 'applicant,program,rank\nArthur,City,2\n' | $run --check -
  match-run: <stdin>:2: rank: 'Arthur' has this program at rank 1, not 2
  [1]
  $ printf 'applicant,program\nArthur,City\nArthur,City\n' | $run --check -
  match-run: <stdin>:3: applicant: 'Arthur' is matched already, on line 2
  [1]

Bad lists are refused by line, and mended with --lenient.

  $ bad() { match-run -A bad.csv -P p.csv -Q q.csv "$@"; }
  $ printf 'applicant,rank,program\nArthur,1,City\nArthur,2,City\n' > bad.csv; bad
  match-run: bad.csv:3: program: 'City' is on the list of 'Arthur' already, on line 2
  [1]
  $ printf 'applicant,rank,program\nArthur,1,City\nArthur,3,Mercy\n' > bad.csv; bad
  match-run: bad.csv:3: rank: 'Arthur' has 2 rows and a rank 3: ranks run 1, 2, 3 without gaps
  [1]
  $ printf 'applicant,rank,program\nArthur,1,City\nArthur,1,Mercy\n' > bad.csv; bad
  match-run: bad.csv:3: rank: 'Arthur' has a rank 1 already, on line 2
  [1]
  $ printf 'applicant,rank,program\nArthur,1,Cty\n' > bad.csv; bad
  match-run: bad.csv:2: program: 'Cty' has no quota
  [1]
  $ printf 'applicant,rank,program\nArthur,0,City\n' > bad.csv; bad
  match-run: bad.csv:2: rank: '0' is not a rank (1, 2, 3, ...)
  [1]
  $ printf 'applicant,rank,program\nArthur,1,\n' > bad.csv; bad
  match-run: bad.csv:2: program: is blank
  [1]
  $ printf 'applicant,rank,program\nArthur,1,City,x\n' > bad.csv; bad
  match-run: bad.csv:2: 4 fields where the header has 3
  [1]
  $ printf 'applicant,program\nArthur,City\n' > bad.csv; bad
  match-run: bad.csv:1: column 'rank' is missing (the columns are applicant, rank, program)
  [1]
  $ printf 'applicant,rank,program,score\nArthur,1,City,250\n' > bad.csv; bad
  match-run: bad.csv:1: column 'score' is not known (the columns are applicant, rank, program)
  [1]
  $ printf 'applicant,rank,program\nArthur,1,City\n' > bad.csv; bad
  match-run: p.csv:2: applicant: 'Darrius' has no rank order list
  [1]
  $ printf 'applicant,rank,program\nArthur,9,City\nArthur,9,Mercy\nArthur,12,City\nSunny,1,Cty\nSunny,2,City\nDarrius,,\nLatha,,\n' > bad.csv; bad --lenient
  match-run: rows dropped, a program without a quota: 1
  match-run: rows dropped, an applicant without a list: 3
  match-run: rows dropped, on the list already: 1
  match-run: lists renumbered, a rank missing or repeated: 3
  applicant,list,program,rank
  Arthur,primary,City,1
  Sunny,primary,City,1
  Darrius,primary,,
  Latha,primary,,
  $ printf 'program,quota\nMercy,-1\n' > badq.csv; match-run -A a.csv -P p.csv -Q badq.csv
  match-run: badq.csv:2: quota: '-1' is below 0
  [1]
  $ printf 'program,quota\nMercy,two\n' > badq.csv; match-run -A a.csv -P p.csv -Q badq.csv
  match-run: badq.csv:2: quota: 'two' is not a whole number
  [1]
  $ printf 'program,quota\nMercy,1\nMercy,1\n' > badq.csv; match-run -A a.csv -P p.csv -Q badq.csv
  match-run: badq.csv:3: program: 'Mercy' has a quota already
  [1]
  $ match-run -A none.csv -P p.csv -Q q.csv
  match-run: none.csv: No such file or directory
  [1]
  $ match-run -A a.csv -P p.csv
  match-run: -A, -P and -Q are needed
  usage: match-run -A FILE -P FILE -Q FILE [option ...]
  try 'match-run -h'
  [2]
  $ $run --proposing hospitals
  match-run: --proposing: 'hospitals' is not applicants or programs
  usage: match-run -A FILE -P FILE -Q FILE [option ...]
  try 'match-run -h'
  [2]

An empty market is a market.

  $ echo program,quota > q0.csv; echo applicant,rank,program > a0.csv; echo program,rank,applicant > p0.csv
  $ match-run -A a0.csv -P p0.csv -Q q0.csv
  applicant,list,program,rank
