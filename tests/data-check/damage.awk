# Prints one CSV with the cell in line `line`, column `col` set to `new`;
# "-" empties it. The cells of lib.awk lose their quotes, so quote again.

function quoted(s) {
	if (s !~ /[",]/)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}

END {
	d = order[1]
	print first_bytes[d]
	for (i = 1; i <= rows[d]; i++) {
		out = ""
		for (j = 1; j <= ncols[d]; j++) {
			c = colname[d, j]
			s = v(d, i, c)
			if (i + 1 == line && c == col)
				s = new == "-" ? "" : new
			out = out (j > 1 ? "," : "") quoted(s)
		}
		print out
	}
}
