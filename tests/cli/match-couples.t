A couple ranks pairs. Ann and Ben would both go to Mercy, which has one
position; they get their second pair.

  $ printf 'program,quota\nMercy,1\nCity,1\nHill,1\n' > q.csv
  $ printf 'applicant,rank,program\nCy,1,City\nCy,2,Hill\n' > a.csv
  $ cat > c.csv <<E
  > couple,rank,applicant1,program1,applicant2,program2
  > AB,1,Ann,Mercy,Ben,Mercy
  > AB,2,Ann,Mercy,Ben,City
  > AB,3,Ann,Mercy,Ben,
  > E
  $ cat > p.csv <<E
  > program,rank,applicant
  > Mercy,1,Ann
  > Mercy,2,Ben
  > City,1,Ben
  > City,2,Cy
  > Hill,1,Cy
  > E
  $ run="match-run -A a.csv -P p.csv -Q q.csv -C c.csv"
  $ $run -o m.csv
  match-run: stable, a partner's seat freed
  $ cat m.csv
  applicant,list,program,rank
  Cy,primary,Hill,2
  Ann,primary,Mercy,2
  Ben,primary,City,2
  $ $run --check m.csv
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  match-run: stable: nobody blocks
  $ printf 'applicant,program\nCy,City\nAnn,Mercy\n' | $run --check - -t
  Problem          Applicant  Program  Rank  Ranked  Last taken  Now at  Rank  Partner  Program
  blocking couple  Ann        Mercy       2       1           1  Mercy      3  Ben      City
  match-run: not stable: 1 blocking
  [3]
  $ $run -q --explain Ben -t
  Applicant  List     Rank  Program  Ranked  Positions  Filled  Last taken  Result
  Ben        primary     1  Mercy         2          1       1           1  holds only applicants it prefers
  Ann        primary     1  Mercy         1          1       1           1  would take the applicant
  Ben        primary     2  City          1          1       1           1  matched here
  Ann        primary     2  Mercy         1          1       1           1  matched here
  Ben        primary     3                -          -       -           -  not reached
  Ann        primary     3  Mercy         1          1       1           1  not reached

Why a stable matching may not exist: a couple who only want to be together, and a
single whom each of the two programs holds between them. The search proves it.

  $ printf 'program,quota\nNorth,1\nSouth,1\n' > q2.csv
  $ printf 'applicant,rank,program\nSid,1,North\nSid,2,South\n' > a2.csv
  $ printf 'couple,rank,applicant1,program1,applicant2,program2\nK,1,Kim,North,Kit,South\n' > c2.csv
  $ printf 'program,rank,applicant\nNorth,1,Kim\nNorth,2,Sid\nSouth,1,Sid\nSouth,2,Kit\n' > p2.csv
  $ match-run -A a2.csv -P p2.csv -Q q2.csv -C c2.csv --seed 7 > m2.csv
  match-run: orders of couples tried: 21 .seed 7.; came back to an earlier state: [0-9]+; reached the limit of steps: [0-9]+; rounds: [0-9]+; steps: [0-9]+ (re)
  match-run: no stable matching exists, a partner's seat freed: proved by looking at every possibility
  match-run: this matching has the fewest blocking pairs met: 1 (see them with --check)
  [3]
  $ match-run -A a2.csv -P p2.csv -Q q2.csv -C c2.csv --proof 0 -o m2.csv 2>&1 | tail -n 2
  match-run: no stable matching was found, a partner's seat freed; one may exist
  match-run: this matching has the fewest blocking pairs met: 1 (see them with --check)
  $ match-run -A a2.csv -P p2.csv -Q q2.csv -C c2.csv -q --check m2.csv | wc -l
  2

