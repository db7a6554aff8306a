#!/bin/sh
# match-report - one self-contained page with tables and figures, made by the
# other tools. Wants no network and leaves one file.
set -eu
name=match-report
version=@VERSION@

usage() {
  cat <<EOF
usage: $name [-s NAMES] [-a NAMES] [-p RATES] [--title TEXT]
                    [-o FILE] [ROWS.csv ...]
One HTML page: match rates, the score that goes with a match rate, the lines and
their checks, with figures. Without ROWS from the installed figures.

  -s, --specialty=NAMES          only these specialties
  -a, --applicant-type=NAMES     only these applicant types
  -p, --prob=RATES               match rates to reach [default: 50%,80%]
      --title=TEXT               title of the page
  -o, --output=FILE              write to FILE, complete or not at all
  -h, --help                     show this help and exit
  -V, --version                  show the version and exit

manual: man $name
EOF
}

refuse() {
  echo "$name: $1" >&2
  echo "usage: $name [-s NAMES] [-a NAMES] [-p RATES] [--title TEXT]
                    [-o FILE] [ROWS.csv ...]" >&2
  exit 2
}

dump_options() {
  usage | sed -n 's/^  \(-.\), \(--[a-z-]*\)=\{0,1\}\([A-Z]*\) *\(.*\)$/\1\t\2\t\3\t\4/p
    s/^      \(--[a-z-]*\)=\{0,1\}\([A-Z]*\) *\(.*\)$/\t\1\t\2\t\3/p'
}

specialty='' type='' prob=50%,80% title='' output=''
# Operands may stand before options, as with the other tools: each goes to the
# end, until the ones that were there at first are used up.
left=$#
while [ $left -gt 0 ]; do
  case $1 in
    --*=*)
      value=${1#*=} option=${1%%=*}
      shift
      set -- "$option" "$value" "$@"
      left=$((left + 1)) ;;
  esac
  case $1 in
    -s | --specialty | -a | --applicant-type | -p | --prob | --title | -o | --output)
      [ $left -ge 2 ] || refuse "option '$1' needs an argument"
      option=$1 value=$2
      shift
      left=$((left - 1)) ;;
    *) option=$1 ;;
  esac
  case $option in
    -s | --specialty) specialty=$value ;;
    -a | --applicant-type) type=$value ;;
    -p | --prob) prob=$value ;;
    --title) title=$value ;;
    -o | --output) output=$value ;;
    -h | --help) usage; exit 0 ;;
    -V | --version) echo "$name (matchstat) $version"; exit 0 ;;
    --dump-options) dump_options; exit 0 ;;
    --)
      while [ $left -gt 1 ]; do
        set -- "$@" "$2"
        shift
        left=$((left - 1))
      done ;;
    -?*) refuse "unknown option '$1'" ;;
    *) set -- "$@" "$1" ;;
  esac
  shift
  left=$((left - 1))
done

# The tools beside this script come first.
PATH=$(dirname "$0"):$PATH
work=$(mktemp -d)
half=
trap 'rm -rf "$work" ${half:+"$half"}' EXIT
trap 'exit 1' HUP INT TERM

escape() {
  sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'
}

# selected TOOL ARGS: the tool with the selection that was asked for
selected() {
  tool=$1
  shift
  if [ -n "$specialty" ]; then set -- "$@" -s "$specialty"; fi
  if [ -n "$type" ]; then set -- "$@" -a "$type"; fi
  "$tool" -q "$@"
}

# figure KIND FILE: a figure, drawn from FILE, as part of the page; its ids are
# made unique because several figures share one page
figure() {
  count=$((${count:-0} + 1))
  rm -f "$work/figure.svg"
  status=0
  match-plot "$1" -o "$work/figure.svg" "$2" 2>"$work/why" || status=$?
  if [ "$status" = 3 ]; then
    printf '<p class="note">%s</p>\n' "$(sed 's/^match-plot: //' "$work/why" | escape)"
    return
  elif [ "$status" != 0 ]; then
    cat "$work/why" >&2
    exit "$status"
  fi
  echo '<figure>'
  sed -n '/<svg/,$p' "$work/figure.svg" |
    sed "s/id=\"/id=\"f$count-/g; s/id='/id='f$count-/g; s/url(#/url(#f$count-/g; s/xlink:href='#/xlink:href='#f$count-/g; s/xlink:href=\"#/xlink:href=\"#f$count-/g"
  echo '</figure>'
}

section() {
  printf '<h2>%s</h2>\n<p>%s</p>\n' "$1" "$2"
}

