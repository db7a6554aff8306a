# What holds for every dataset: catalog, forms, names, keys, sources, and the
# inequalities that follow from what a column means.

function check_vocabulary(    i, j, n, part, f, owner, d, seen) {
	for (i = 1; i <= rows["specialties"]; i++) {
		specialty_kind[v("specialties", i, "specialty")] = \
			v("specialties", i, "kind")
		n = split(v("specialties", i, "aliases"), part, ";")
		part[++n] = v("specialties", i, "specialty")
		part[++n] = v("specialties", i, "code")
		for (j = 1; j <= n; j++) {
			f = fold(part[j])
			must("vocabulary: no name, code or alias twice",
			    f != "" && !(f in owner), "specialties", i,
			    "aliases", "'" part[j] "' is taken by " owner[f])
			owner[f] = v("specialties", i, "specialty")
		}
	}
	for (f in owner)
		delete owner[f]
	d = "applicant_types"
	for (i = 1; i <= rows[d]; i++)
		is_type[v(d, i, "applicant_type")] = i
	for (i = 1; i <= rows[d]; i++) {
		n = split(v(d, i, "aliases"), part, ";")
		part[++n] = v(d, i, "applicant_type")
		part[++n] = v(d, i, "label")
		part[++n] = v(d, i, "short")
		for (j = 1; j <= n; j++) {
			f = fold(part[j])
			must("vocabulary: no applicant type twice",
			    !(f in owner) ||
			    owner[f] == v(d, i, "applicant_type"), d, i,
			    "aliases", "'" part[j] "' is taken by " owner[f])
			owner[f] = v(d, i, "applicant_type")
		}
		n = split(v(d, i, "aggregate_of"), part, ";")
		for (j = 1; j <= n; j++)
			must("vocabulary: parts of aggregates are plain types",
			    (part[j] in is_type) && v(d, is_type[part[j]],
			    "aggregate_of") == "", d, i, "aggregate_of",
			    "'" part[j] "' is not a plain applicant type")
	}
	for (i = 1; i <= rows["measures"]; i++)
		is_measure[v("measures", i, "measure")] = i
	for (i = 1; i <= rows["sources"]; i++)
		is_source[v("sources", i, "source")] = i
}

function check_catalog(    i, j, d, f, n, part, used, c) {
	for (i = 1; i <= rows["forms"]; i++) {
		f = v("forms", i, "form")
		is_form[f] = 1
		form_row[f, v("forms", i, "column")] = i
	}
	form_of["specialties"] = "specialties"
	form_of["applicant_types"] = "applicant_types"
	form_of["measures"] = "measures"
	form_of["sources"] = "sources"
	form_of["catalog"] = "catalog"
	form_of["forms"] = "forms"
	key_of["specialties"] = "specialty"
	key_of["applicant_types"] = "applicant_type"
	key_of["measures"] = "measure"
	key_of["sources"] = "source"
	key_of["catalog"] = "dataset"
	key_of["forms"] = "form;column"
	for (i = 1; i <= rows["catalog"]; i++) {
		d = v("catalog", i, "dataset")
		f = v("catalog", i, "file")
		catalog_row[d] = i
		form_of[d] = v("catalog", i, "form")
		key_of[d] = v("catalog", i, "key")
		must("catalog: every file is there", (d in path) &&
		    path[d] == root "/" f && basename(f) == d, "catalog", i,
		    "file", "no file '" f "' for dataset '" d "'")
		must("catalog: every form is known", form_of[d] in is_form,
		    "catalog", i, "form", "'" form_of[d] "' is not a form")
		for (j = 1; j <= ncols["catalog"]; j++) {
			c = colname["catalog", j]
			if (c != "note")
				must("catalog: all fields filled",
				    has("catalog", i, c), "catalog", i, c,
				    "empty")
		}
	}
	for (j = 1; j <= datasets; j++) {
		d = order[j]
		must("catalog: every file is listed", d in form_of, d, 0,
		    "file", "not in catalog.csv")
		if (!(d in catalog_row))
			continue
		for (c in used)
			delete used[c]
		for (i = 1; i <= rows[d]; i++) {
			n = split(v(d, i, "source"), part, ";")
			for (f = 1; f <= n; f++) {
				used[part[f]] = 1
				source_used[part[f]] = 1
				must("sources: every id is known",
				    part[f] in is_source, d, i, "source",
				    "'" part[f] "' is not in sources.csv")
			}
			n = split(v(d, i, "corroboration"), part, /[;: ]+/)
			for (f = 1; f <= n; f++)
				if (part[f] ~ /^[a-z0-9]+-[a-z0-9]/ &&
				    must("sources: every id is known",
				    part[f] in is_source, d, i,
				    "corroboration", "'" part[f] \
				    "' is not in sources.csv"))
					source_used[part[f]] = 1
		}
		i = catalog_row[d]
		n = split(v("catalog", i, "source"), part, ";")
		for (f = 1; f <= n; f++) {
			must("catalog: sources are those of the rows",
			    part[f] in used, "catalog", i, "source",
			    "'" part[f] "' is not in " d)
			delete used[part[f]]
		}
		for (c in used)
			must("catalog: sources are those of the rows", 0,
			    "catalog", i, "source", "'" c "' is missing")
	}
	for (i = 1; i <= rows["sources"]; i++)
		must("sources: every id is used",
		    v("sources", i, "source") in source_used, "sources", i,
		    "source", "'" v("sources", i, "source") "' is not used")
}

