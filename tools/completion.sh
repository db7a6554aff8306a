#!/bin/sh
# Writes the completion of the tools for bash, from their own options tables:
#
#   tools/completion.sh build/bin/match-* >completion.bash
#
# Options and their arguments: names of datasets, specialties and applicant
# types, lists of them by commas, files. make installs it under each tool's
# name, where bash-completion looks when the tool is first completed.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
words=$top/datasets/vocabulary

# column FILE NAME: the plain words of a column; names with blanks are left out
column() {
  awk -F, -v want="$2" '
    NR == 1 { for (i = 1; i <= NF; i++) if ($i == want) c = i; next }
    $c ~ /^[A-Za-z0-9_-]+$/ { printf "%s%s", s, $c; s = " " }' "$1"
}

echo "# bash completion for matchstat; written by tools/completion.sh"
echo "_matchstat_specialties='$(column "$words/specialties.csv" code)'"
echo "_matchstat_types='$(column "$words/applicant_types.csv" applicant_type)'"
echo
echo "# The options of a tool."
echo "_matchstat_options() {"
echo "	case \$1 in"
for tool; do
  "$tool" --dump-options | awk -F '\t' -v tool="$(basename "$tool")" '
    { all = all (NR > 1 ? " " : "") ($1 ? $1 " " : "") $2 }
    END { printf "\t%s) echo \"%s\" ;;\n", tool, all }'
done
echo "	esac"
echo "}"
echo
echo "# What an option of a tool takes: the long option and its argument."
echo "_matchstat_takes() {"
echo "	case \$1:\$2 in"
for tool; do
  "$tool" --dump-options | awk -F '\t' -v tool="$(basename "$tool")" '
    $3 { printf "\t%s:%s%s) echo \"%s %s\" ;;\n", tool,
      ($1 ? $1 " | " tool ":" : ""), $2, $2, $3 }'
done
echo "	esac"
echo "}"
cat <<'EOF'

# Words for the last item of a list by commas.
_matchstat_list() {
	local head=

	[[ $cur == *,* ]] && head=${cur%,*},
	COMPREPLY=($(compgen -P "$head" -W "$1" -- "${cur##*,}"))
}

_matchstat_files() {
	compopt -o filenames 2>/dev/null
	COMPREPLY=($(compgen -f -- "$cur"))
}

_matchstat_datasets() {
	COMPREPLY=($(compgen -W "$(match-data 2>/dev/null |
		sed '1d; s/,.*//')" -- "$cur"))
}

_matchstat() {
	local tool=${COMP_WORDS[0]##*/} cur=${COMP_WORDS[COMP_CWORD]}
	local prev=${COMP_WORDS[COMP_CWORD - 1]} takes IFS=$' \t\n'

	# bash splits --option=argument at the equals sign
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	COMPREPLY=()
	takes=$(_matchstat_takes "$tool" "$prev")
	case $takes in
	"--dataset "*) _matchstat_datasets ;;
	"--specialty "*) _matchstat_list "$_matchstat_specialties" ;;
	"--applicant-type "*) _matchstat_list "$_matchstat_types" ;;
	*" FILE") _matchstat_files ;;
	?*) ;;
	*)
		if [[ $cur == -* ]]; then
			COMPREPLY=($(compgen -W \
				"$(_matchstat_options "$tool")" -- "$cur"))
		elif [[ $tool == match-data ]]; then
			_matchstat_datasets
		else
			_matchstat_files
		fi
		;;
	esac
}

EOF
for tool; do
  echo "complete -F _matchstat $(basename "$tool")"
done