head_of_page() {
  cat <<EOF
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="matchstat $version">
<title>$title</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; }
h3 { font-size: 1rem; margin-bottom: 0; } h3 + p { margin-top: 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.2rem 0.7rem; text-align: left; vertical-align: top; }
th { border-bottom: 2px solid #888; } tr:nth-child(even) td { background: #f4f6f8; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
.note, footer { color: #555; font-size: 0.85rem; margin: 0.3rem 0; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; }
@media print { body { max-width: none; } h2 { break-after: avoid; } figure, table { break-inside: avoid; } }
</style>
</head>
<body>
<h1>$title</h1>
EOF
}

rates_section() {
  section "Match rates" "What share matched, with Wilson's 95 % intervals."
  echo '<div class="scroll">'
  selected match-rate --html --sort rate -b "$rate_keys" "$work/rates-in.csv"
  echo '</div>'
  selected match-rate -b "$rate_keys" "$work/rates-in.csv" >"$work/rates.csv"
  figure rate "$work/rates.csv"
}

need_section() {
  section "Score and match rate" "The fitted match rate against the Step 2 CK
score, and the score that goes with a match rate. Where there is none the remark
says why."
  figure curve "$work/drawn.csv"
  echo '<div class="scroll">'
  match-need -q --html -p "$prob" "$work/models.csv"
  echo '</div>'
}

check_section() {
  section "Are the lines right?" "What a careful reader should know of each line."
  selected match-fit --check --html -b "$fit_keys" "$work/fit-in.csv"
}

tail_of_page() {
  cat <<EOF
<footer>
<h2>Sources</h2>
$sources
<p>Made with matchstat $version. An association among applicants who ranked the
specialty is no promise for one of them: these had been interviewed already.
matchstat is not affiliated with NRMP, AAMC, ECFMG or the USMLE program.</p>
</footer>
</body>
</html>
EOF
}

# An office's own rows, or the installed figures.
if [ $# -gt 0 ]; then
  match-tally -q -b specialty,applicant_type -o "$work/fit-in.csv" -- "$@"
  cp "$work/fit-in.csv" "$work/rates-in.csv"
  rate_keys=specialty,applicant_type
  fit_keys=$rate_keys
  sources="<p>The rows of $(printf '%s ' "$@" | escape)</p>"
  [ -n "$title" ] || title="Match report"
else
  [ -n "$type" ] || type=non_us_img
  match-data nrmp-preferred >"$work/preferred.csv"
  match-rate -q -y 2026 -b year,applicant_type,specialty "$work/preferred.csv" |
    cut -d, -f1-6 >"$work/rates-in.csv"
  match-data charting-img-2026 >"$work/fit-in.csv"
  rate_keys=year,applicant_type,specialty
  fit_keys=year,specialty,applicant_type,basis,measure
  sources="<p>$(match-data --cite text nrmp-preferred charting-img-2026 | escape | sed 's/^$/<\/p><p>/')</p>"
  [ -n "$title" ] || title="International graduates in the 2026 Match"
fi
title=$(printf '%s' "$title" | escape)

selected match-fit -b "$fit_keys" "$work/fit-in.csv" >"$work/models.csv"
# Lines for the figure: the six groups with the most applicants.
column=$(head -n 1 "$work/models.csv" | tr ',' '\n' | grep -nx n | cut -d: -f1)
largest=$(sed 1d "$work/models.csv" | cut -d, -f"$column" | sort -rn | sed -n 6p)
awk -F, -v c="$column" -v least="${largest:-0}" 'NR == 1 || $c + 0 >= least + 0' \
  "$work/models.csv" >"$work/drawn.csv"
{
  head_of_page
  rates_section
  need_section
  check_section
  tail_of_page
} >"$work/page.html"

# What a reader that has left ends, ends quietly.
unwritten() {
  status=$?
  [ "$status" -le 128 ] || exit "$status"
  echo "$name: $1: cannot be written" >&2
  exit 1
}

# A device is written directly: nothing can be put in its place.
if [ -z "$output" ] || [ "$output" = - ]; then
  cat "$work/page.html" 2>"$work/why" || unwritten "standard output"
elif [ -e "$output" ] && [ ! -f "$output" ]; then
  cat "$work/page.html" 2>"$work/why" >"$output" || unwritten "$output"
else
  half=$output.tmp$$
  cp "$work/page.html" "$half" 2>"$work/why" || unwritten "$output"
  mv "$half" "$output" 2>"$work/why" || unwritten "$output"
fi