function is_number(s) { return s ~ /^-?[0-9]+(\.[0-9]+)?$/ }

function is_date(s,    part, days) {
	if (s !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/)
		return 0
	split(s, part, "-")
	days = part[2] == 2 ? (part[1] % 4 ? 28 : 29) : \
	    (part[2] ~ /^(04|06|09|11)$/ ? 30 : 31)
	return part[2] >= 1 && part[2] <= 12 && part[3] >= 1 && part[3] <= days
}

function fits(s, type) {
	if (type == "integer")
		return s ~ /^(0|[1-9][0-9]*)$/
	if (type == "number" || type == "percent")
		return is_number(s)
	if (type == "probability")
		return s ~ /^[01]\.[0-9]+$/
	if (type == "year")
		return s ~ /^(19|20)[0-9][0-9](-(19|20)[0-9][0-9])?$/
	if (type == "date")
		return is_date(s)
	if (type == "time")
		return s ~ /^([01][0-9]|2[0-3]):[0-5][0-9]$/
	if (type == "specialty")
		return s in specialty_kind
	if (type == "applicant_type")
		return s in is_type
	if (type ~ /^enum:/)
		return index("|" substr(type, 6) "|", "|" s "|") > 0
	return type == "text"
}

function check_cell(d, i, c, form,    s, r, type, low, high) {
	s = v(d, i, c)
	r = form_row[form, c]
	if (s == "") {
		must("cells: required ones are filled",
		    v("forms", r, "required") != "yes", d, i, c, "empty")
		return
	}
	type = v("forms", r, "type")
	must("cells: each of its type", fits(s, type), d, i, c,
	    "'" s "' is not of type " type)
	low = v("forms", r, "low")
	high = v("forms", r, "high")
	if (type ~ /^(integer|number|percent|probability|year)$/) {
		if (low != "")
			must("cells: each in its range", s + 0 >= low + 0, d,
			    i, c, s " is below " low)
		if (high != "")
			must("cells: each in its range", s + 0 <= high + 0, d,
			    i, c, s " is above " high)
	}
}

function check_form(d,    form, i, j, c, n, names, k, seen) {
	form = form_of[d]
	for (j = 1; j <= ncols[d]; j++) {
		c = colname[d, j]
		if (!must("forms: every column is of the form",
		    (form, c) in form_row, d, 0, c, "not in form " form))
			return
	}
	for (i = 1; i <= rows["forms"]; i++)
		if (v("forms", i, "form") == form &&
		    v("forms", i, "required") != "no") {
			c = v("forms", i, "column")
			must("forms: required columns are there",
			    column(d, c), d, 0, c, "column missing")
		}
	n = split(key_of[d], names, ";")
	for (j = 1; j <= n; j++)
		must("keys: every key is a column", column(d, names[j]), d, 0,
		    names[j], "named in the key, not a column")
	for (i = 1; i <= rows[d]; i++) {
		must("rows: as many fields as columns",
		    width[d, i] == ncols[d], d, i, colname[d, 1],
		    width[d, i] " fields, " ncols[d] " columns")
		must("rows: no tab, carriage return or stray blank",
		    !((d, i) in untidy), d, i, colname[d, 1], "stray blank")
		for (j = 1; j <= ncols[d]; j++)
			check_cell(d, i, colname[d, j], form)
		k = ""
		for (j = 1; j <= n; j++)
			k = k SUBSEP v(d, i, names[j])
		must("keys: no row twice", !(k in seen), d, i, names[1],
		    "same key as line " seen[k])
		seen[k] = i + 1
	}
	must("forms: source and note come last", !(d in catalog_row) ||
	    (colname[d, ncols[d]] == "note" &&
	    colname[d, ncols[d] - 1] == "source"), d, 0, "note",
	    "source and note are not the last columns")
	must("files: no byte order mark, no carriage return",
	    first_bytes[d] ~ /^[a-z]/ && first_bytes[d] !~ /\r/, d, 0,
	    colname[d, 1], "byte order mark or carriage return")
	must("files: not empty", rows[d] > 0, d, 0, colname[d, 1], "no rows")
	index_rows(d, key_of[d])
}

