# Reading and reporting for the checks of datasets/.
#
# Every CSV on the command line is read whole: cell i of column c in dataset d
# is v(d, i, c), rows counted from 1; the row stands in line i + 1, because no
# field of ours holds a line break. A dataset is called by the base name of
# its file: datasets/nrmp/nrmp-overall.csv is nrmp-overall.
#
# A check is a name and any number of comparisons. must(name, ok, ...) counts
# one comparison and prints "file:line: column: problem" when it does not
# hold. A check that compared nothing has failed too: it could not fail.

function basename(path) {
	sub(/^.*\//, "", path)
	sub(/\.csv$/, "", path)
	return path
}

# The fields of one line; quotes only where needed, "" for a quote.
function csv_split(line, out,    n, rest, p) {
	if (line !~ /"/)
		return split(line, out, ",")
	n = 0
	rest = line
	for (;;) {
		n++
		if (rest ~ /^"/) {
			rest = substr(rest, 2)
			out[n] = ""
			while ((p = index(rest, "\"")) > 0) {
				out[n] = out[n] substr(rest, 1, p - 1)
				rest = substr(rest, p + 1)
				if (rest !~ /^"/)
					break
				out[n] = out[n] "\""
				rest = substr(rest, 2)
			}
			if (rest == "")
				return n
			rest = substr(rest, 2)
		} else if ((p = index(rest, ",")) > 0) {
			out[n] = substr(rest, 1, p - 1)
			rest = substr(rest, p + 1)
		} else {
			out[n] = rest
			return n
		}
	}
}

function v(d, i, c) { return cell[d, i, c] }
function has(d, i, c) { return cell[d, i, c] != "" }
function column(d, c) { return (d, c) in colno }

function problem(d, i, c, text) {
	print path[d] ":" i + 1 ": " c ": " text
}

function must(name, ok, d, i, c, text) {
	compared[name]++
	if (!ok) {
		failed[name]++
		problem(d, i, c, text)
	}
	return ok
}

# Is num/den, printed with as many decimals as text has, equal to text?
# Half-way cases may go either way; the tolerance is for binary fractions.
function prints_as(num, den, text,    dec, p, unit) {
	p = index(text, ".")
	dec = p ? length(text) - p : 0
	unit = 10 ^ -dec
	p = num / den - text
	if (p < 0)
		p = -p
	return p <= unit / 2 + 1e-9
}

function round(x) { return int(x + (x < 0 ? -0.5 : 0.5)) }
function abs(x) { return x < 0 ? -x : x }

# Lookup key of a name, as the tools fold it.
function fold(s) {
	s = tolower(s)
	gsub(/&/, "and", s)
	gsub(/[^a-z0-9]/, "", s)
	return s
}

# The sum of column c over the rows of d where k1 is w1 and, if given, k2 is
# w2 and k3 is w3. Aggregate specialties are left out; summed counts cells.
function sum(d, c, k1, w1, k2, w2, k3, w3,    i, s) {
	s = 0
	summed = 0
	for (i = 1; i <= rows[d]; i++) {
		if (v(d, i, k1) != w1 || (k2 != "" && v(d, i, k2) != w2) ||
		    (k3 != "" && v(d, i, k3) != w3))
			continue
		if (column(d, "specialty") &&
		    specialty_kind[v(d, i, "specialty")] == "aggregate")
			continue
		if (has(d, i, c)) {
			s += v(d, i, c)
			summed++
		}
		last = i
	}
	return s
}

# at[d, key...] is the row with these values of the catalog's key columns.
function index_rows(d, cols,    names, n, i, j, k) {
	n = split(cols, names, ";")
	for (i = 1; i <= rows[d]; i++) {
		k = d
		for (j = 1; j <= n; j++)
			k = k SUBSEP v(d, i, names[j])
		if (!(k in at))
			at[k] = i
	}
}

FNR == 1 {
	d = basename(FILENAME)
	path[d] = FILENAME
	order[++datasets] = d
	first_bytes[d] = $0
	ncols[d] = csv_split($0, head)
	for (j = 1; j <= ncols[d]; j++) {
		colno[d, head[j]] = j
		colname[d, j] = head[j]
	}
	next
}

{
	rows[d] = FNR - 1
	width[d, FNR - 1] = csv_split($0, field)
	if ($0 ~ /\r|\t| (,|$)/)
		untidy[d, FNR - 1] = 1
	for (j = 1; j <= ncols[d]; j++)
		cell[d, FNR - 1, colname[d, j]] = field[j]
	for (j = 1; j <= ncols[d]; j++)
		field[j] = ""
}