The example of Roth (1984): two couples, four hospitals of one position, every
pair ranked, and no stable matching.

  $ echo applicant,rank,program > a3.csv
  $ pairs() { n=0; for p in $4; do n=$((n + 1)); echo "$1,$n,$2,H${p%?},$3,H${p#?}"; done; }
  $ echo couple,rank,applicant1,program1,applicant2,program2 > c4.csv
  $ pairs A s1 s2 "12 41 43 42 14 13 34 31 32 23 24 21" >> c4.csv
  $ pairs B s3 s4 "42 43 41 31 32 34 24 21 23 12 14 13" >> c4.csv
  $ list() { n=0; for s in $2; do n=$((n + 1)); echo "$1,$n,$s"; done; }
  $ (echo program,rank,applicant; list H1 "s4 s2 s1 s3"; list H2 "s4 s3 s2 s1"; list H3 "s2 s3 s1 s4"; list H4 "s2 s4 s1 s3") > p4.csv
  $ printf 'program,quota\nH1,1\nH2,1\nH3,1\nH4,1\n' > q4.csv
  $ match-run -A a3.csv -P p4.csv -Q q4.csv -C c4.csv -o m4.csv 2>&1 | grep exists
  match-run: no stable matching exists, a partner's seat freed: proved by looking at every possibility
  $ match-run -A a3.csv -P p4.csv -Q q4.csv -C c4.csv --partner-seat kept -o m4.csv 2>&1 | grep exists
  match-run: no stable matching exists, a partner's seat kept: proved by looking at every possibility

The two senses of stable: Lee would move to Lake if Lou's seat there were free.

  $ printf 'program,quota\nLake,1\nPond,1\n' > q3.csv
  $ printf 'couple,rank,applicant1,program1,applicant2,program2\nL,1,Lee,Lake,Lou,Pond\nL,2,Lee,Pond,Lou,Lake\n' > c3.csv
  $ printf 'program,rank,applicant\nLake,1,Lou\nLake,2,Lee\nPond,1,Lou\nPond,2,Lee\n' > p3.csv
  $ printf 'applicant,program\nLee,Pond\nLou,Lake\n' > m3.csv
  $ match-run -A a3.csv -P p3.csv -Q q3.csv -C c3.csv --check m3.csv | cut -d, -f1-4,9,10
  match-run: not stable: 1 blocking
  problem,applicant,program,rank,partner,partner_program
  blocking couple,Lee,Lake,1,Lou,Pond
  $ match-run -A a3.csv -P p3.csv -Q q3.csv -C c3.csv --check m3.csv --partner-seat kept
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  match-run: stable: nobody blocks

Bad couples.

  $ bad() { (echo couple,rank,applicant1,program1,applicant2,program2; cat) > bad.csv; match-run -A a.csv -P p.csv -Q q.csv -C bad.csv "$@"; }
  $ printf 'AB,1,Ann,Mercy,Ben,City\nAX,1,Ann,Mercy,Xi,City\n' | bad
  match-run: bad.csv:3: applicant1: 'Ann' is one of couple 'AB' already
  [1]
  $ printf 'AB,1,Ann,Mercy,Ben,City\nAB,2,Ann,Mercy,Xi,City\n' | bad
  match-run: bad.csv:3: couple: 'AB' is 'Ann' and 'Ben' on an earlier line
  [1]
  $ printf 'AB,1,Ann,Mercy,Ann,City\n' | bad
  match-run: bad.csv:2: applicant2: 'Ann' cannot be both partners
  [1]
  $ printf 'AB,1,Ann,,Ben,999999999\n' | bad
  match-run: bad.csv:2: no program for either partner
  [1]
  $ printf 'AB,1,Ann,Mercy,Ben,City\nAB,2,Ann,Mercy,Ben,City\n' | bad
  match-run: bad.csv:3: couple 'AB' has this pair already, on line 2
  [1]
  $ printf 'AC,1,Ann,Mercy,Cy,City\n' | bad
  match-run: a.csv:2: applicant: 'Cy' is one of couple 'AC', whose pairs are their list
  [1]
  $ awk 'BEGIN { for (i = 1; i <= 301; i++) print "AB," i ",Ann,P" i ",Ben," }' > long
  $ (cat q.csv; awk 'BEGIN { for (i = 1; i <= 301; i++) print "P" i ",1" }') > qlong.csv
  $ (echo couple,rank,applicant1,program1,applicant2,program2; cat long) > bad.csv
  $ match-run -A a.csv -P p.csv -Q qlong.csv -C bad.csv
  match-run: bad.csv:302: couple 'AB' has more than 300 pairs
  [1]
  $ match-run -A a.csv -P p.csv -Q qlong.csv -C bad.csv --lenient -o m.csv
  match-run: rows dropped, beyond 300 pairs: 1
  match-run: stable, a partner's seat freed
  $ printf 'AB,1,Ann,Mercy,Ben,City\nAX,1,Ann,Mercy,Xi,City\nCX,2,Cy,Hill,Xi,\n' | bad --lenient
  match-run: lists renumbered, a rank missing or repeated: 1
  match-run: rows dropped, a partner coupled with someone else: 1
  match-run: rows dropped, a list of one partner of a couple: 2
  match-run: stable, a partner's seat freed
  applicant,list,program,rank
  Cy,primary,Hill,1
  Ann,primary,Mercy,1
  Ben,primary,City,1
  Xi,primary,,