# a <= b in every row that has both.
function ordered(name, d, a, b,    i) {
	if (!column(d, a) || !column(d, b))
		return
	for (i = 1; i <= rows[d]; i++)
		if (has(d, i, a) && has(d, i, b))
			must(name, v(d, i, a) + 0 <= v(d, i, b) + 0, d, i, a,
			    v(d, i, a) " is more than " b " " v(d, i, b))
}

# Bins of one group, in file order, must not overlap; open ends only outside.
function check_bins(d,    i, g, prev, high) {
	if (!column(d, "score_low") || !column(d, "score_high"))
		return
	prev = ""
	for (i = 1; i <= rows[d]; i++) {
		g = v(d, i, "specialty") SUBSEP v(d, i, "applicant_type") \
		    SUBSEP v(d, i, "measure")
		if (g == prev)
			must("bins: none overlap", has(d, i, "score_low") &&
			    high != "" && v(d, i, "score_low") + 0 > high + 0,
			    d, i, "score_low", "bin starts at '" \
			    v(d, i, "score_low") "', the one before ends at '" \
			    high "'")
		prev = g
		high = v(d, i, "score_high")
	}
}

function check_measures(d,    f, i) {
	f = form_of[d]
	if (f !~ /^(counts|summaries|percents|distributions|bands|thresholds|score_use|norms|percentiles|standards|returns)$/ ||
	    !column(d, "measure"))
		return
	for (i = 1; i <= rows[d]; i++)
		must("names: every measure is known",
		    v(d, i, "measure") in is_measure, d, i, "measure",
		    "'" v(d, i, "measure") "' is not in measures.csv")
}

# Scores and other measures stay within what measures.csv allows.
function check_range(d,    i, j, n, names, m, x) {
	if (!column(d, "measure") || d == "measures")
		return
	n = split("score mean min p10 q1 median q3 p90 max old_minimum new_minimum",
	    names, " ")
	for (i = 1; i <= rows[d]; i++) {
		m = v(d, i, "measure")
		if (!(m in is_measure))
			continue
		for (j = 1; j <= n; j++) {
			x = v(d, i, names[j])
			if (x == "")
				continue
			must("measures: within their range",
			    (!has("measures", is_measure[m], "low") ||
			    x + 0 >= v("measures", is_measure[m], "low") + 0) &&
			    (!has("measures", is_measure[m], "high") ||
			    x + 0 <= v("measures", is_measure[m], "high") + 0),
			    d, i, names[j], x " is out of the range of " m)
		}
	}
}

function check_basis(d,    i) {
	if (!column(d, "basis") || d == "catalog")
		return
	for (i = 1; i <= rows[d]; i++)
		must("basis: one in a file", v(d, i, "basis") == \
		    v(d, 1, "basis"), d, i, "basis", "'" v(d, i, "basis") \
		    "' in a file of '" v(d, 1, "basis") "'")
}

function check_structure(    j, d, n, names, k) {
	check_vocabulary()
	check_catalog()
	for (j = 1; j <= datasets; j++) {
		d = order[j]
		if (!(d in form_of))
			continue
		check_form(d)
		check_bins(d)
		check_measures(d)
		check_range(d)
		check_basis(d)
		ordered("counts: matched at most total", d, "matched", "total")
		ordered("counts: filled at most positions", d, "filled",
		    "positions")
		ordered("counts: filled by a type at most filled", d,
		    "filled", "filled_total")
		ordered("counts: matched at most ranking", d, "matched",
		    "applicants_ranking")
		ordered("counts: matched at most quota", d, "matched", "quota")
		ordered("counts: n at most n_all", d, "n", "n_all")
		ordered("bins: low end at most high end", d, "score_low",
		    "score_high")
		n = split("min p10 q1 median q3 p90 max", names, " ")
		for (k = 1; k < n; k++) {
			ordered("quantiles: in order", d, names[k],
			    names[k + 1])
			ordered("quantiles: in order", d, names[k],
			    names[k + 2])
		}
	}
}
