# Counts as match-tally --missing -b specialty,applicant_type prints them, the
# slow way, for tests: awk -f tally.awk rows.csv | LC_ALL=C sort. Columns are
# specialty 3, applicant_type 4, step2_ck 5, matched 6; no header is printed.
# A line is joined to the next while its quotes are odd in number.
function quotes(s, n) { n = gsub(/"/, "\"", s); return n }
function field(s, a, n, i, c, inside, f) {
	n = 1; a[1] = ""
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		if (c == "\"") {
			if (inside && substr(s, i + 1, 1) == "\"") { a[n] = a[n] c; i++ }
			else inside = !inside
		} else if (c == "," && !inside) a[++n] = ""
		else a[n] = a[n] c
	}
	return n
}
{
	line = $0
	while (quotes(line) % 2 && (getline more) > 0) line = line "\n" more
	sub(/\r$/, "", line)
	if (++row == 1) next
	if (index(line, "\"")) {
		# the head is the same for every row of a group: take it apart once
		match(line, /,[0-9A-Z]*,[01]$/)
		head = substr(line, 15, RSTART - 15)
		tail = substr(line, RSTART + 1)
		if (!(head in known)) {
			field(head, f)
			gsub(/"/, "\"\"", f[1])
			known[head] = "\"" f[1] "\"," f[2]
		}
		key = known[head]
		split(tail, t, ",")
		score = t[1]; m = t[2]
	} else {
		split(line, f, ",")
		key = f[3] "," f[4]; score = f[5]; m = f[6]
	}
	if (score == "NA") score = ""
	if (m == "1") yes[key "," score]++
	else no[key "," score]++
	all[key "," score]
}
END { for (k in all) printf "%s,%d,%d\n", k, yes[k], no[k] }
