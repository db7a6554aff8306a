What the tools do when the world around them fails. A command for every tool.

  $ printf 'specialty,step2_ck,matched\nIM,231,1\nIM,228,0\nIM,240,1\nIM,238,0\n' >rows.csv
  $ match-tally -q -b specialty rows.csv >counts.csv
  $ match-fit -q counts.csv >models.csv
  $ printf 'applicant,rank,program\nA,1,P\n' >a.csv
  $ printf 'program,rank,applicant\nP,1,A\n' >p.csv
  $ printf 'program,quota\nP,1\n' >q.csv
  $ cat >commands <<'END'
  > match-check -v -t counts.csv
  > match-data
  > match-fit -q counts.csv
  > match-need -q models.csv
  > match-plan -q -y 2026
  > match-plot -q curve models.csv
  > match-plot -q curve -T models.csv
  > match-predict -q -x 240 models.csv
  > match-programs -q -s im
  > match-rate -q -y 2024
  > match-report
  > match-run -q -A a.csv -P p.csv -Q q.csv
  > match-simulate -q --applicants 200 -n 2 -j 1 -t
  > match-tally -q rows.csv
  > match-tidy --list
  > END
  $ cut -d' ' -f1 commands | uniq >named; match-data -h >/dev/null; ls "$(dirname "$(command -v match-data)")" | diff named -
  $ each() { while read -r c; do (eval "$c $1") 2>&1 </dev/null; echo "$? ${c%% *}"; done <commands; }

A full disk.

  $ each '>/dev/full' | sed 's/ No space left on device$/ full/'
  match-check: counts.csv: taken for the form 'counts'
  match-check: standard output: full
  1 match-check
  match-data: standard output: full
  1 match-data
  match-fit: standard output: full
  1 match-fit
  match-need: standard output: full
  1 match-need
  match-plan: standard output: full
  1 match-plan
  match-plot: standard output: full
  1 match-plot
  match-plot: standard output: full
  1 match-plot
  match-predict: standard output: full
  1 match-predict
  match-programs: standard output: full
  1 match-programs
  match-rate: standard output: full
  1 match-rate
  match-report: standard output: cannot be written
  1 match-report
  match-run: standard output: full
  1 match-run
  match-simulate: standard output: full
  1 match-simulate
  match-tally: standard output: full
  1 match-tally
  match-tidy: standard output: full
  1 match-tidy
  $ each '-o /dev/full' | sed 's/ No space left on device$/ full/'
  match-check: counts.csv: taken for the form 'counts'
  match-check: /dev/full: full
  1 match-check
  match-data: /dev/full: full
  1 match-data
  match-fit: /dev/full: full
  1 match-fit
  match-need: /dev/full: full
  1 match-need
  match-plan: /dev/full: full
  1 match-plan
  match-plot: '/dev/full' must end in .svg, .png, .pdf, or .gp for the script
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  try 'match-plot -h'
  2 match-plot
  match-plot: /dev/full: full
  1 match-plot
  match-predict: /dev/full: full
  1 match-predict
  match-programs: /dev/full: full
  1 match-programs
  match-rate: /dev/full: full
  1 match-rate
  match-report: /dev/full: cannot be written
  1 match-report
  match-run: /dev/full: full
  1 match-run
  match-simulate: /dev/full: full
  1 match-simulate
  match-tally: /dev/full: full
  1 match-tally
  match-tidy: /dev/full: full
  1 match-tidy

A standard output that is closed; what a note would be written to being closed
does not send it to the file.

  $ each '>&-' | grep -c ': standard output: '
  15
  $ match-rate -o rates.csv 2>&-; head -n 1 rates.csv
  year,applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  $ match-rate -o rates.csv <&- >&- 2>&-; head -n 1 rates.csv
  year,applicant_type,basis,matched,total,rate,rate_low,rate_high,note
  $ match-rate - <&-
  match-rate: <stdin>: Bad file descriptor
  [1]

A reader that leaves early is no error: the tool ends by SIGPIPE, without a
word.

  $ for t in "match-data nrmp-by-specialty" "match-fit -q" "match-plan -q -y 2026" "match-programs -q" match-report; do { (sleep 0.2; eval "$t"; echo $? >status) 2>&1 >&3 | cat; } 3>&1 | :; cat status; done
  141
  141
  141
  141
  141

No gnuplot: a report of what is missing, nothing half-made.

  $ mkdir bin; for t in match-data match-fit match-plot match-need match-rate; do ln -s "$(command -v $t)" bin/; done
  $ PATH=$PWD/bin match-plot curve models.csv -o x.svg
  match-plot: gnuplot is not found; install it (Debian: gnuplot-nox), or print the script and draw it elsewhere
  [1]
  $ PATH=$PWD/bin match-plot curve -T models.csv
  match-plot: gnuplot is not found; install it (Debian: gnuplot-nox), or print the script and draw it elsewhere
  [1]
  $ PATH=$PWD/bin match-plot curve models.csv | head -n 1
  # A figure by matchstat: match-plot curve. The data and the look are all in here;
  $ for t in awk basename cat cp cut dirname grep head mktemp mv rm sed sort tr; do ln -s "$(command -v $t)" bin/; done
  $ PATH=$PWD/bin "$(command -v sh)" "$(command -v match-report)" -o x.html 2>&1 | tail -n 1
  match-plot: gnuplot is not found; install it (Debian: gnuplot-nox), or print the script and draw it elsewhere
  $ ls x.*
  ls: cannot access 'x.*': No such file or directory
  [2]