Supplemental lists: Ada's advanced position needs a first year, tried only
because she matched to it. Bob, whom Pre likes less, makes way.

  $ printf 'program,quota\nAdv,1\nPre,1\nCat,1\n' > q.csv
  $ printf 'applicant,rank,program\nAda,1,Adv\nAda,2,Cat\nBob,1,Pre\nBob,2,Cat\n' > a.csv
  $ printf 'program,rank,applicant\nAdv,1,Ada\nPre,1,Ada\nPre,2,Bob\nCat,1,Ada\nCat,2,Bob\n' > p.csv
  $ printf 'applicant,program,rank,supplemental_program\nAda,Adv,1,Pre\n' > s.csv
  $ run="match-run -A a.csv -P p.csv -Q q.csv --supplemental s.csv"
  $ $run -o m.csv; cat m.csv
  applicant,list,program,rank
  Ada,primary,Adv,1
  Ada,supplemental,Pre,1
  Bob,primary,Cat,2
  $ $run -q --check m.csv
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  $ grep -v supplemental m.csv | $run --check -
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  blocking supplemental,Ada,Pre,1,1,,,,,
  blocking pair,Bob,Pre,1,2,,Cat,2,,
  match-run: not stable: 2 blocking
  [3]
  $ printf 'applicant,program,rank,supplemental_program\nBob,Adv,1,Pre\n' | match-run -A a.csv -P p.csv -Q q.csv --supplemental -
  match-run: <stdin>:2: program: 'Bob' does not rank 'Adv'
  [1]

Reversions: the position Adv cannot fill goes to Cat.

  $ printf 'program,quota\nAdv,1\nPre,1\nCat,0\n' > q.csv
  $ printf 'applicant,rank,program\nAda,1,Cat\nBob,1,Pre\n' > a.csv
  $ printf 'donor,receiver,max_positions\nAdv,Cat,1\n' > r.csv
  $ printf 'program,rank,applicant\nPre,1,Ada\nPre,2,Bob\nCat,1,Ada\n' > p.csv
  $ run="match-run -A a.csv -P p.csv -Q q.csv"
  $ $run --unfilled left.csv | grep Ada; cat left.csv
  Ada,primary,,
  program,quota,filled,unfilled
  Adv,1,0,1
  $ $run --reversions r.csv -o m.csv --unfilled left.csv; grep Ada m.csv; cat left.csv
  match-run: positions reverted: 1
  Ada,primary,Cat,1
  program,quota,filled,unfilled
  $ $run --reversions r.csv --check m.csv
  problem,applicant,program,rank,program_rank,program_last,now,now_rank,partner,partner_program
  match-run: stable: nobody blocks
  $ printf 'donor,receiver,max_positions\nAdv,Cat,1\nCat,Adv,0\n' | $run --reversions -
  match-run: <stdin>:3: receiver: positions of 'Cat' would come back to it
  [1]
  $ printf 'donor,receiver,max_positions\nAdv,Cat,2\n' | $run --reversions -
  match-run: <stdin>:2: max_positions: 'Adv' would give 2 of its 1 positions
  [1]
