The completion for bash knows each tool's own options and what they take.
complete WORD ... prints what the last word may become.

  $ cat >complete.sh <<'X'
  > . "$(dirname "$(command -v match-rate)")"/../completion.bash
  > COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  > _matchstat
  > printf '%s\n' "${COMPREPLY[@]}" | sed '/^$/d'
  > X
  $ complete() { bash complete.sh "$@"; }
  $ complete match-rate --sh
  --share
  $ complete match-need --me
  --measure
  --method
  $ complete match-data -d
  $ complete match-rate -d nrmp-o
  nrmp-overall
  nrmp-only-choice
  $ complete match-rate --dataset = nrmp-o
  nrmp-overall
  nrmp-only-choice
  $ complete match-data nrmp-ov
  nrmp-overall
  $ complete match-rate -a us_md
  us_md_senior
  us_md_grad
  us_md_all
  $ complete match-rate -a us_img,non
  us_img,non_us_img
  $ complete match-rate --applicant-type = us_img,fifth
  us_img,fifth_pathway
  $ complete match-fit -s ANE
  ANES
  $ complete match-fit -s PEDS,NE
  PEDS,NEURO
  PEDS,NEPH
  PEDS,NEUROTO
  $ complete match-fit --level ''
  $ touch mine.csv; mkdir more
  $ complete match-fit m | sort
  mine.csv
  more
  $ complete match-fit -o mi
  mine.csv
  $ complete match-fit -t m | sort
  mine.csv
  more

Every tool has every option of its table, and bash is told of each.

  $ for t in "$(dirname "$(command -v match-rate)")"/match-*; do
  >   n=$(basename "$t")
  >   "$t" --dump-options | tr '\t' '\n' | grep '^-' | sort >want
  >   complete "$n" - | sort | diff - want || echo "$n"
  >   grep -q "^complete -F _matchstat $n$" "${t%/*}"/../completion.bash || echo "$n"
  > done