Data that are not where they are said to be.

  $ export MATCHSTAT_HOME=/nonexistent
  $ each '' | grep '^[0-9] match-'; each '' | grep -c "no datasets/catalog.csv in '/nonexistent' (MATCHSTAT_HOME)"
  1 match-check
  1 match-data
  1 match-fit
  1 match-need
  1 match-plan
  1 match-plot
  1 match-plot
  1 match-predict
  1 match-programs
  1 match-rate
  1 match-report
  0 match-run
  1 match-simulate
  0 match-tally
  1 match-tidy
  13
  $ unset MATCHSTAT_HOME

An output that cannot be made: the folder is a file, the file is a folder.

  $ each '-o rows.csv/x' | sort -u | grep -v '^1 '
  2 match-plot
  match-check: counts.csv: taken for the form 'counts'
  match-check: rows.csv/x: Not a directory
  match-data: rows.csv/x: Not a directory
  match-fit: rows.csv/x: Not a directory
  match-need: rows.csv/x: Not a directory
  match-plan: rows.csv/x: Not a directory
  match-plot: 'rows.csv/x' must end in .svg, .png, .pdf, or .gp for the script
  match-plot: rows.csv/x: Not a directory
  match-predict: rows.csv/x: Not a directory
  match-programs: rows.csv/x: Not a directory
  match-rate: rows.csv/x: Not a directory
  match-report: rows.csv/x: cannot be written
  match-run: rows.csv/x: Not a directory
  match-simulate: rows.csv/x: Not a directory
  match-tally: rows.csv/x: Not a directory
  match-tidy: rows.csv/x: Not a directory
  try 'match-plot -h'
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]
  $ each '-o .' | sort -u | grep -v '^1 '
  2 match-plot
  match-check: .: Is a directory
  match-check: counts.csv: taken for the form 'counts'
  match-data: .: Is a directory
  match-fit: .: Is a directory
  match-need: .: Is a directory
  match-plan: .: Is a directory
  match-plot: '.' must end in .svg, .png, .pdf, or .gp for the script
  match-plot: .: Is a directory
  match-predict: .: Is a directory
  match-programs: .: Is a directory
  match-rate: .: Is a directory
  match-report: .: cannot be written
  match-run: .: Is a directory
  match-simulate: .: Is a directory
  match-tally: .: Is a directory
  match-tidy: .: Is a directory
  try 'match-plot -h'
  usage: match-plot KIND [-T] [-o FILE.svg|png|pdf|gp] [--title TEXT] [FILE ...]

What -o names keeps what it had when the run fails, and when it is interrupted;
no other file stays.

  $ echo old >keep; for t in "match-rate -q nosuch.csv" "match-fit nosuch.csv" "match-need nosuch.csv" "match-tally nosuch.csv" "match-predict -x 240 nosuch.csv" "match-report nosuch.csv"; do $t -o keep 2>/dev/null; echo $?; done | sort -u; cat keep
  1
  old
  $ mkdir fake; printf '#!/bin/sh\nls keep.svg.* >>seen\nkill -$SIG $PPID\nsleep 0.1\n' >fake/gnuplot; chmod +x fake/gnuplot
  $ cat >interrupted <<'END'
  > PATH=$PWD/fake:$PATH; export PATH
  > exec match-plot curve models.csv -o keep.svg
  > END
  $ for SIG in HUP INT TERM PIPE; do export SIG; sh interrupted 2>/dev/null; echo $?; done 2>/dev/null
  129
  130
  143
  141
  $ wc -l <seen
  4
  $ ls keep*
  keep

A field of a megabyte, a row that never ends.

  $ (printf 'specialty,matched,total\n'; head -c 1000000 /dev/zero | tr '\0' x; echo ,1,2) >big.csv
  $ match-rate -q --na x big.csv 2>&1 | head -c 200 | cut -c1-60
  match-rate: big.csv:2: specialty: unknown specialty 'xxxxxxx
  $ (printf 'specialty,matched,total\n"'; head -c 3000000 /dev/zero | tr '\0' x; echo '",1,2') >big.csv
  $ match-rate big.csv
  match-rate: big.csv:2: the line is longer than 1 MiB
  [1]
  $ match-tally --no-score -b specialty big.csv
  match-tally: big.csv:2: the line is longer than 1 MiB
  [1]

A million rows from tool to tool.

  $ awk 'BEGIN { print "specialty,score,matched,unmatched"; for (i = 0; i < 1000000; i++) print "IM," 200 + i % 50 "," i % 50 "," 60 - i % 50 }' | match-fit -q | match-need -q -p 50% | cut -d, -f1-2
  specialty,prob
  Internal Medicine,0.5
  $ awk 'BEGIN { print "specialty,step2_ck,matched"; for (i = 0; i < 1000000; i++) print "IM," 200 + i % 50 "," (i % 7 > 3) }' | match-tally -q -b specialty | match-rate -q -b specialty | cut -d, -f1-3
  specialty,matched,total
  Internal Medicine,428571,1000000

A terminal on standard input is no input: a default dataset, or the usage, at
once.

  $ tty() { timeout 20 script -qec "$1" /dev/null </dev/null | tr -d '\r'; }
  $ script -qec true /dev/null </dev/null >/dev/null 2>&1 || tty() { $1 2>&1 </dev/null; }
  $ for t in match-check match-fit match-need "match-plot curve" "match-predict -x 240" match-rate match-tally "match-tidy -l nrmp-ranked -y 2026 --set source=x"; do tty "$t" | head -n 1 | cut -c1-70; done
  match-check: no input: name a file or a dataset (-d)
  match-fit: reading the installed dataset charting-img-2026
  match-need: name a specialty (-s), or give models from match-fit
  match-plot: no input: name a file or a dataset (-d)
  match-predict: name a specialty (-s), or give models from match-fit
  match-rate: reading the installed dataset nrmp-overall
  match-tally: no input: name a file, or - for standard input
  match-tidy: no input: name a file
